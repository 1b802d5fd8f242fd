"""Closing a pathway in one act, and what becomes of its barriers meanwhile."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.services.pathway import barrier_statuses, closings, pathways
from conseil_mobilite.services.pathway.closings import Closing
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.timeline import timeline
from conseil_mobilite.services.people.timeline_events import EventKind
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

TODAY = date(2027, 3, 12)
OPENED = date(2027, 1, 4)
GONE = ActDetails(reason="autonomie", situation="emploi")
EXIT = Closing(PathwayAct.EXIT, GONE, "bilan_recent", {"velo": "leve", "garde": "persistant"})


def assess(
    session: Session, pathway: Pathway, *codes: str, kind: str = "complet", on: date | None = OPENED
) -> Assessment:
    made = Assessment(
        pathway_id=pathway.id,
        kind=kind,
        grid_version="CM-2026.1",
        started_at=session.info["clock"](),
        validated_on=on,
    )
    session.add(made)
    session.flush()
    session.add_all(Barrier(assessment_id=made.id, code=code, noted_on=OPENED) for code in codes)
    session.flush()
    return made


@pytest.fixture
def pathway(session: Session) -> Pathway:
    return _supported(session)


def _supported(session: Session) -> Pathway:
    """Open a pathway whose assessment keeps three barriers and drops one."""
    person = people.welcome(session, NewPerson("Sylla", "Mamadou"), Origin(), OPENED)
    made = pathways.current(session, person.id)
    assert made
    pathways.act(session, made.id, PathwayAct.BEGIN_ASSESSMENT, OPENED)
    initial = assess(session, made, "velo", "garde", "peur")
    session.add(Barrier(assessment_id=initial.id, code="langue", noted_on=OPENED, kept=False))
    session.flush()
    pathways.act(session, made.id, PathwayAct.GIVE_FEEDBACK, OPENED)
    return made


def statuses(session: Session, pathway: Pathway) -> dict[str, str]:
    return {each.code: each.status for each in barrier_statuses.of_pathway(session, pathway.id)}


def test_one_act_ends_the_pathway_tells_its_barriers_and_plans_the_followups(
    session: Session, pathway: Pathway
) -> None:
    closed = closings.close(session, pathway.id, EXIT, TODAY)

    assert (closed.state, closed.ended_on, closed.end_reason) == ("sorti", TODAY, "autonomie")
    assert closed.final_skipped == "bilan_recent"
    assert statuses(session, pathway) == {
        "velo": "leve",
        "garde": "persistant",
        "peur": "present",
    }
    due = [followup.due_on for followup in session.exec(select(PostExitFollowup))]
    assert sorted(due) == [date(2027, 6, 12), date(2027, 9, 12)]


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        (Closing(PathwayAct.EXIT, GONE), "final_skipped"),
        (Closing(PathwayAct.EXIT, GONE, "flemme"), "final_skipped"),
        (Closing(PathwayAct.EXIT, ActDetails(situation="emploi"), "temps"), "reason"),
        (Closing(PathwayAct.EXIT, ActDetails(reason="autonomie"), "temps"), "situation"),
        (Closing(PathwayAct.EXIT, GONE, "temps", {"velo": "guéri"}), "barrier_status"),
        (Closing(PathwayAct.EXIT, GONE, "temps", {"langue": "leve"}), ""),
    ],
)
def test_a_closing_that_is_refused_writes_nothing(
    store: Store, closing: Closing, field: str
) -> None:
    pathway = store.run(_supported)

    with pytest.raises(UserError) as refused:
        store.run(closings.close, pathway.id, closing, TODAY)

    assert refused.value.field == field
    with store.transaction() as session:
        kept = session.get_one(Pathway, pathway.id)
        assert (kept.state, kept.ended_on) == ("diagnostic_restitue", None)
        assert set(statuses(session, kept).values()) == {"present"}
        assert session.exec(select(PostExitFollowup)).all() == []


@pytest.mark.parametrize("on", [OPENED - timedelta(days=1), TODAY + timedelta(days=1)])
def test_a_pathway_ends_between_its_beginning_and_today(
    session: Session, pathway: Pathway, on: date
) -> None:
    with pytest.raises(UserError) as refused:
        closings.close(session, pathway.id, EXIT, on)

    assert refused.value.field == "happened_on"


@pytest.mark.parametrize(
    "closing",
    [
        Closing(PathwayAct.EXIT, ActDetails(reason="deces", situation="autre")),
        Closing(PathwayAct.EXIT, ActDetails(reason="doublon_erreur", situation="autre")),
        Closing(PathwayAct.DROP, ActDetails(reason="injoignable")),
    ],
)
def test_a_final_assessment_is_not_asked_where_it_makes_no_sense(
    session: Session, pathway: Pathway, closing: Closing
) -> None:
    closed = closings.close(session, pathway.id, closing, TODAY)

    assert (closed.ended_on, closed.final_skipped) == (TODAY, "")


def test_a_final_assessment_under_way_does_not_count_yet(
    session: Session, pathway: Pathway
) -> None:
    assess(session, pathway, kind="final", on=None)

    with pytest.raises(UserError) as refused:
        closings.close(session, pathway.id, Closing(PathwayAct.EXIT, GONE), TODAY)

    assert refused.value.field == "final_skipped"


def test_a_validated_final_assessment_is_enough(session: Session, pathway: Pathway) -> None:
    final = assess(session, pathway, kind="final", on=TODAY)

    closed = closings.close(session, pathway.id, Closing(PathwayAct.EXIT, GONE, "temps"), TODAY)

    assert closings.final_of(session, pathway.id) == final
    assert closed.final_skipped == ""


def test_the_journal_undoes_a_closing_whole(store: Store) -> None:
    pathway = store.run(_supported)
    with store.transaction() as session:
        act = session.info["act"]
        closings.close(session, pathway.id, EXIT, TODAY)

    store.run(journal.undo, act)

    with store.transaction() as session:
        kept = session.get_one(Pathway, pathway.id)
        assert (kept.state, kept.final_skipped) == ("diagnostic_restitue", "")
        assert set(statuses(session, kept).values()) == {"present"}
        assert session.exec(select(PostExitFollowup)).all() == []


def test_a_reopened_pathway_forgets_why_it_had_no_final_assessment(
    session: Session, pathway: Pathway
) -> None:
    closings.close(session, pathway.id, EXIT, TODAY)

    pathways.act(session, pathway.id, PathwayAct.REOPEN, TODAY)

    assert (pathway.state, pathway.final_skipped) == ("diagnostic_restitue", "")


def test_a_barrier_keeps_the_day_it_was_lifted_and_loses_it_when_it_comes_back(
    session: Session, pathway: Pathway
) -> None:
    earlier = TODAY - timedelta(days=10)
    barrier_statuses.set_status(session, pathway.id, "velo", "leve", earlier)
    barrier_statuses.set_status(session, pathway.id, "velo", "leve", TODAY)
    assert _lifted_on(session, pathway) == earlier

    barrier_statuses.set_status(session, pathway.id, "velo", "en_cours", TODAY)

    assert _lifted_on(session, pathway) is None


def _lifted_on(session: Session, pathway: Pathway) -> date | None:
    found = barrier_statuses.of_pathway(session, pathway.id)
    return next(each.lifted_on for each in found if each.code == "velo")


@pytest.mark.parametrize(
    ("on", "field"),
    [(OPENED - timedelta(days=1), "lifted_on"), (TODAY + timedelta(days=1), "lifted_on")],
)
def test_a_barrier_is_lifted_during_the_pathway(
    session: Session, pathway: Pathway, on: date, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        barrier_statuses.set_status(session, pathway.id, "velo", "leve", on)

    assert refused.value.field == field


def test_every_assessment_that_stands_is_told_and_a_replaced_one_is_left_as_it_was(
    session: Session, pathway: Pathway
) -> None:
    (initial,) = session.exec(select(Assessment)).all()
    correction = assess(session, pathway, "velo")
    correction.corrects_id, correction.version = initial.id, 2
    being_written = assess(session, pathway, "velo", on=None)
    being_written.corrects_id, being_written.version = correction.id, 3
    final = assess(session, pathway, "velo", kind="final", on=TODAY)
    session.flush()

    barrier_statuses.set_status(session, pathway.id, "velo", "partiellement_leve", TODAY)

    told = {
        row.assessment_id: row.status
        for row in session.exec(select(Barrier).where(Barrier.code == "velo"))
    }
    assert told == {
        initial.id: "present",
        correction.id: "partiellement_leve",
        being_written.id: "partiellement_leve",
        final.id: "partiellement_leve",
    }
    assert [each.code for each in barrier_statuses.of_pathway(session, pathway.id)] == ["velo"]


def test_a_barrier_kept_by_two_assessments_is_told_lifted_once(
    session: Session, pathway: Pathway
) -> None:
    assess(session, pathway, "velo", kind="final", on=TODAY)
    barrier_statuses.set_status(session, pathway.id, "velo", "partiellement_leve", TODAY)

    events = timeline(session, pathway.person_id, TODAY)

    lifted = [event for event in events if event.kind is EventKind.BARRIER_LIFTED]
    assert [(event.code, event.outcome) for event in lifted] == [("velo", "partiellement_leve")]


def test_nothing_else_of_a_validated_assessment_changes_with_the_status(
    session: Session, pathway: Pathway
) -> None:
    (initial,) = session.exec(select(Assessment)).all()
    row = session.exec(select(Barrier).where(Barrier.code == "velo")).one()
    before = initial.model_dump(), row.model_dump(exclude={"status", "lifted_on"})

    barrier_statuses.set_status(session, pathway.id, "velo", "leve", TODAY)

    assert (initial.model_dump(), row.model_dump(exclude={"status", "lifted_on"})) == before


def test_the_barriers_of_another_pathway_stay_as_they_were(
    session: Session, pathway: Pathway
) -> None:
    other = people.welcome(session, NewPerson("Roy", "Awa"), Origin(), OPENED)
    theirs = pathways.current(session, other.id)
    assert theirs
    assess(session, theirs, "velo")

    barrier_statuses.set_status(session, pathway.id, "velo", "leve", TODAY)

    assert statuses(session, theirs) == {"velo": "present"}


def test_the_barriers_of_a_closed_pathway_are_read_only(session: Session, pathway: Pathway) -> None:
    closings.close(session, pathway.id, EXIT, TODAY)

    with pytest.raises(UserError, match="terminé"):
        barrier_statuses.set_status(session, pathway.id, "peur", "leve", TODAY)
