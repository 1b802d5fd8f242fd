"""Enter acts on the answer to what is typed, never on the answer to something else."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.completion import CompletionField, Proposal

pytestmark = pytest.mark.usefixtures("dressed")

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
LUCAS, LUCIE = Proposal("lucas", "Lucas"), Proposal("lucie", "Lucie")
HEADING = Proposal("", "Vouliez-vous dire", heading=True)
GUESS = Proposal("luce", "Luce", aside=True)


class Held:
    """A field whose answers come when the test gives them."""

    def __init__(self, bot: QtBot, field: CompletionField) -> None:
        self.bot, self.field = bot, field
        self.asked: list[str] = []
        self.picked: list[str] = []
        self.returned: list[str] = []
        field.searched.connect(self.asked.append)
        field.picked.connect(self.picked.append)
        field.returnPressed.connect(lambda: self.returned.append(field.text()))

    def press(self, key: Qt.Key) -> None:
        self.bot.keyClick(QApplication.activePopupWidget() or self.field, key)

    def type(self, text: str) -> None:
        self.bot.keyClicks(QApplication.activePopupWidget() or self.field, text)

    def asking(self, text: str) -> None:
        self.bot.waitUntil(lambda: self.asked[-1:] == [text])

    def shown(self, text: str, proposals: Sequence[Proposal]) -> None:
        self.type(text)
        self.asking(self.field.text())
        self.field.offer(proposals)


@pytest.fixture
def held(qtbot: QtBot, shown: Callable[[QWidget], None]) -> Held:
    field = CompletionField("person", placeholder="Personne")
    shown(field)
    field.setFocus()
    return Held(qtbot, field)


def test_enter_typed_before_the_answer_takes_its_first_line(held: Held) -> None:
    held.shown("luc", [LUCAS, LUCIE])

    held.type("i")
    held.press(ENTER)
    assert held.asked[-1] == "luci"  # Enter does not wait for the typing to pause
    assert held.picked == []
    held.field.offer([LUCIE])

    assert held.picked == ["lucie"]
    assert held.field.text() == "Lucie"
    assert QApplication.activePopupWidget() is None


def test_enter_typed_before_the_first_answer_is_kept_as_well(held: Held) -> None:
    held.type("luc")
    held.press(ENTER)
    assert held.returned == []

    held.field.offer([HEADING, LUCAS, LUCIE])

    assert held.picked == ["lucas"]


def test_enter_is_given_up_by_what_is_typed_after_it(held: Held) -> None:
    held.type("luc")
    held.press(ENTER)
    held.type("i")
    held.asking("luci")

    held.field.offer([LUCIE])

    assert held.picked == []
    held.press(ENTER)
    assert held.picked == ["lucie"]


def test_enter_never_takes_what_was_only_guessed(held: Held) -> None:
    held.type("luz")
    held.press(ENTER)
    held.field.offer([HEADING, GUESS])
    assert held.picked == []
    held.press(ENTER)
    assert held.picked == []

    held.field.offer([HEADING, GUESS])
    held.press(DOWN)
    held.press(ENTER)

    assert held.picked == ["luce"]


def test_enter_after_arrows_in_an_older_list_takes_nobody_unseen(held: Held) -> None:
    held.shown("luc", [LUCAS, LUCIE])

    held.type("i")
    held.press(DOWN)
    held.press(ENTER)
    held.asking("luci")
    held.field.offer([LUCAS, LUCIE])

    assert held.picked == []
    assert held.field.choosing()


def test_enter_that_finds_nothing_is_an_enter_as_any_other(held: Held) -> None:
    held.type("xyz")
    held.press(ENTER)

    held.field.offer(())

    assert held.picked == []
    assert held.returned == ["xyz"]


def test_more_offered_for_the_same_words_leaves_the_line_lit(held: Held) -> None:
    held.shown("luc", [LUCAS, LUCIE])
    held.press(DOWN)

    held.field.offer([LUCAS, LUCIE, HEADING, GUESS])
    held.press(ENTER)

    assert held.picked == ["lucie"]


def test_nothing_of_an_emptied_field_is_proposed_any_more(held: Held) -> None:
    held.shown("l", [LUCAS])

    held.press(Qt.Key.Key_Backspace)

    assert QApplication.activePopupWidget() is None
    held.press(ENTER)
    assert held.picked == []
    assert held.returned == [""]


def test_words_that_stand_as_typed_are_left_alone_by_an_older_list(
    qtbot: QtBot, shown: Callable[[QWidget], None]
) -> None:
    held = Held(qtbot, CompletionField("place", eager=False))
    shown(held.field)
    held.field.setFocus()
    held.shown("luc", [LUCAS, LUCIE])
    held.press(DOWN)
    assert held.field.choosing()

    held.type("e")
    held.press(ENTER)

    assert held.picked == []
    assert held.field.text() == "luce"
