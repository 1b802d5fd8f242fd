"""What is laid out anew keeps its turn when one goes from control to control by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.layouts import column, frame, refill, row


def button(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setObjectName(name)
    return made


def test_tab_reaches_what_was_refilled_where_it_stands(qtbot: QtBot) -> None:
    first, second = frame(column()), frame(column())
    window = frame(column(button("top"), first, second, button("bottom")))
    qtbot.addWidget(window)

    refill(second, button("d"))
    refill(first, frame(row(button("a"), button("b"))), button("c"))
    refill(second, row(button("e"), button("f")))

    assert walked(window, qtbot, "top") == ["top", "a", "b", "c", "e", "f", "bottom"]


def test_a_part_that_is_laid_out_again_comes_in_its_new_place(qtbot: QtBot) -> None:
    holder, kept = frame(column()), frame(row(button("kept"), button("too")))
    window = frame(column(button("top"), holder))
    qtbot.addWidget(window)
    refill(holder, kept, button("old"))
    kept.setParent(window)  # out of what is refilled

    refill(holder, button("new"), kept)
    kept.show()

    assert walked(window, qtbot, "top") == ["top", "new", "kept", "too"]


def test_the_menu_of_a_button_is_left_to_its_own_keys(qtbot: QtBot) -> None:
    holder, more = frame(column()), button("more")
    more.setMenu(QMenu(more))
    window = frame(column(holder, button("bottom")))
    qtbot.addWidget(window)

    refill(holder, more, button("last"))

    assert walked(window, qtbot, "more") == ["more", "last", "bottom"]


def walked(window: QWidget, qtbot: QtBot, first: str) -> list[str]:
    """Return the names of what Tab reaches, in its order, from a control on and back to it."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    begun = window.findChild(QPushButton, first)
    assert begun is not None
    begun.setFocus()
    names: list[str] = []
    while (name := focused(window)) not in names:
        names.append(name)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    return names


def focused(window: QWidget) -> str:
    return (QApplication.focusWidget() or window).objectName()
