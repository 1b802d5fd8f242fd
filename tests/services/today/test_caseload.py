"""The open pathways of an adviser: who is among them, in what order, and how they are counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session
from tests.services.supported import attempt, colleague, meeting, pathway, person

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.services.today import caseload
from conseil_mobilite.services.today.caseload_query import CaseloadQuery, CaseOrder

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON = date(2027, 3, 12)
LONG_AGO = date(2026, 6, 1)


def ago(days: int) -> datetime:
    return AT - timedelta(days=days)


@pytest.fixture
def mine(me: Adviser) -> CaseloadQuery:
    return CaseloadQuery(AT, me.id)


def names(session: Session, query: CaseloadQuery) -> list[str]:
    return [case.person.removeprefix("Awa ") for case in caseload.page(session, query).rows]


def act(session: Session, of: Pathway, wording: str, due: int | None, **fields: object) -> None:
    given = {"pathway_id": of.id, "kind": "tad", "wording": wording, "created_on": LONG_AGO}
    day = None if due is None else ON + timedelta(days=due)
    session.add(Action.model_validate({**given, "due_on": day, **fields}))
    session.flush()


def test_only_open_pathways_of_the_adviser_and_of_nobody_are_there(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    other = colleague(session, me)
    gone = person(session, "Gone", me.id)
    gone.deleted_at = AT
    for who in (person(session, "Mine", me.id), person(session, "Nobody"), gone):
        pathway(session, who, LONG_AGO)
    pathway(session, person(session, "Theirs", other.id), LONG_AGO)
    pathway(session, person(session, "Over", me.id), LONG_AGO, ended_on=date(2027, 1, 2))

    assert sorted(names(session, mine)) == ["Mine", "Nobody"]
    assert sorted(names(session, replace(mine, adviser_id=other.id))) == ["Nobody", "Theirs"]
    assert sorted(names(session, replace(mine, adviser_id=None))) == ["Mine", "Nobody", "Theirs"]


def test_who_was_not_met_for_the_longest_comes_first(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    called, met, missed, fresh = (
        person(session, name, me.id) for name in ("Called", "Met", "Missed", "Fresh")
    )
    for who in (called, met, missed):
        pathway(session, who, LONG_AGO)
    pathway(session, fresh, ON - timedelta(days=5))
    attempt(session, called, ago(40))
    meeting(session, met, ago(34), "seen")
    meeting(session, met, ago(3), "noshow")
    attempt(session, missed, ago(2), "non_joint")

    rows = caseload.page(session, mine).rows

    assert [(row.person, row.days) for row in rows] == [
        ("Awa Missed", (ON - LONG_AGO).days),
        ("Awa Called", 40),
        ("Awa Met", 34),
        ("Awa Fresh", 5),
    ]
    assert [row.contacted_at for row in rows] == [None, ago(40), ago(34), None]


def test_a_row_tells_the_state_since_when_and_what_comes_next(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    awa = person(session, "Diop", me.id)
    opened = pathway(session, awa, LONG_AGO)
    for before, after, day in (
        ("a_contacter", "diagnostic_en_cours", date(2026, 7, 1)),
        ("diagnostic_en_cours", "en_accompagnement", date(2026, 9, 2)),
        ("en_accompagnement", "en_accompagnement", date(2026, 10, 3)),
    ):
        session.add(
            PathwayEvent(
                pathway_id=opened.id,
                act="x",
                state_before=before,
                state_after=after,
                happened_on=day,
                recorded_at=AT,
            )
        )
    meeting(session, awa, AT + timedelta(days=9))
    meeting(session, awa, AT + timedelta(days=2))
    meeting(session, awa, AT + timedelta(days=1), "excused")
    act(session, opened, "sans échéance", None)
    act(session, opened, "plus tard", 20)
    act(session, opened, "bientôt", 3)
    act(session, opened, "faite", -3, status="realisee")
    act(session, opened, "supprimée", -3, deleted_at=AT)

    (row,) = caseload.page(session, mine).rows

    assert (row.state, row.since) == ("en_accompagnement", date(2026, 9, 2))
    assert row.meeting_at == AT + timedelta(days=2)
    assert (row.action, row.due_on) == ("bientôt", ON + timedelta(days=3))
    assert row.adviser == "N. Lefèvre"


def test_what_is_blank_comes_last_up_and_down(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    for name, due in (("Later", 9), ("Soon", 1), ("Blank", None)):
        opened = pathway(session, person(session, name, me.id), LONG_AGO)
        if due is not None:
            act(session, opened, name, due)
    by_due = replace(mine, order=CaseOrder.DUE)

    assert names(session, by_due) == ["Soon", "Later", "Blank"]
    assert names(session, replace(by_due, descending=True)) == ["Later", "Soon", "Blank"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (CaseOrder.NAME, ["Abel", "Brun", "Caron"]),
        (CaseOrder.SINCE, ["Brun", "Caron", "Abel"]),
        (CaseOrder.APPOINTMENT, ["Caron", "Abel", "Brun"]),
    ],
)
def test_rows_are_sorted_as_asked(
    session: Session, me: Adviser, mine: CaseloadQuery, order: CaseOrder, expected: list[str]
) -> None:
    people = {name: person(session, name, me.id) for name in ("Caron", "Abel", "Brun")}
    for name, days in (("Abel", 10), ("Caron", 20), ("Brun", 30)):
        pathway(session, people[name], ON - timedelta(days=days))
    for name, days in (("Caron", 1), ("Abel", 2)):
        meeting(session, people[name], AT + timedelta(days=days))

    assert names(session, replace(mine, order=order)) == expected


def test_pages_follow_each_other_without_a_seam(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    for rank in range(7):
        pathway(session, person(session, f"P{rank}", me.id), LONG_AGO)
    by_name = replace(mine, order=CaseOrder.NAME, limit=3)

    pages = [caseload.page(session, replace(by_name, skipped=skipped)) for skipped in (0, 3, 6)]

    assert [len(page.rows) for page in pages] == [3, 3, 1]
    assert {page.total for page in pages} == {7}
    found = [row.person for page in pages for row in page.rows]
    assert found == sorted(found)
    assert len(set(found)) == 7


def test_states_and_silences_are_counted_and_filter(
    session: Session, me: Adviser, mine: CaseloadQuery
) -> None:
    pathway(session, person(session, "Old", me.id), LONG_AGO)
    pathway(session, person(session, "New", me.id), ON)
    pathway(session, person(session, "Waiting", me.id), ON, state="suspendu")
    pathway(session, person(session, "Theirs", colleague(session, me).id), LONG_AGO)

    counts = caseload.counts(session, replace(mine, states=("suspendu",)))

    assert dict(counts.states) == {"en_accompagnement": 2, "suspendu": 1}
    assert (counts.silent, counts.total) == (1, 3)
    assert names(session, replace(mine, states=("suspendu",))) == ["Waiting"]
    assert names(session, replace(mine, silent=True)) == ["Old"]


def test_an_empty_caseload_has_nothing_to_count(session: Session, mine: CaseloadQuery) -> None:
    assert caseload.page(session, mine).total == 0
    assert caseload.counts(session, mine).total == 0
