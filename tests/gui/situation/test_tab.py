"""The tab « Mobilité »: cards of dated facts, or what was said where there is none."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone
from tests.gui.situation.screen import find, words

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.situation import topics
from conseil_mobilite.services.situation.situation_picture import SituationPicture
from conseil_mobilite.services.situation.topics import Statement
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


class Shoes(TopicCard):
    """A card whose facts are decided by the test."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "trajets")
        self.pairs: list[str] = []
        self.worn_out: list[str] = []
        self.begun = 0

    def current(self, _picture: SituationPicture) -> list[QWidget]:
        return [label(pair) for pair in self.pairs]

    def ended(self, _picture: SituationPicture) -> list[QWidget]:
        return [label(pair) for pair in self.worn_out]

    def add(self) -> None:
        self.begun += 1


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> SituationTab:
    tab = SituationTab(desk, helene, left=(Shoes,), right=(), below=())
    show_alone(qtbot, tab, 1270, 620)
    tab.refresh()
    return tab


def test_a_topic_without_facts_is_stated_and_dated(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    untold = find(tab, QAbstractButton, "situation_trajets_stated_non_aborde")
    assert untold.isChecked()

    find(tab, QPushButton, "situation_trajets_stated_aucun").click()

    qtbot.waitUntil(lambda: "Noté le 12 mars 2027" in words(tab))
    kept = store.read(topics.statements, helene)
    assert kept == {"trajets": Statement(Knowledge.NONE, ON)}


def test_the_arrows_move_among_what_may_be_said(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    none = find(tab, QPushButton, "situation_trajets_stated_aucun")
    none.click()
    qtbot.waitUntil(lambda: "Noté le" in words(tab))

    none.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(none, Qt.Key.Key_Down)

    def is_unknown() -> bool:
        return store.read(topics.statements, helene)["trajets"].state is Knowledge.UNKNOWN

    qtbot.waitUntil(is_unknown)


def test_taking_a_statement_back_leaves_the_topic_not_discussed(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    store.run(topics.state_topic, helene, "trajets", Knowledge.REFUSED, ON)
    tab.refresh()
    qtbot.waitUntil(lambda: "Noté le" in words(tab))

    find(tab, QPushButton, "situation_trajets_stated_non_aborde").click()

    qtbot.waitUntil(lambda: "Noté le" not in words(tab))
    assert store.read(topics.statements, helene) == {}


def test_facts_take_the_place_of_what_was_said_and_the_past_is_folded(
    qtbot: QtBot, tab: SituationTab
) -> None:
    shoes = tab.findChild(Shoes)
    assert shoes is not None
    shoes.pairs, shoes.worn_out = ["Bottes"], ["Sandales"]
    tab.refresh()
    qtbot.waitUntil(lambda: "Bottes" in words(tab))

    assert not find(tab, QFrame, "situation_trajets_stated").isVisible()
    assert "Sandales" not in words(tab)
    find(tab, QPushButton, "situation_trajets_past").click()
    assert "Sandales" in [each.text() for each in tab.findChildren(QLabel) if each.isVisible()]


def test_what_is_kept_elsewhere_shows_while_the_tab_is_open(
    qtbot: QtBot, tab: SituationTab, desk: Desk, helene: UUID
) -> None:
    qtbot.waitUntil(lambda: "Non abordé" in words(tab))

    desk.background.run(topics.state_topic, helene, "trajets", Knowledge.REFUSED, ON)

    qtbot.waitUntil(lambda: "Noté le 12 mars 2027" in words(tab))
    assert find(tab, QAbstractButton, "situation_trajets_stated_refus").isChecked()
