"""Langues de la fiche: a translation read over by the body, and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.settings.language_row import LanguageRow
from conseil_mobilite.services.paper.wording import languages
from conseil_mobilite.store.database import Store


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "languages")
    qtbot.waitUntil(lambda: bool(screen.page.findChildren(LanguageRow)))
    return screen


def reader_of(store: Store, tag: str) -> str:
    known = {each.tag: each.proofread_by for each in store.read(languages.available)}
    return known[tag]


def name_reader(screen: Screen, tag: str, name: str) -> None:
    screen.push(f"language_{tag}")
    screen.type(f"language_{tag}_reader", name)
    screen.saved(lambda: screen.press(Qt.Key.Key_Return))


def test_each_language_says_its_own_name_its_french_name_and_that_no_native_read_it(
    screen: Screen, store: Store
) -> None:
    rows = screen.page.findChildren(LanguageRow)
    shown = [[label.text() for label in row.findChildren(QLabel)] for row in rows]

    for language, words in zip(store.read(languages.available), shown, strict=True):
        assert language.endonym in words
        assert language.french_name.capitalize() in words
        assert "Relue par un locuteur natif\u00a0: non" in words
        assert "Provisoire\u00a0: la fiche le dit." in words


def test_a_translation_read_over_says_by_whom_and_when(screen: Screen, store: Store) -> None:
    name_reader(screen, "fa_af", "Laila Rahimi")

    assert reader_of(store, "fa-AF") == "Laila Rahimi"
    screen.qtbot.waitUntil(lambda: "Laila Rahimi" in screen.words("language_fa_af_state"))
    assert screen.find(Tick, "language_fa_af").isChecked()


def test_unticking_is_the_way_back(screen: Screen, store: Store) -> None:
    name_reader(screen, "ar", "Samira Belkacem")
    screen.qtbot.waitUntil(lambda: "Samira" in screen.words("language_ar_state"))

    screen.saved(lambda: screen.push("language_ar"))

    assert reader_of(store, "ar") == ""
    screen.qtbot.waitUntil(lambda: "Provisoire" in screen.words("language_ar_state"))
    assert not screen.find(Tick, "language_ar").isChecked()


def test_a_box_ticked_without_a_name_keeps_nothing_and_says_what_is_missing(
    screen: Screen, store: Store
) -> None:
    screen.push("language_uk")
    screen.field("language_uk_reader").setFocus()

    screen.press(Qt.Key.Key_Return)

    screen.qtbot.waitUntil(lambda: "Indiquez qui" in screen.error("language_uk_reader"))
    screen.push("language_uk")
    assert not screen.field("language_uk_reader").isVisible()
    assert reader_of(store, "uk") == ""


def test_a_name_being_typed_stays_when_the_page_is_read_again(screen: Screen) -> None:
    screen.push("language_tr")
    screen.type("language_tr_reader", "Aylin")
    name_reader(screen, "ro", "Ioana Pop")

    screen.page.refresh()
    screen.qtbot.waitUntil(lambda: "Ioana" in screen.words("language_ro_state"))

    assert screen.field("language_tr_reader").text() == "Aylin"
    assert screen.find(Tick, "language_tr").isChecked()


def test_what_is_kept_is_shown_when_the_section_opens(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    store.run(languages.set_proofread, "pt", "Rui Costa", date(2027, 3, 1))

    screen = Screen(qtbot, desk, "languages")

    qtbot.waitUntil(lambda: bool(screen.page.findChildren(LanguageRow)))
    assert screen.words("language_pt_state") == "Relue le 1er mars 2027 par Rui Costa."
