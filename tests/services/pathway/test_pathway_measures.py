"""The facts of a pathway that the measures of the plan look at, and what follows from them."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.services.supported import attempt, meeting, pathway, person

from conseil_mobilite.domain.agenda.appointment import ContactAttempt, Participation
from conseil_mobilite.domain.organisation.measure_conditions import (
    ConditionKind,
    PathwayFacts,
    Verdict,
)
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.organisation import basins, plan_bodies, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_bodies import NewBody
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.pathway import measure_facts, pathway_measures

ON = date(2027, 3, 12)
SINCE = date(2026, 1, 1)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")


def _at(month: int, day: int) -> datetime:
    return datetime(2027, month, day, 9, tzinfo=UTC)


@pytest.fixture
def basin(session: Session) -> UUID:
    return basins.compose(session, "Thiérache", "", [CENTRE], SINCE).id


@pytest.fixture
def her(session: Session) -> Person:
    return person(session, "Diallo")


@pytest.fixture
def way(session: Session, her: Person, basin: UUID) -> Pathway:
    """Open a pathway sent by a mission locale on 4 January."""
    sent = Referral(
        person_id=her.id, prescriber_kind="ML", prescriber_name="ML", received_on=date(2027, 1, 4)
    )
    session.add(sent)
    session.flush()
    fields = {"basin_id": basin, "epci_code": CENTRE.code, "prescriber_kind": "ML"}
    return pathway(session, her, date(2027, 1, 4), referral_id=sent.id, **fields)


def _belongs(
    session: Session, her: Person, code: str, since: date, until: date | None = None
) -> None:
    session.add(PersonAudience(person_id=her.id, code=code, since=since, until=until))
    session.flush()


def _decided(session: Session, way: Pathway, decision: str, on: date, at: datetime) -> None:
    session.add(
        PathwayEvent(
            pathway_id=way.id,
            act="decider",
            decision=decision,
            state_before="diagnostic_restitue",
            state_after="en_accompagnement",
            happened_on=on,
            recorded_at=at,
        )
    )
    session.flush()


def _of_her_pathway(session: Session, way: Pathway) -> None:
    """Tie to the pathway whatever she was seated at or called for so far."""
    for row in session.exec(select(Participation)):
        row.pathway_id = way.id
    for call in session.exec(select(ContactAttempt)):
        call.pathway_id = way.id
    session.flush()


def test_the_facts_are_those_known_on_that_day(session: Session, her: Person, way: Pathway) -> None:
    _belongs(session, her, "rsa", date(2026, 5, 1))
    _belongs(session, her, "apprenti", date(2026, 5, 1), date(2027, 3, 11))
    _belongs(session, her, "senior", date(2027, 3, 13))
    _decided(session, way, "conseil_simple", date(2027, 2, 1), _at(2, 1))
    _decided(session, way, "accompagnement", date(2027, 3, 1), _at(3, 1))
    _decided(session, way, "accompagnement_renforce", date(2027, 3, 13), _at(3, 13))
    meeting(session, her, _at(1, 10), "noshow")
    meeting(session, her, _at(1, 12), "seen", cancelled_on=date(2027, 1, 11))
    meeting(session, her, _at(1, 14), "seen", deleted_at=_at(1, 15))
    meeting(session, her, _at(1, 26), "seen")
    meeting(session, her, _at(2, 26), "seen")
    meeting(session, her, _at(3, 13), "seen")
    attempt(session, her, _at(1, 5))
    attempt(session, her, _at(1, 6), "non_joint")
    attempt(session, her, _at(3, 13))
    _of_her_pathway(session, way)
    meeting(session, her, _at(1, 7), "seen")
    attempt(session, her, _at(1, 8))

    assert measure_facts.of_pathway(session, way, ON) == PathwayFacts(
        on=ON,
        publics=frozenset({"rsa", "vulnerabilite"}),
        prescriber="ML",
        decision="accompagnement",
        epci=CENTRE.code,
        referred=True,
        referred_on=date(2027, 1, 4),
        first_met_on=date(2027, 1, 26),
        contacts=3,
        closed=False,
    )


def test_nothing_is_invented_about_who_came_by_herself(session: Session, her: Person) -> None:
    alone = pathway(session, her, date(2027, 1, 4))

    assert measure_facts.of_pathway(session, alone, ON) == PathwayFacts(
        on=ON, prescriber="SPONTANE", referred=False
    )


def test_each_measure_of_the_time_of_a_pathway_has_its_answer(
    session: Session, her: Person, way: Pathway, basin: UUID
) -> None:
    _belongs(session, her, "rsa", date(2026, 5, 1))
    body = plan_bodies.add(session, basin, NewBody("Aisne", "departement"))
    publics = {ConditionKind.PUBLIC: ("vulnerabilite",), ConditionKind.PRESCRIBER: ("ML",)}
    for new in (
        NewMeasure("M1", "Permis", SINCE, body_id=body.id, conditions=publics),
        NewMeasure("M2", "Jeunes", SINCE, conditions={ConditionKind.PUBLIC: ("jeune", "siae")}),
        NewMeasure("M3", "Suivi", SINCE, conditions={ConditionKind.INTENSITY: ("accompagnement",)}),
        NewMeasure("M4", "Avant", SINCE, date(2027, 1, 3)),
        NewMeasure("M5", "Après", date(2027, 4, 1)),
    ):
        plan_measures.add(session, basin, new)

    found = pathway_measures.of_pathway(session, way, ON)

    assert [(each.measure.code, each.body, each.standing.verdict) for each in found] == [
        ("M1", "Aisne", Verdict.MET),
        ("M2", "", Verdict.NOT_MET),
        ("M3", "", Verdict.TO_CHECK),
        ("M5", "", Verdict.MET),
    ]
    assert found[1].standing.reasons == (
        "Cette mesure s’adresse aux jeunes de 16 à 25 ans ou aux salariés en insertion.",
    )
    assert [each.measure.code for each in found if each.in_force(ON, ON)] == ["M1", "M2", "M3"]


def test_a_closed_pathway_is_looked_at_as_on_its_last_day(
    session: Session, her: Person, basin: UUID
) -> None:
    _belongs(session, her, "rsa", date(2027, 2, 2))
    closed = pathway(session, her, date(2027, 1, 4), ended_on=date(2027, 2, 1), basin_id=basin)
    public = {ConditionKind.PUBLIC: ("rsa",)}
    plan_measures.add(session, basin, NewMeasure("M1", "Permis", SINCE, conditions=public))
    plan_measures.add(session, basin, NewMeasure("M2", "Après", date(2027, 2, 2)))

    (found,) = pathway_measures.of_pathway(session, closed, ON)

    assert found.standing.verdict is Verdict.TO_CHECK


def test_a_pathway_without_a_basin_has_no_measures(session: Session, her: Person) -> None:
    assert pathway_measures.of_pathway(session, pathway(session, her, SINCE), ON) == ()
