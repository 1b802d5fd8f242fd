"""What is done a little later, for an owner and only as long as it is there."""

import gc
import re
import weakref
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import conseil_mobilite
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, refill


def test_it_is_done_once(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    soon(owner, lambda: done.append(1))
    soon(owner, lambda: done.append(2), after_ms=30)
    assert done == []
    qtbot.waitUntil(lambda: done == [1, 2])
    qtbot.wait(30)
    assert done == [1, 2]


def test_it_is_done_once_new_rows_are_shown(qtbot: QtBot) -> None:
    holder, seen = frame(column()), list[bool]()
    qtbot.addWidget(holder)
    holder.resize(200, 100)
    with qtbot.waitExposed(holder):
        holder.show()
    new = QLabel("une ligne")
    refill(holder, new)
    soon(holder, lambda: seen.append(new.isVisible()))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]


def test_what_raises_is_told(qtbot: QtBot) -> None:
    owner = QObject()

    def fail() -> None:
        raise ValueError

    with qtbot.captureExceptions() as told:
        soon(owner, fail)
        qtbot.waitUntil(lambda: bool(told))
    assert [kind for kind, _error, _where in told] == [ValueError]


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    soon(owner, lambda: done.append(1))
    shiboken6.delete(owner)
    other = QObject()
    soon(other, lambda: done.append(2), after_ms=30)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]


class Holder:
    """Stands for all that what was to be done knows: a page, a base, names."""

    def act(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("after", ["method", "partial"])
def test_what_was_to_be_done_is_let_go_with_its_owner(qtbot: QtBot, after: str) -> None:
    owner, holder, done = QObject(), Holder(), list[int]()
    kept = weakref.ref(holder)
    soon(owner, holder.act if after == "method" else partial(Holder.act, holder))
    del holder
    shiboken6.delete(owner)
    other = QObject()
    soon(other, lambda: done.append(1), after_ms=30)
    qtbot.waitUntil(lambda: bool(done))
    gc.collect()

    assert kept() is None


def test_it_is_the_one_way_in_the_program() -> None:
    program = Path(conseil_mobilite.__file__).parent
    calls = re.compile(r"QTimer\.singleShot\(")
    found = [each.name for each in program.rglob("*.py") if calls.search(each.read_text("utf-8"))]
    assert found == ["later.py"]
