"""Needs for which the basin has no offer, on a real base."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select
from tests.services import supported

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.services.pathway import actions, unmet_needs
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.pathway.unmet_needs import Need
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
OPENED = date(2026, 1, 4)
NIR = "2 84 05 75 113 042 26"
EARLY = Need(
    need="covoiturage",
    purpose="emploi",
    days="ve lu ma me je",
    to_hour="5 h 30",
    from_name="  Hirson ",
    from_insee="02381",
    to_name="Laon",
    to_insee="02408",
    words="rien avant le premier  train",
)


@pytest.fixture
def pathway(session: Session) -> Pathway:
    return _pathway(session)


def _pathway(session: Session) -> Pathway:
    return supported.pathway(session, supported.person(session, "Sylla"), OPENED)


def test_a_need_is_kept_clean_with_its_days_in_order(session: Session, pathway: Pathway) -> None:
    need = unmet_needs.note(session, pathway.id, EARLY, ON)

    assert (need.days, need.to_hour, need.from_name) == ("lu ma me je ve", "05:30", "Hirson")
    assert need.words == "rien avant le premier train"
    assert (need.noted_on, need.met_on, need.action_id) == (ON, None, None)


@pytest.mark.parametrize(
    ("need", "field"),
    [
        (Need(), "need"),
        (Need(words="   ", from_name=" "), "need"),
        (Need(from_insee="02381"), "need"),
        (Need(need="teleportation"), "need"),
        (Need(purpose="vacances"), "purpose"),
        (Need(days="lu lundi"), "days"),
        (Need(to_hour="25:00"), "hours"),
        (Need(from_hour="tôt"), "hours"),
        (Need(from_name="a" * 121), "from_name"),
        (Need(to_name="Laon", to_insee="2408"), "to_name"),
        (Need(words=f"Son numéro est {NIR}"), "words"),
    ],
)
def test_what_says_nothing_or_cannot_be_is_refused_beside_its_field(
    session: Session, pathway: Pathway, need: Need, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        unmet_needs.note(session, pathway.id, need, ON)

    assert refused.value.field == field
    assert list(unmet_needs.of_pathway(session, pathway.id)) == []


@pytest.mark.parametrize("on", [OPENED - timedelta(days=1), ON + timedelta(days=1)])
def test_a_need_is_noted_during_the_pathway(session: Session, pathway: Pathway, on: date) -> None:
    with pytest.raises(UserError, match="entre le début du parcours et aujourd’hui"):
        unmet_needs.note(session, pathway.id, EARLY, on)


def test_an_offer_that_comes_closes_the_need_and_may_go_again(
    session: Session, pathway: Pathway
) -> None:
    first = unmet_needs.note(session, pathway.id, EARLY, date(2027, 1, 8))
    second = unmet_needs.note(session, pathway.id, Need(need="tad"), date(2027, 1, 2))

    unmet_needs.meet(session, first.id, ON)
    assert list(unmet_needs.of_pathway(session, pathway.id)) == [second, first]
    assert first.met_on == ON

    unmet_needs.reopen(session, first.id)
    assert first.met_on is None


@pytest.mark.parametrize("on", [date(2027, 1, 7), ON + timedelta(days=1)])
def test_an_offer_comes_after_the_need_and_not_in_the_future(
    session: Session, pathway: Pathway, on: date
) -> None:
    need = unmet_needs.note(session, pathway.id, EARLY, date(2027, 1, 8))

    with pytest.raises(UserError) as refused:
        unmet_needs.meet(session, need.id, on)

    assert (refused.value.field, need.met_on) == ("met_on", None)


def test_a_change_keeps_the_day_and_refuses_to_say_nothing(
    session: Session, pathway: Pathway
) -> None:
    need = unmet_needs.note(session, pathway.id, EARLY, date(2027, 1, 8))

    unmet_needs.change(session, need.id, Need(need="tad", to_name="Vervins"))
    assert (need.need, need.to_name, need.from_name) == ("tad", "Vervins", "")
    assert need.noted_on == date(2027, 1, 8)

    with pytest.raises(UserError):
        unmet_needs.change(session, need.id, Need())
    assert need.need == "tad"


def test_an_action_abandoned_for_want_of_an_offer_notes_the_need_in_the_same_act(
    session: Session, pathway: Pathway
) -> None:
    action = actions.plan(session, pathway.id, NewAction("covoiturage"), ON)

    unmet_needs.abandon(session, action.id, "pas_d_offre", ON, EARLY)

    (need,) = unmet_needs.of_pathway(session, pathway.id)
    assert (need.action_id, need.need) == (action.id, "covoiturage")
    assert (action.status, action.abandon_reason) == ("abandonnee", "pas_d_offre")


def test_another_reason_notes_no_need(session: Session, pathway: Pathway) -> None:
    action = actions.plan(session, pathway.id, NewAction("covoiturage"), ON)

    unmet_needs.abandon(session, action.id, "cout", ON, EARLY)

    assert list(unmet_needs.of_pathway(session, pathway.id)) == []


def test_a_need_that_is_refused_leaves_the_action_as_it_was(store: Store) -> None:
    action_id = store.run(
        lambda session: actions.plan(session, _pathway(session).id, NewAction("covoiturage"), ON).id
    )

    with pytest.raises(UserError):
        store.run(unmet_needs.abandon, action_id, "pas_d_offre", ON, Need())

    with store.transaction() as session:
        assert session.get_one(Action, action_id).status == "prevue"


def test_a_removed_need_comes_back_by_the_journal(store: Store) -> None:
    need = store.run(lambda session: unmet_needs.note(session, _pathway(session).id, EARLY, ON))
    with store.transaction() as session:
        act = session.info["act"]
        unmet_needs.remove(session, need.id)

    store.run(journal.undo, act)

    with store.transaction() as session:
        assert [each.id for each in session.exec(select(UnmetNeed))] == [need.id]


def test_a_closed_pathway_takes_no_need(session: Session, pathway: Pathway) -> None:
    need = unmet_needs.note(session, pathway.id, EARLY, ON)
    pathway.state, pathway.ended_on, pathway.end_reason = "sorti", ON, "autonomie"
    session.flush()

    with pytest.raises(UserError, match="terminé"):
        unmet_needs.note(session, pathway.id, EARLY, ON)
    with pytest.raises(UserError, match="terminé"):
        unmet_needs.meet(session, need.id, ON)
    with pytest.raises(UserError, match="terminé"):
        unmet_needs.remove(session, need.id)
