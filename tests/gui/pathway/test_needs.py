"""Needs without an offer, noted by themselves or with an abandoned action."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.keys import type_in
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import (
    CONTROL,
    OPENED,
    TODAY,
    asked,
    click,
    dialog,
    kept,
    load,
    opened,
    picture,
    row,
    twice,
    write,
)

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.gui.people.timeline_wording import moments
from conseil_mobilite.services.pathway import actions, barrier_statuses, unmet_needs
from conseil_mobilite.services.pathway.unmet_needs import Need
from conseil_mobilite.services.people import timeline
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal


def test_to_abandon_asks_why_and_cannot_go_without(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    store.run(actions.set_status, bike.id, "realisee", TODAY)
    load(qtbot, tab, bike)
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "realisee")
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Right, CONTROL)
    asking = dialog(tab, "abandon_dialog")

    qtbot.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "pourquoi" in error_of(asking, "abandon_reason"))
    assert kept(store, helene, bike).action.status == "realisee"
    pick(find(asking, QComboBox, "abandon_reason"), "pas_d_offre")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "abandonnee")
    qtbot.waitUntil(lambda: "Aucune offre disponible" in shown(tab))
    qtbot.waitUntil(lambda: "Vélo-école" in shown(find(tab, QFrame, "pathway_needs")))


def test_an_abandon_given_up_leaves_the_state_as_it_was(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    status = find(tab, QComboBox, "edit_status")
    pick(status, "abandonnee")

    pick(find(dialog(tab, "abandon_dialog"), QComboBox, "abandon_reason"), "pas_d_offre")
    qtbot.keyClick(dialog(tab, "abandon_dialog"), Qt.Key.Key_Escape)

    assert picture(store, helene).needs == ()
    assert status.currentData() == "prevue"
    assert kept(store, helene, bike).action.status == "prevue"


def test_an_abandon_for_want_of_an_offer_takes_what_her_journey_says(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    store.run(travel, helene)
    load(qtbot, tab, bike)
    pick(find(tab, QComboBox, "edit_status"), "abandonnee")
    asking = dialog(tab, "abandon_dialog")
    assert not find(asking, QComboBox, "need_kind").isVisible()
    pick(find(asking, QComboBox, "abandon_reason"), "pas_d_offre")
    assert find(asking, QComboBox, "need_kind").currentData() == "velo_ecole"

    with qtbot.waitSignal(tab.undo_offered) as offered:
        twice(qtbot, asking.confirm)

    sentence, act = offered.args or ("", None)
    (need,) = picture(store, helene).needs
    assert (need.action_id, need.from_insee, need.to_insee) == (bike.id, "02381", "02408")
    said = "Vélo-école : aller au travail, Hirson → Laon, lun. à ven., à 5 h 10"
    qtbot.waitUntil(lambda: said in plain(shown(tab)))
    assert sentence == "Action abandonnée"
    assert isinstance(act, UUID)
    store.run(journal.undo, act)
    assert picture(store, helene).needs == ()
    assert kept(store, helene, bike).action.status == "prevue"


@pytest.mark.usefixtures("supported")
def test_a_need_is_noted_read_as_a_sentence_and_met(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = asked(qtbot, tab, "need_note", "need_dialog")
    pick(find(asking, QComboBox, "need_kind"), "covoiturage")
    type_in(find(asking, QLineEdit, "need_from"), "Hirson")
    type_in(find(asking, QLineEdit, "need_to"), "Laon")
    click(qtbot, asking, "need_days_working")
    type_in(find(asking, QLineEdit, "need_hours_to"), "5 h 30")

    twice(qtbot, asking.confirm)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    said = (
        "Covoiturage : Hirson → Laon, lun. à ven., avant 5 h 30\nPas d’offre, noté le 12 mars 2027."
    )
    qtbot.waitUntil(lambda: said in plain(shown(tab)))
    (need,) = picture(store, helene).needs
    click(qtbot, tab, f"need_met_{need.id.hex}")
    qtbot.waitUntil(lambda: "Offre trouvée" in shown(tab))
    assert picture(store, helene).needs[0].met_on == TODAY
    click(qtbot, tab, f"need_unmet_{need.id.hex}")
    qtbot.waitUntil(lambda: picture(store, helene).needs[0].met_on is None)


@pytest.fixture
def noting(qtbot: QtBot, tab: PathwayTab, bike: Action) -> Creation:
    """Begin to note a need beside an action."""
    load(qtbot, tab, bike)
    click(qtbot, tab, "need_note")
    return dialog(tab, "need_dialog")


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"need_words": ""}, "need_kind", "au moins une chose"),
        ({"need_hours_from": "25 h"}, "need_hours", "n’existe pas"),
        ({"need_hours_to": "tôt"}, "need_hours", "Écrivez l’heure"),
        ({"need_words": "2 84 05 75 113 042 26"}, "need_words", "sécurité sociale"),
    ],
)
def test_a_need_that_says_nothing_or_nonsense_stays_open_as_typed(
    qtbot: QtBot, noting: Creation, typed: dict[str, str], field: str, said: str
) -> None:
    for name, text in typed.items():
        write(noting, name, text)

    twice(qtbot, noting.confirm)

    qtbot.waitUntil(lambda: said in plain(error_of(noting, field)))
    assert {name: find(noting, QLineEdit, name).text() for name in typed} == typed
    assert noting.confirm.isEnabled()


def test_a_need_given_up_in_the_middle_is_not_noted(
    qtbot: QtBot, noting: Creation, store: Store, helene: UUID
) -> None:
    write(noting, "need_words", "Rien le dimanche")

    qtbot.keyClick(noting, Qt.Key.Key_Escape)

    assert picture(store, helene).needs == ()


def test_a_need_is_mended_and_a_removed_one_comes_back(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    need = store.run(unmet_needs.note, supported, Need(need="tad", to_name="Laon"), OPENED)
    opened(qtbot, tab)
    qtbot.waitUntil(lambda: "Transport à la demande : vers Laon" in plain(shown(tab)))
    click(qtbot, tab, f"need_change_{need.id.hex}")
    changing = dialog(tab, "need_dialog")
    assert find(changing, QLineEdit, "need_to").text() == "Laon"
    write(changing, "need_to", "Vervins")
    qtbot.mouseClick(changing.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vers Vervins" in plain(shown(tab)))

    click(qtbot, tab, f"need_change_{need.id.hex}")
    with qtbot.waitSignal(tab.undo_offered) as offered:
        click(qtbot, dialog(tab, "need_dialog"), "need_remove")
    qtbot.waitUntil(lambda: "Aucun besoin sans offre n’est noté." in shown(tab))
    sentence, act = offered.args or ("", None)

    assert sentence == "Besoin retiré"
    assert isinstance(act, UUID)
    store.run(journal.undo, act)
    assert [each.id for each in picture(store, helene).needs] == [need.id]


def travel(session: Session, person_id: UUID) -> None:
    """Note the way to the job she hopes for, and another she makes."""
    session.add(
        Journey(
            person_id=person_id,
            standing="vise",
            purpose="emploi",
            from_name="Hirson",
            from_insee="02381",
            to_name="Laon",
            to_insee="02408",
            days="lu ma me je ve",
            leaves_at="05:10",
            noted_on=OPENED,
        )
    )
    session.add(Journey(person_id=person_id, purpose="courses", noted_on=OPENED))


def test_a_need_and_the_offer_that_came_are_told_in_her_story(
    store: Store, desk: Desk, helene: UUID, supported: UUID
) -> None:
    early = Need(need="tad", from_name="Hirson", to_name="Laon", words="trop tôt")
    need = store.run(unmet_needs.note, supported, early, OPENED)
    store.run(unmet_needs.note, supported, Need(purpose="soins"), OPENED)
    store.run(unmet_needs.meet, need.id, TODAY)

    events = store.read(timeline.timeline, helene, TODAY)

    told = [(each.title, each.detail) for each in moments(events, "actions", desk, TODAY)]
    assert told[0] == ("Une offre existe : transport à la demande", "Hirson → Laon · trop tôt")
    assert set(told[1:]) == {
        ("Besoin sans offre : transport à la demande", "Hirson → Laon · trop tôt"),
        ("Besoin sans offre : aller se soigner", ""),
    }


def test_a_barrier_lifted_in_part_is_told_so(
    store: Store, desk: Desk, helene: UUID, supported: UUID
) -> None:
    store.run(barrier_statuses.set_status, supported, "velo", "partiellement_leve", TODAY)

    events = store.read(timeline.timeline, helene, TODAY)

    (told,) = moments(events, "actions", desk, TODAY)
    assert told.title == "Frein en partie levé : ne sait pas ou n’ose pas faire du vélo"
