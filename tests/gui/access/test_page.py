"""Réglages, Accès: who opens the base, and what the responsable changes of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.founding import founded

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.access_card import AccessCard
from conseil_mobilite.gui.access.newcomer_dialog import NewcomerDialog
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Reopening
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.services.access import advisers, ways
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain

PHRASE = "un chemin creux vers le vieux moulin bleu"
HERS = "des hérissons gris traversent la grande forêt givrée"


T = TypeVar("T", bound=QWidget)


class Screen:
    """The section of a base founded by Camille, where Karim works too."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.errands: list[Reopening] = []
        station = replace(desk.station, reopen=lambda errand, _words: self.errands.append(errand))
        self.card = AccessCard(replace(desk, station=station))
        self.card.resize(1040, 700)
        qtbot.addWidget(self.card)
        self.card.show()
        self.refresh()

    def refresh(self) -> None:
        self.card.refresh()
        self.qtbot.waitUntil(
            lambda: len(self.card.findChildren(Choice)) > 0 or "Camille Dufresne" in self.told()
        )

    def told(self) -> str:
        found = self.card.findChild(QLabel, "section_reserved")
        return found.text() if found is not None else ""

    def press(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def write(self, name: str, text: str) -> None:
        self.find(QLineEdit, name).setText(text)

    def find(self, kind: type[T], name: str) -> T:
        found = self.card.findChild(kind, name)
        assert found is not None, name
        return found


@pytest.fixture
def team(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = founded(tmp_path / "b.base", PHRASE, clock)
    karim = Adviser(
        organisation_id=store.read(setup.organisation).id, first_name="Karim", last_name="Moreau"
    )
    ways.welcome(Access(store, Keychain(None)), karim, HERS)
    yield store
    store.close()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, team: Store) -> Iterator[Callable[[str], Screen]]:
    background = Background(team, desk.clock)

    def shown(first_name: str) -> Screen:
        everyone = team.read(advisers.everyone)
        acting = next(each for each in everyone if each.first_name == first_name)
        team.adviser = acting.id
        station = replace(desk.station, access=Access(team, Keychain(None)))
        return Screen(qtbot, replace(desk, background=background, adviser=acting, station=station))

    yield shown
    background.close()
    qtbot.wait(0)
    shiboken6.delete(background)


def test_the_responsable_adds_somebody_who_types_her_own_phrase(
    screen: Callable[[str], Screen], team: Store, clock: Clock
) -> None:
    shown = screen("Camille")
    shown.press("access_add")
    for name, text in {
        "access_newcomer_first_name": "Zoé",
        "access_newcomer_last_name": "Nguyễn",
        "access_newcomer_phrase_first": "sept lampes rousses veillent près des barques immobiles",
        "access_newcomer_phrase_second": "sept lampes rousses veillent près des barques immobiles",
    }.items():
        shown.write(name, text)

    shown.press("access_newcomer_create")

    shown.qtbot.waitUntil(lambda: len(team.read(advisers.everyone)) == 3)
    access = shown.desk.station.access
    shown.qtbot.waitUntil(lambda: len(ways.ways(access)) == 3)
    team.close()
    hers = vault.open_with_passphrase(
        team.path, "sept lampes rousses veillent près des barques immobiles", clock=clock
    )
    assert hers.adviser not in {None, team.adviser}
    hers.close()


def test_a_weak_phrase_is_said_beside_its_field_and_nothing_typed_is_lost(
    screen: Callable[[str], Screen], team: Store
) -> None:
    shown = screen("Camille")
    shown.press("access_add")
    shown.write("access_newcomer_first_name", "Zoé")
    shown.write("access_newcomer_phrase_first", "azerty")

    shown.press("access_newcomer_create")

    assert shown.find(QLineEdit, "access_newcomer_first_name").text() == "Zoé"
    assert len(team.read(advisers.everyone)) == 2


def test_the_only_responsable_keeps_her_role_and_is_told_why(
    screen: Callable[[str], Screen], team: Store
) -> None:
    shown = screen("Camille")
    assert team.adviser is not None
    role = shown.find(Choice, f"access_role_{team.adviser.hex}")
    with shown.qtbot.waitSignal(shown.card.troubled) as told:
        role.chosen.emit(ADVISER)
    assert "seule personne responsable" in str(told.args)
    assert team.read(advisers.everyone)[0].role == MANAGER


def test_whoever_gives_her_own_role_up_finds_a_window_without_what_it_opened(
    screen: Callable[[str], Screen], team: Store
) -> None:
    shown = screen("Camille")
    assert team.adviser is not None
    karim = next(each for each in team.read(advisers.everyone) if each.first_name == "Karim")
    team.run(advisers.change_role, karim.id, MANAGER)
    shown.refresh()

    shown.find(Choice, f"access_role_{team.adviser.hex}").chosen.emit(ADVISER)

    shown.qtbot.waitUntil(lambda: len(shown.errands) == 1)
    again = shown.errands[0](team)
    assert again.adviser == team.adviser
    assert {each.role for each in again.read(advisers.everyone) if each.id == again.adviser} == {
        ADVISER
    }
    again.close()


def test_whoever_leaves_has_no_way_left_and_may_come_back(
    screen: Callable[[str], Screen], team: Store
) -> None:
    shown = screen("Camille")
    karim = next(each for each in team.read(advisers.everyone) if each.first_name == "Karim")

    shown.press(f"access_leave_{karim.id.hex}")

    back = f"access_return_{karim.id.hex}"
    shown.qtbot.waitUntil(lambda: shown.card.findChild(QPushButton, back) is not None)
    assert {each.adviser for each in ways.ways(Access(team, Keychain(None)))} == {team.adviser}


def test_others_read_who_may_change_it_and_find_no_button(screen: Callable[[str], Screen]) -> None:
    shown = screen("Karim")
    assert "Camille Dufresne" in shown.told()
    assert not shown.card.findChildren(Choice)
    buttons = [each.objectName() for each in shown.card.findChildren(QPushButton)]
    assert not [name for name in buttons if name.startswith("access_")]


@pytest.mark.parametrize(("who", "told"), [("Camille", True), ("Karim", False)])
def test_only_who_may_give_a_phrase_is_asked_to(
    screen: Callable[[str], Screen], team: Store, who: str, *, told: bool
) -> None:
    body = team.read(setup.organisation).id
    team.run(advisers.add, Adviser(organisation_id=body, first_name="Zoé", last_name="Nguyễn"))
    shown = screen(who)

    def says() -> list[str]:
        texts = [each.text() for each in shown.card.findChildren(QLabel)]
        return [text for text in texts if text.startswith("Pas encore de phrase")]

    shown.qtbot.waitUntil(lambda: len(says()) == 1)
    assert ("donnez-lui" in says()[0]) is told


def test_another_key_waits_for_the_phrases_to_be_noted_and_for_the_right_one(
    screen: Callable[[str], Screen], clock: Clock
) -> None:
    shown = screen("Camille")
    shown.press("access_change_key")
    create = "access_key_create"
    shown.qtbot.waitUntil(lambda: shown.card.findChild(QPushButton, create) is not None)
    handed = shown.find(QLineEdit, "access_key_phrase_0").text()
    shown.write("access_key_present", PHRASE)
    shown.press("access_key_create")
    assert not shown.errands
    shown.find(Tick, "access_key_noted").setChecked(True)

    shown.press("access_key_create")

    shown.qtbot.waitUntil(lambda: len(shown.errands) == 1)
    after = shown.errands[0](shown.desk.station.access.store)
    after.close()
    hers = vault.open_with_passphrase(after.path, handed, clock=clock)
    assert hers.temporary
    hers.close()


def test_another_key_names_each_kit_that_closes(screen: Callable[[str], Screen]) -> None:
    shown = screen("Camille")
    access = shown.desk.station.access
    access.add_recovery(slot_changes.new_recovery_code(), "K7QF")

    shown.press("access_change_key")

    closing = "access_key_closing_0"
    shown.qtbot.waitUntil(lambda: shown.card.findChild(QLabel, closing) is not None)
    assert "Kit de récupération" in shown.find(QLabel, closing).text()
    assert "K7QF" in shown.find(QLabel, closing).text()
    assert "Camille Dufresne" in shown.find(QLabel, closing).text()
    assert shown.card.findChild(QLabel, "access_key_closing_1") is None


def test_a_phrase_that_is_shown_is_not_kept_as_a_draft(screen: Callable[[str], Screen]) -> None:
    shown = screen("Camille")
    shown.press("access_add")
    shown.write("access_newcomer_first_name", "Zoé")
    shown.qtbot.waitUntil(lambda: shown.card.findChild(NewcomerDialog) is not None)
    dialog = shown.find(NewcomerDialog, "access_newcomer")
    shown.qtbot.wait(50)  # the form notes how it first was once it is laid out
    shown.press("access_newcomer_phrase_propose")
    proposed = shown.find(QLineEdit, "access_newcomer_phrase_first").text()
    shown.write("access_newcomer_last_name", "Nguyễn")

    draft = dialog.draft()

    assert draft is not None
    assert "Nguyễn" in draft.typed.values()
    assert proposed not in draft.typed.values()
