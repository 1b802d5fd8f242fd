"""What is done a little later, by a timer that lives and goes with its owner."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import conseil_mobilite
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, refill


def test_it_is_done_once_and_nothing_is_left_of_it(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    soon(owner, lambda: done.append(1))
    soon(owner, lambda: done.append(2), after_ms=30)
    assert done == []
    qtbot.waitUntil(lambda: done == [1, 2])
    qtbot.waitUntil(lambda: not owner.findChildren(QTimer))


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


def test_what_raises_is_told_and_leaves_nothing_either(qtbot: QtBot) -> None:
    owner = QObject()

    def fail() -> None:
        raise ValueError

    with qtbot.captureExceptions() as told:
        soon(owner, fail)
        qtbot.waitUntil(lambda: not owner.findChildren(QTimer))
    assert [kind for kind, _error, _where in told] == [ValueError]


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    soon(owner, lambda: done.append(1))
    owner.deleteLater()
    other = QObject()
    soon(other, lambda: done.append(2), after_ms=30)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]


def test_it_is_the_one_way_in_the_program() -> None:
    program = Path(conseil_mobilite.__file__).parent
    calls = re.compile(r"QTimer\.singleShot\(")
    found = [each.name for each in program.rglob("*.py") if calls.search(each.read_text("utf-8"))]
    assert found == []
