"""What goes wrong in a method that Qt calls is told, and the program goes on."""

import subprocess
import sys

import pytest

FALLING = """
import sys
from PySide6.QtCore import QAbstractListModel, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
{prelude}
sys.excepthook = lambda _kind, error, _where: print("told", type(error).__name__, flush=True)
application = QApplication([])


class Around(QWidget):
    def event(self, event):
        return super().event(event)

    def keyPressEvent(self, event):
        if {case!r} == "key":
            ()[0]

    def paintEvent(self, event):
        if {case!r} == "paint":
            {{}}["nobody"]


class Rows(QAbstractListModel):
    def rowCount(self, parent=None):
        return 1

    def data(self, index, role):
        if {case!r} == "model":
            ()[0]


widget, rows, shown = Around(), Rows(), QListView()
widget.show()
shown.setModel(rows)
shown.show()
shown.grab()
widget.grab()
QTest.keyClick(widget, Qt.Key.Key_Return)
print("alive")
"""
"""A window whose key, painting or model meets an error that C makes."""


def _run(case: str, prelude: str) -> subprocess.CompletedProcess[str]:
    script = FALLING.format(case=case, prelude=prelude)
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("case", ["key", "paint", "model"])
@pytest.mark.long
def test_an_error_born_in_c_is_told_and_does_not_kill_the_program(case: str) -> None:
    ended = _run(case, "import conseil_mobilite.gui")

    assert ended.returncode >= 0, "killed by a signal"
    assert "told" in ended.stdout


@pytest.mark.long
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python makes every error an object there")
def test_without_that_care_the_same_window_falls() -> None:
    assert _run("key", "").returncode < 0
