"""Cycles that hold widgets go in the GUI thread, whoever allocates meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.garbage import Garbage

DUE = 3_000
"""More objects than the youngest generation holds before it is due."""


class Knot:
    """Holds itself, and notes the thread that unties it."""

    def __init__(self, untied: list[int]) -> None:
        self._untied, self._itself = untied, self

    def __del__(self) -> None:
        self._untied.append(threading.get_ident())


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    assert qtbot is not None
    parent = QObject()
    yield Garbage(parent)
    parent.deleteLater()


def allocate() -> list[list[int]]:
    return [[rank] for rank in range(DUE)]


@pytest.mark.usefixtures("garbage")
def test_a_worker_that_allocates_never_collects(qtbot: QtBot) -> None:
    untied: list[int] = []
    Knot(untied)
    kept = [allocate()]

    worker = threading.Thread(target=lambda: kept.append(allocate()))
    worker.start()
    worker.join()
    in_worker = list(untied)
    qtbot.waitUntil(lambda: bool(untied))

    assert in_worker == []
    assert untied == [threading.get_ident()]
    assert len(kept) == 2


@pytest.mark.usefixtures("garbage")
def test_python_never_collects_by_itself_again() -> None:
    assert not gc.isenabled()
