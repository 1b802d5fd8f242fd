"""Réglages: one section at a time by the keyboard; looks are applied at once and remembered."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import focus
from tests.gui.settings.screen import Screen

from conseil_mobilite import __version__
from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.domain.places.notices import LOW
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.gui.kit.page import Screen as Place
from conseil_mobilite.gui.kit.tokens import DARK, LIGHT
from conseil_mobilite.gui.settings.headings import HEADINGS
from conseil_mobilite.gui.settings.page import SECTIONS
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.keychain import Keychain

CODES = [heading.code for heading in HEADINGS]
DOWN, UP, ENTER, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def sitting(
    qtbot: QtBot, dressed: None, store: Store, settings: QSettings, tmp_path: Path, clock: Clock
) -> Iterator[Sitting]:
    assert dressed is None
    sitting = open_window(store, settings, tmp_path / "journal.log", clock, Keychain(None))
    with qtbot.waitSignal(sitting.opened):
        pass
    sitting.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sitting.window)
    yield sitting
    sitting.window.close()
    sitting.window.deleteLater()


def test_every_heading_has_its_section() -> None:
    assert list(SECTIONS) == CODES


def test_arrows_go_through_the_list_and_enter_opens(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, "organisation")
    screen.find(QWidget, "settings_go_organisation").setFocus()

    for _ in CODES:  # one more than there are below: the last one stays
        screen.press(DOWN)
    screen.press(ENTER)
    assert screen.page.part() == "about"

    screen.press(UP)
    screen.press(SPACE)
    assert screen.page.part() == "appearance"
    current = screen.find(QWidget, "settings_go_appearance")
    assert current.accessibleName() == "Apparence, section affichée"


@pytest.mark.parametrize("code", CODES)
def test_a_route_to_a_section_puts_the_keyboard_there(qtbot: QtBot, desk: Desk, code: str) -> None:
    screen = Screen(qtbot, desk, code)

    focused = QApplication.focusWidget()
    assert screen.page.part() == code
    assert focused is not None
    assert focused.isVisible()
    assert not focused.objectName().startswith("settings_go_")


@pytest.mark.parametrize("code", CODES)
def test_every_control_has_a_name(qtbot: QtBot, desk: Desk, code: str) -> None:
    screen = Screen(qtbot, desk, code)

    controls = [
        each
        for each in screen.page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert controls
    assert [each for each in controls if not (each.accessibleName() and each.objectName())] == []


def test_with_large_text_the_sections_are_one_field(
    qapp: QApplication, qtbot: QtBot, desk: Desk
) -> None:
    theme.apply(qapp, LIGHT, 1.5)
    screen = Screen(qtbot, desk, "organisation")
    field = screen.find(Choice, "settings_section")
    field.setFocus()

    screen.press(Qt.Key.Key_End)

    assert screen.page.part() == "about"
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


def test_dark_is_applied_at_once_and_remembered(
    qtbot: QtBot, sitting: Sitting, settings: QSettings
) -> None:
    _settings_page(qtbot, sitting)

    _push(qtbot, sitting, "settings_look_sombre")

    assert theme.tokens() is DARK
    assert Appearance.kept(settings) == Appearance(Look.DARK, 1.0)


def test_larger_text_comes_back_to_the_same_choice_with_the_keyboard_on_it(
    qtbot: QtBot, sitting: Sitting, settings: QSettings
) -> None:
    _settings_page(qtbot, sitting)

    with qtbot.waitSignal(sitting.opened):
        _push(qtbot, sitting, "settings_size_150")

    assert theme.scale() == pytest.approx(1.5)
    assert Appearance.kept(settings).scale == pytest.approx(1.5)
    assert sitting.workspace is not None
    assert sitting.workspace.stage.route() == Route(Place.SETTINGS, None, "appearance")
    qtbot.waitUntil(lambda: focus() == "settings_size_150")
    sizes = sitting.workspace.findChild(Segments, "settings_size")
    assert sizes is not None
    assert sizes.current() == "150"

    with qtbot.waitSignal(sitting.opened):
        _push(qtbot, sitting, "settings_size_100")
    assert theme.scale() == pytest.approx(1.0)


def test_a_size_is_changed_without_forgetting_the_colours(
    qtbot: QtBot, sitting: Sitting, settings: QSettings
) -> None:
    _settings_page(qtbot, sitting)
    _push(qtbot, sitting, "settings_look_sombre")

    with qtbot.waitSignal(sitting.opened):
        _push(qtbot, sitting, "settings_size_125")

    assert Appearance.kept(settings) == Appearance(Look.DARK, 1.25)


def test_about_says_what_it_is_made_from_and_where_the_files_are(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    screen = Screen(qtbot, desk, "about")

    qtbot.waitUntil(lambda: "Etalab" in _shown(screen))
    for told in (__version__, "EUPL-1.2", "Inter et Andika", "Phosphor", str(store.path)):
        assert told in _shown(screen)
    assert f"{store.path.name}.cles" in _shown(screen)
    assert "Insee, La Poste et DGCL, année 2026, sous Licence Ouverte 2.0" in _shown(screen)
    for jargon in ("npm", "@etalab", "paquet"):
        assert jargon not in _shown(screen)


def test_about_says_what_deserves_a_word_about_the_place_of_the_base(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=LOW - 1))
    screen = Screen(qtbot, desk, "about")
    notes = screen.find(QFrame, "settings_place_notes")
    qtbot.waitUntil(notes.isVisible)
    assert "Il reste peu de place" in _shown(screen)
    assert "Libérez de la place" in _shown(screen)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=LOW))
    screen.page.refresh()
    qtbot.waitUntil(notes.isHidden)


@pytest.mark.qt_log_ignore("QPlatformServices", extend=True)
def test_where_no_file_manager_answers_it_is_told(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, "about")  # on the screen of tests, none ever does

    with qtbot.waitSignal(screen.page.said) as told:
        screen.push("settings_open_folder")

    assert told.args == [
        "Aucun gestionnaire de fichiers n’a répondu : ouvrez ce dossier à la main."
    ]


def _settings_page(qtbot: QtBot, sitting: Sitting) -> None:
    assert sitting.workspace is not None
    sitting.workspace.open(Route(Place.SETTINGS, None, "appearance"))
    qtbot.waitUntil(lambda: focus().startswith("settings_size_"))


def _push(qtbot: QtBot, sitting: Sitting, name: str) -> None:
    assert sitting.workspace is not None
    button = sitting.workspace.findChild(QWidget, name)
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, SPACE)


def _shown(screen: Screen) -> str:
    return " ".join(label.text() for label in screen.page.findChildren(QLabel))


def test_the_section_shown_is_in_sight_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, CODES[0])
    for code in ("about", CODES[0]):
        screen.page.show_part(code)
        row = screen.find(QWidget, f"settings_go_{code}")
        sections = screen.find(QFrame, "settings_sections")
        (area,) = sections.findChildren(QScrollArea)

        def seen(row: QWidget = row, area: QScrollArea = area) -> bool:
            place = row.mapTo(area.viewport(), row.rect().center())
            return area.viewport().rect().contains(place)

        qtbot.waitUntil(seen)
