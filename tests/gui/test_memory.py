"""Memory that is free goes back to the system."""

import os
import platform
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from conseil_mobilite.app.memory import Memory

GLIBC = platform.libc_ver()[0] == "glibc"
BLOCKS, SIZE = 30_000, 2_000
KEPT_EVERY = 100
"""Enough to keep the top of the heap from going back by itself."""


def test_it_stands_on_any_system(qapp: QApplication) -> None:
    holder = QObject(qapp)

    Memory(holder).give_back()

    shiboken6.delete(holder)


@pytest.mark.skipif(not GLIBC, reason="the C library of this system gives back by itself")
def test_what_was_freed_between_what_is_kept_goes_back(qapp: QApplication) -> None:
    holder = QObject(qapp)
    memory = Memory(holder)
    blocks = [bytes(SIZE) for _ in range(BLOCKS)]
    kept = blocks[::KEPT_EVERY]
    blocks.clear()
    before = _megabytes()

    memory.give_back()

    assert before - _megabytes() > BLOCKS * SIZE / 2**20 / 2
    assert len(kept) == BLOCKS / KEPT_EVERY
    shiboken6.delete(holder)


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
