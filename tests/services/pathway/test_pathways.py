"""The pathways of a person, act by act, on a real base."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct, PathwayState
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.pathway import followups, pathway_picture, pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails

ON = date(2027, 3, 12)
LATER = ON + timedelta(days=30)


@pytest.fixture
def person(session: Session) -> Person:
    made = Person(
        file_number="2027-0001",
        last_name="Nguyễn",
        first_name="Hélène",
        registered_on=date(2026, 1, 5),
    )
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def pathway(session: Session, person: Person) -> Pathway:
    return pathways.open_pathway(session, person.id, date(2026, 9, 1))


Bring = Callable[[PathwayState], Pathway]


@pytest.fixture
def bring(session: Session, pathway: Pathway) -> Bring:
    """Lead the pathway to a state, by the acts an adviser would do."""

    def to(state: PathwayState) -> Pathway:
        pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, date(2026, 9, 10))
        session.add(
            Assessment(
                pathway_id=pathway.id,
                kind="complet",
                grid_version="CM-2026.1",
                started_at=session.info["clock"](),
                validated_on=date(2026, 9, 20),
            )
        )
        session.flush()
        pathways.act(session, pathway.id, PathwayAct.GIVE_FEEDBACK, date(2026, 9, 20))
        if state is PathwayState.SUPPORTED:
            pathways.decide(session, pathway.id, Decision.SUPPORT, date(2026, 9, 21))
        return pathway

    return to


def test_a_person_has_one_open_pathway_at_most(
    session: Session, person: Person, pathway: Pathway
) -> None:
    with pytest.raises(UserError, match="déjà un parcours ouvert"):
        pathways.open_pathway(session, person.id, ON)

    assert pathways.current(session, person.id) == pathway


def test_an_act_is_kept_in_the_dated_history_and_in_the_trail(
    session: Session, pathway: Pathway
) -> None:
    pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, date(2027, 1, 4))

    (event,) = pathways.history(session, pathway.id)
    assert (event.state_before, event.state_after) == ("a_contacter", "diagnostic_en_cours")
    assert event.happened_on == date(2027, 1, 4)
    assert event.adviser_id == session.info["adviser"]
    assert "pathway.commencer_bilan" in session.exec(select(AuditEntry.act)).all()


def test_events_of_one_instant_keep_their_order(session: Session, bring: Bring) -> None:
    pathway = bring(PathwayState.SUPPORTED)

    states = [event.state_after for event in pathways.history(session, pathway.id)]

    assert states == ["diagnostic_en_cours", "diagnostic_restitue", "en_accompagnement"]


def test_giving_back_needs_a_validated_assessment(session: Session, pathway: Pathway) -> None:
    pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, ON)

    with pytest.raises(UserError, match="Validez le bilan"):
        pathways.act(session, pathway.id, PathwayAct.GIVE_FEEDBACK, ON)

    assert pathway.state == PathwayState.ASSESSING


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ActDetails(review_on=LATER), "reason"),
        (ActDetails(reason="autre"), "review_on"),
        (ActDetails(reason="n_existe_pas", review_on=LATER), "reason"),
        (ActDetails(reason="autre", review_on=ON), "review_on"),
    ],
)
def test_a_suspension_needs_a_reason_of_the_list_and_a_later_review(
    session: Session, pathway: Pathway, details: ActDetails, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        pathways.act(session, pathway.id, PathwayAct.SUSPEND, ON, details)

    assert refused.value.field == field
    assert pathway.state == PathwayState.TO_CONTACT


def test_a_suspended_pathway_resumes_where_it_was(session: Session, bring: Bring) -> None:
    pathway = bring(PathwayState.SUPPORTED)
    details = ActDetails(reason="attente_aide", review_on=LATER)

    pathways.act(session, pathway.id, PathwayAct.SUSPEND, ON, details)
    assert (pathway.state, pathway.review_on) == (PathwayState.SUSPENDED, LATER)
    pathways.act(session, pathway.id, PathwayAct.RESUME, ON)

    assert (pathway.state, pathway.review_on) == (PathwayState.SUPPORTED, None)


def test_a_suspended_pathway_closed_then_reopened_keeps_its_review(
    session: Session, bring: Bring
) -> None:
    pathway = bring(PathwayState.SUPPORTED)
    suspended = ActDetails(reason="attente_aide", review_on=LATER)
    pathways.act(session, pathway.id, PathwayAct.SUSPEND, ON, suspended)
    left = ActDetails(reason="abandon", situation="non_joint")
    pathways.act(session, pathway.id, PathwayAct.EXIT, ON, left)

    pathways.act(session, pathway.id, PathwayAct.REOPEN, ON)
    assert (pathway.state, pathway.review_on) == (PathwayState.SUSPENDED, LATER)

    pathways.act(session, pathway.id, PathwayAct.RESUME, ON)
    assert pathway.state == PathwayState.SUPPORTED


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ActDetails(situation="emploi"), "reason"),
        (ActDetails(reason="emploi_durable"), "situation"),
        (ActDetails(reason="n_existe_pas", situation="emploi"), "reason"),
        (ActDetails(reason="emploi_durable", situation="ailleurs"), "situation"),
    ],
)
def test_an_exit_needs_a_reason_and_a_situation(
    session: Session, bring: Bring, details: ActDetails, field: str
) -> None:
    pathway = bring(PathwayState.SUPPORTED)

    with pytest.raises(UserError) as refused:
        pathways.act(session, pathway.id, PathwayAct.EXIT, ON, details)

    assert refused.value.field == field
    assert pathway.ended_on is None


def test_an_exit_plans_two_followups_and_a_reopening_cancels_them(
    session: Session, person: Person, bring: Bring
) -> None:
    pathway = bring(PathwayState.SUPPORTED)
    left = ActDetails(reason="emploi_durable", situation="emploi")

    pathways.act(session, pathway.id, PathwayAct.EXIT, date(2026, 11, 30), left)
    due = [followup.due_on for followup in followups.of_pathway(session, pathway.id)]
    assert due == [date(2027, 2, 28), date(2027, 5, 30)]
    assert pathways.current(session, person.id) is None

    pathways.act(session, pathway.id, PathwayAct.REOPEN, ON)
    assert pathway.state == PathwayState.SUPPORTED
    assert (pathway.ended_on, pathway.end_reason, pathway.end_situation) == (None, "", "")
    assert list(followups.of_pathway(session, pathway.id)) == []


def test_a_pathway_is_not_reopened_beside_another(
    session: Session, person: Person, pathway: Pathway
) -> None:
    dropped = ActDetails(reason="injoignable")
    pathways.act(session, pathway.id, PathwayAct.DROP, ON, dropped)
    pathways.open_pathway(session, person.id, ON)

    with pytest.raises(UserError, match="déjà un parcours en cours"):
        pathways.act(session, pathway.id, PathwayAct.REOPEN, ON)


@pytest.mark.parametrize("day", [date(2026, 8, 31), ON + timedelta(days=1)])
def test_an_act_is_neither_before_the_pathway_nor_in_the_future(
    session: Session, pathway: Pathway, day: date
) -> None:
    with pytest.raises(UserError) as refused:
        pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, day)

    assert refused.value.field == "happened_on"


def test_an_act_out_of_place_is_refused_by_a_sentence(session: Session, pathway: Pathway) -> None:
    with pytest.raises(UserError, match="classez-le sans suite"):
        pathways.act(session, pathway.id, PathwayAct.EXIT, ON)


def test_another_barrier_first_suspends_with_its_own_reason(session: Session, bring: Bring) -> None:
    pathway = bring(PathwayState.ASSESSED)
    relay = ActDetails(barrier_code="garde", partner="  Relais   petite enfance ", review_on=LATER)

    pathways.decide(session, pathway.id, Decision.OTHER_BARRIER_FIRST, ON, relay)

    event = pathways.history(session, pathway.id)[-1]
    assert pathway.state == PathwayState.SUSPENDED
    assert pathway.review_on == LATER
    assert (event.reason, event.partner) == ("frein_prealable", "Relais petite enfance")


@pytest.mark.parametrize(
    ("decision", "details", "field"),
    [
        (Decision.OTHER_BARRIER_FIRST, ActDetails(partner="CAF", review_on=LATER), "barrier_code"),
        (
            Decision.OTHER_BARRIER_FIRST,
            ActDetails(barrier_code="garde", review_on=LATER),
            "partner",
        ),
        (
            Decision.OTHER_BARRIER_FIRST,
            ActDetails(barrier_code="inconnu", partner="CAF", review_on=LATER),
            "barrier_code",
        ),
        (Decision.REORIENTATION, ActDetails(situation="autre"), "partner"),
        (Decision.PERSON_REFUSES, ActDetails(), "situation"),
        (Decision.NO_FURTHER_ACTION, ActDetails(), "reason"),
    ],
)
def test_a_decision_says_what_it_lacks(
    session: Session, bring: Bring, decision: Decision, details: ActDetails, field: str
) -> None:
    pathway = bring(PathwayState.ASSESSED)

    with pytest.raises(UserError) as refused:
        pathways.decide(session, pathway.id, decision, ON, details)

    assert refused.value.field == field
    assert pathway.state == PathwayState.ASSESSED


def test_reorientation_is_an_exit_towards_a_relay(session: Session, bring: Bring) -> None:
    pathway = bring(PathwayState.ASSESSED)
    details = ActDetails(partner="Cap emploi", situation="recherche")

    pathways.decide(session, pathway.id, Decision.REORIENTATION, ON, details)

    assert (pathway.state, pathway.end_reason) == (PathwayState.EXITED, "relais")
    assert len(followups.of_pathway(session, pathway.id)) == 2


def test_the_picture_shows_the_open_pathway_before_the_old_one(
    session: Session, person: Person, pathway: Pathway
) -> None:
    dropped = ActDetails(reason="injoignable")
    pathways.act(session, pathway.id, PathwayAct.DROP, ON, dropped)
    again = pathways.open_pathway(session, person.id, ON)

    picture = pathway_picture.of_person(session, person.id, ON)
    assert picture is not None
    assert picture.pathway == again
    assert picture.others == (pathway,)
    assert PathwayAct.SUSPEND in picture.acts

    old = pathway_picture.of_person(session, person.id, ON, pathway.id)
    assert old is not None
    assert old.pathway == pathway
    assert old.since == ON
    assert old.acts == (PathwayAct.REOPEN,)


def test_nobody_without_a_pathway_has_a_picture(session: Session, person: Person) -> None:
    assert pathway_picture.of_person(session, person.id, ON) is None
