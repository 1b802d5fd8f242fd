"""Journeys and renunciations on the tab « Mobilité », by real keys and clicks."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFrame, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone
from tests.gui.situation.screen import find, plain_words, words

from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Journey, Renunciation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.situation.journeys_card import JourneysCard
from conseil_mobilite.gui.situation.renunciations_card import RenunciationsCard
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.situation import journeys, renunciations
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
SENTENCE = (
    "lun. à ven., départ 5 h 10, retour 14 h, 1 h 05 en voiture comme passager, 62,40 € par mois"
)


@pytest.fixture
def work(store: Store, helene: UUID) -> Journey:
    return store.run(
        journeys.add,
        helene,
        {
            "purpose": "emploi",
            "origin": Place("Hirson", "02381"),
            "destination": Place("Laon", "02408"),
            "days": ("lu", "ma", "me", "je", "ve"),
            "leaves_at": "05:10",
            "returns_at": "14:00",
            "mode": "passager",
            "duration": Known(Knowledge.KNOWN, 65),
            "cost": Known(Knowledge.KNOWN, 6240),
        },
        ON,
    )


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> Iterator[SituationTab]:
    cards = ((JourneysCard, RenunciationsCard),)
    tab = SituationTab(desk, helene, left=(), right=(), below=cards)
    show_alone(qtbot, tab, 1270, 768)
    tab.refresh()
    yield tab
    tab.leave()


def kept(store: Store, person: UUID) -> list[Journey]:
    return list(store.read(journeys.of_person, person))


def given_up(store: Store, person: UUID) -> list[Renunciation]:
    return list(store.read(renunciations.of_person, person))


def pick(qtbot: QtBot, choice: Choice, code: str) -> None:
    """Choose by the keyboard: the arrow, as often as it takes."""
    choice.setFocus()
    for _ in range(choice.findData(code) - choice.currentIndex()):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.code() == code


def write(qtbot: QtBot, tab: SituationTab, name: str, text: str) -> QLineEdit:
    field = find(tab, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    return field


def edit(qtbot: QtBot, tab: SituationTab, name: str, dialog: str) -> QDialog:
    """Open a fact by the keyboard, as soon as its row is read."""
    tab.refresh()

    def opened() -> bool:
        for row in tab.findChildren(OpenRow, name):
            row.setFocus()
            qtbot.keyClick(row, Qt.Key.Key_Return)
        return bool(tab.findChildren(QDialog, dialog))

    qtbot.waitUntil(opened)
    return active(qtbot, tab, dialog)


def active(qtbot: QtBot, tab: SituationTab, dialog: str) -> QDialog:
    """Return a dialog once it has the keyboard."""
    found = find(tab, QDialog, dialog)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_a_journey_is_added_by_the_keyboard_and_reads_as_a_sentence(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_trajets_add").click()
    active(qtbot, tab, "journey_dialog")
    pick(qtbot, find(tab, Choice, "journey_purpose"), "emploi")
    write(qtbot, tab, "journey_origin", "Hirson")
    write(qtbot, tab, "journey_destination", "Laon")
    qtbot.mouseClick(find(tab, QPushButton, "journey_days_working"), Qt.MouseButton.LeftButton)
    write(qtbot, tab, "journey_leaves_at", "5h10")
    write(qtbot, tab, "journey_returns_at", "14")
    pick(qtbot, find(tab, Choice, "journey_mode"), "passager")
    write(qtbot, tab, "journey_duration", "1h05")
    cost = write(qtbot, tab, "journey_cost", "62,40")

    qtbot.keyClick(cost, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: SENTENCE in plain_words(tab))
    (journey,) = kept(store, helene)
    assert "Aller au travail : Hirson → Laon" in plain_words(tab)
    assert "Par semaine, 10 h 50 de trajet." in plain_words(tab)
    assert (journey.duration_minutes, journey.cost_cents) == (65, 6240)
    assert not find(tab, QFrame, "situation_trajets_stated").isVisible()


@pytest.mark.parametrize(
    "wrong",
    [
        ("cost", "12,345", "montant en euros"),
        ("cost", "-5", "montant en euros"),
        ("cost", "beaucoup", "montant en euros"),
        ("leaves_at", "25 h 70", "n’existe pas"),
        ("duration", "longtemps", "Écrivez la durée"),
        ("ended", "31/02/2027", "n’existe pas"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_stays_as_typed(
    qtbot: QtBot, tab: SituationTab, store: Store, work: Journey, wrong: tuple[str, str, str]
) -> None:
    name, typed, said = wrong
    edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")

    field = write(qtbot, tab, f"journey_{name}", typed)

    assert said in find(tab, Field, f"journey_{name}_field").error()
    assert field.text() == typed
    assert kept(store, work.person_id)[0].model_dump() == work.model_dump()


def test_the_same_place_twice_is_refused_beside_the_second(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, work: Journey
) -> None:
    edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")
    field = find(tab, QLineEdit, "journey_destination")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "hirson")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)

    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Tab)

    error = find(tab, Field, "journey_destination_field")
    qtbot.waitUntil(lambda: "même lieu" in error.error())
    assert field.text() == "hirson"
    assert kept(store, helene)[0].to_name == "Laon"


def test_each_change_is_kept_as_it_is_made(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, work: Journey
) -> None:
    edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")

    qtbot.mouseClick(find(tab, QPushButton, "journey_days_ve"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(store, helene)[0].days == "lu ma me je")
    pick(qtbot, find(tab, Choice, "journey_cost_state"), "refus")
    qtbot.waitUntil(lambda: kept(store, helene)[0].cost_state == "refus")
    find(tab, QAbstractButton, "journey_standing_vise").click()
    qtbot.waitUntil(lambda: kept(store, helene)[0].standing == "vise")

    assert kept(store, helene)[0].cost_cents is None
    qtbot.waitUntil(lambda: "Pour le projet" in plain_words(tab))
    assert "coût non précisé par la personne" in plain_words(tab)
    assert find(tab, QFrame, "situation_trajets_stated").isVisible()


def test_closing_in_the_middle_keeps_what_was_typed(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, work: Journey
) -> None:
    edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")
    field = find(tab, QLineEdit, "journey_cost")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "80")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: kept(store, helene)[0].cost_cents == 8000)
    qtbot.waitUntil(lambda: not tab.findChildren(QDialog, "journey_edit"))


def test_a_journey_that_has_ended_goes_to_the_history(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, work: Journey
) -> None:
    dialog = edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")

    write(qtbot, tab, "journey_ended", "1/3/27")
    qtbot.waitUntil(lambda: kept(store, helene)[0].ended_on == date(2027, 3, 1))
    dialog.close()

    qtbot.waitUntil(lambda: "1 fait terminé" in plain_words(tab))
    find(tab, QPushButton, "situation_trajets_past").click()
    assert "jusqu’au 01/03/2027" in plain_words(tab)


def test_a_deletion_offers_to_be_undone(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, work: Journey
) -> None:
    edit(qtbot, tab, f"journey_{work.id.hex}", "journey_edit")
    remove = find(tab, QPushButton, "journey_edit_remove")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)

    sentence, act = offered.args or []
    assert sentence == "Trajet supprimé"
    assert kept(store, helene) == []
    store.run(journal.undo, act)
    assert [each.id for each in kept(store, helene)] == [work.id]


def test_what_was_given_up_is_added_with_its_place_and_its_day(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_renoncements_add").click()
    active(qtbot, tab, "renunciation_dialog")
    pick(qtbot, find(tab, Choice, "renunciation_what"), "emploi")
    write(qtbot, tab, "renunciation_words", "Agent de production")
    write(qtbot, tab, "renunciation_place", "Laon")
    write(qtbot, tab, "renunciation_happened", "15/1/27")

    create = find(tab, QPushButton, "renunciation_dialog_create")
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Un emploi : Agent de production" in plain_words(tab))
    assert "Laon, le 15 janvier 2027" in plain_words(tab)
    assert len(given_up(store, helene)) == 1


def test_nothing_chosen_is_said_beside_the_choice(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_renoncements_add").click()
    active(qtbot, tab, "renunciation_dialog")

    find(tab, QPushButton, "renunciation_dialog_create").click()

    error = find(tab, Field, "renunciation_what_field")
    qtbot.waitUntil(lambda: "renoncé" in error.error())
    assert given_up(store, helene) == []


def test_of_care_only_the_place_and_the_day_are_asked(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    made = store.run(renunciations.add, helene, {"what": "demarche", "words": "carte grise"}, ON)
    dialog = edit(qtbot, tab, f"renunciation_{made.id.hex}", "renunciation_edit")

    choice = find(tab, Choice, "renunciation_what")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)

    qtbot.waitUntil(lambda: given_up(store, helene)[0].what == "soin")
    assert not find(tab, QLineEdit, "renunciation_words").isVisible()
    assert given_up(store, helene)[0].words == ""
    assert "aucune précision n’est demandée" in words(dialog)
