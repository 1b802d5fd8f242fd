"""What the hands of a whole week do again and again, by the keyboard alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTabBar, QWidget
from tests.journeys.typist import FAR, Typist

from conseil_mobilite.gui.kit.page import Screen

KEY: Final = Qt.Key
CONTROL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Week:
    """The week that comes, and whom it is spent with, by full name; nobody bears the same.

    `leaver` left with a follow-up to be made, in `months`.
    """

    monday: date
    people: tuple[str, ...]
    leaver: str
    months: int
    ids: dict[str, UUID]

    def day(self, weeks: int, weekday: int) -> date:
        """Return a day of the week `weeks` after this one; `weekday` counts from Monday, 0."""
        return self.monday + timedelta(weeks=weeks, days=weekday)


def take(typist: Typist, name: str, typed: str = "") -> None:
    """Type a name, or some of its letters, and take it by Enter once it is the first proposed."""
    typist.type(typed or name)
    typist.until(lambda: _proposed() == name, f"{name} is not proposed first.")
    typist.press(KEY.Key_Return)


def open_file(typist: Typist, name: str, tab: str) -> None:
    """Go to a person from anywhere by Ctrl+K, and to one of the tabs of the file."""
    typist.control(KEY.Key_K)
    take(typist, name)
    typist.until(lambda: typist.route().screen is Screen.PERSON, f"{name} does not open.")
    typist.settle()
    bar = typist.hand.find("record_tabs", QTabBar)
    ranks = (rank for rank in range(bar.count()) if bar.tabText(rank).startswith(tab))
    typist.control(Qt.Key(KEY.Key_1 + next(ranks)))
    typist.settle()


def show_agenda(typist: Typist) -> None:
    typist.alt(KEY.Key_3)
    typist.until(lambda: typist.hand.sees("agenda_quick"), "The agenda does not show.")
    typist.settle()


def show_week(typist: Typist, day: date) -> None:
    """Go to the week of a day by Ctrl+G, then to the grid."""
    typist.control(KEY.Key_G)
    typist.type(f"{day:%d/%m/%Y}")
    typist.press(KEY.Key_Return)
    typist.settle()
    typist.reach("agenda_grid")


def stand_on(typist: Typist, words: str) -> None:
    """Go with the arrows to the appointment of which the grid says these words."""
    grid = typist.reach("agenda_grid")
    for key in (KEY.Key_Down, KEY.Key_Up):
        for _ in range(FAR):
            before = grid.accessibleName()
            if words in before.replace("\u00a0", " "):
                return
            typist.press(key)
            if grid.accessibleName() == before:
                break
    raise AssertionError(f"« {words} » is not in the week; it ends at « {grid.accessibleName()} ».")


def told(typist: Typist, words: str) -> None:
    """Wait until the window says that it was done."""
    typist.until(lambda: _bar(typist).startswith(words), f"Not said: {words}")
    typist.settle()


def undo(typist: Typist) -> None:
    typist.control(KEY.Key_Z)
    told(typist, "Annulé")


def tick(typist: Typist, name: str) -> None:
    """Reach a button or a chip of that name and press it."""
    typist.reach(name)
    typist.press(KEY.Key_Space)


def gone(typist: Typist, name: str) -> None:
    """Wait until a dialog has closed: what it asked was kept."""
    typist.until(
        lambda: not _stands(typist, name), f"« {name} » stays open.{typist.hand.shown_errors()}"
    )
    typist.settle()


def _stands(typist: Typist, name: str) -> bool:
    dialogs = typist.hand.window.findChildren(QWidget, name)
    return any(each.isVisible() for each in dialogs)


def _proposed() -> str:
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QAbstractItemView):
        return ""
    return str(popup.currentIndex().data())


def _bar(typist: Typist) -> str:
    bar = typist.hand.window.findChild(QLabel, "undo_sentence")
    return bar.text().replace("\u00a0", " ") if bar is not None and bar.isVisible() else ""
