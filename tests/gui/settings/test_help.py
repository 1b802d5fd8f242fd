"""F1 explains whatever has the keyboard in the settings that keep the base safe, and truly."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen
from tests.kept_base import give_keys

from conseil_mobilite.domain.backups import rotation, state
from conseil_mobilite.domain.retention import rules
from conseil_mobilite.gui.backups import helping
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import TIP_LETTERS
from conseil_mobilite.gui.kit.mnemonics import mnemonics
from conseil_mobilite.gui.people.rights_tab import RightsTab
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.gui.settings import backups_card
from conseil_mobilite.gui.settings.headings import HEADINGS
from conseil_mobilite.gui.shell.help import EVERYWHERE
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

TITLES = {heading.title: heading.code for heading in HEADINGS}
LETTERS = [
    (TITLES[place], key.removeprefix("Alt+"))
    for words, keys in EVERYWHERE
    for place in (words.split(" : ")[0],)
    for key in keys.split(", ")
    if place in TITLES and key.startswith("Alt+") and not place.startswith("Agenda")
]
"""What the list of shortcuts says of the sections of the settings."""
HIDDEN_YET = {("retention", "D"), ("retention", "P"), ("about", "R")}
"""There once something is due or ready to leave, and where the window can show a report."""
KEYBOARD = Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(
    "section", ["access", "security", "backups", "retention", "audit", "records", "about"]
)
def test_each_input_of_a_section_is_explained(qtbot: QtBot, desk: Desk, section: str) -> None:
    screen = Screen(qtbot, desk, section)
    shown = screen.page.findChildren(QWidget)
    inputs = [each for each in shown if each.isVisible() and each.focusPolicy() & KEYBOARD]
    inputs = [each for each in inputs if not _leads_elsewhere(each)]

    assert inputs
    assert [each.objectName() for each in inputs if not _explained(each)] == []


def _leads_elsewhere(shown: QWidget) -> bool:
    return shown.objectName().startswith("settings_go_")


def _explained(shown: QWidget) -> bool:
    place: QWidget | None = shown
    while place is not None and not place.whatsThis():
        place = place.parentWidget()
    return place is not None


@pytest.mark.parametrize(("section", "letter"), sorted(set(LETTERS) - HIDDEN_YET))
def test_the_list_of_shortcuts_tells_the_letters_of_the_settings(
    qtbot: QtBot, store: Store, desk: Desk, section: str, letter: str
) -> None:
    give_keys(store)
    screen = Screen(qtbot, desk, section)

    qtbot.waitUntil(
        lambda: f"Alt+{letter}" in {keys.toString() for _control, keys in mnemonics(screen.page)}
    )


def test_each_input_of_the_rights_is_explained(qtbot: QtBot, store: Store, desk: Desk) -> None:
    tab = RightsTab(desk, _somebody(store, desk))
    qtbot.addWidget(tab)
    tab.resize(1270, 700)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "person_bin") is not None)

    inputs = [each for each in tab.findChildren(QWidget) if each.focusPolicy() & KEYBOARD]
    assert [each.objectName() for each in inputs if each.isVisible() and not _explained(each)] == []


def _somebody(store: Store, desk: Desk) -> UUID:
    on = desk.clock().date()
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), on).id


@pytest.mark.parametrize("section", list(TITLES.values()))
def test_no_help_is_cut(qtbot: QtBot, desk: Desk, section: str) -> None:
    screen = Screen(qtbot, desk, section)

    told = [each.whatsThis() for each in screen.page.findChildren(QWidget)]
    assert [words for words in told if len(words) > TIP_LETTERS] == []


def test_the_figures_of_the_help_are_those_of_the_rules() -> None:
    words = {2: "deux", 7: "sept", 4: "quatre", 12: "douze"}

    assert f"plus de {words[state.WORKED_DAYS]} jours de travail sans sauvegarde" in helping.STATE
    assert f"plus de {words[state.ELSEWHERE_DAYS]} jours sans copie" in helping.STATE
    assert f"après {words[state.ELSEWHERE_DAYS]} jours" in helping.PLACE
    kept = [words[each] for each in (rotation.DAYS, rotation.WEEKS, rotation.MONTHS)]
    assert (
        "{} jours, une par semaine pour {} semaines, et une par mois pour {} mois".format(*kept)
        in backups_card.ROLE
    )
    assert f"De {rules.SHORTEST} à {rules.LONGEST} mois" in wording.DELAYS_NOTE
    assert f"de 1 à {rules.LONGEST_ARCHIVE} mois" in wording.HELP["retention_announced"]
