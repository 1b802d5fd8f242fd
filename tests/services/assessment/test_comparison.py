"""Any two assessments of a person, across her pathways and the versions of the grid."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore, Barrier
from conseil_mobilite.domain.assessment.barrier_changes import BarrierOutcome
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import comparison
from conseil_mobilite.services.assessment.assessment_replies import answer_row

SPRING, AUTUMN = date(2026, 3, 2), date(2026, 10, 5)


@pytest.fixture
def helene(session: Session) -> UUID:
    return a_person(session, "2026-0001")


def a_person(session: Session, number: str) -> UUID:
    person = Person(
        file_number=number, last_name="Nguyễn", first_name="Hélène", registered_on=SPRING
    )
    session.add(person)
    session.flush()
    return person.id


def a_pathway(session: Session, person: UUID, *, ended: bool = False) -> UUID:
    pathway = Pathway(person_id=person, opened_on=SPRING)
    if ended:
        pathway.state, pathway.ended_on = "sans_suite", AUTUMN
        pathway.end_reason = "injoignable"
    session.add(pathway)
    session.flush()
    return pathway.id


def assessed(
    session: Session,
    pathway: UUID,
    on: date | None,
    *,
    kind: str = "complet",
    days_ago: int = 0,
    corrects: Assessment | None = None,
    **levels: int | None,
) -> Assessment:
    """Lay down an assessment as it is frozen: its levels, and no question asked."""
    made = Assessment(
        pathway_id=pathway,
        kind=kind,
        grid_version="CM-2026.1",
        started_at=NOW - timedelta(days=days_ago),
        validated_on=on,
        version=corrects.version + 1 if corrects else 1,
        corrects_id=corrects.id if corrects else None,
    )
    session.add(made)
    session.flush()
    for axis, level in levels.items():
        session.add(AxisScore(assessment_id=made.id, axis=axis, computed=4, retained=level))
    session.flush()
    return made


def test_the_retained_levels_are_compared_as_they_were_frozen(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    assessed(session, pathway, SPRING, days_ago=300, MOYENS=0, OFFRE=3, CONF=None)
    assessed(session, pathway, AUTUMN, kind="final", days_ago=100, MOYENS=2, OFFRE=2, CONF=4)

    found = comparison.picture(session, helene).comparison

    assert found is not None
    gains = {one.axis: one.gain for one in found.axes}
    assert (gains["MOYENS"], gains["OFFRE"], gains["CONF"]) == (2, -1, None)


def test_by_default_the_first_is_compared_with_the_last_whatever_the_pathway(
    session: Session, helene: UUID
) -> None:
    newer, older = a_pathway(session, helene), a_pathway(session, helene, ended=True)
    last = assessed(session, newer, AUTUMN, days_ago=50)
    first = assessed(session, older, SPRING, days_ago=300)
    assessed(session, older, SPRING + timedelta(days=60), kind="final", days_ago=200)

    picture = comparison.picture(session, helene)

    assert picture.before is not None
    assert picture.after is not None
    assert (picture.before.assessment.id, picture.after.assessment.id) == (first.id, last.id)
    assert [one.day for one in picture.choices] == sorted(one.day for one in picture.choices)


def test_two_are_put_in_the_order_of_time_however_they_are_asked(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    first = assessed(session, pathway, SPRING, days_ago=300)
    second = assessed(session, pathway, AUTUMN, kind="final", days_ago=100)

    picture = comparison.picture(session, helene, second.id, first.id)

    assert picture.before is not None
    assert picture.before.assessment.id == first.id


def test_a_replaced_version_is_offered_but_not_taken_by_default(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    wrong = assessed(session, pathway, SPRING, days_ago=300, MOYENS=1)
    right = assessed(session, pathway, SPRING, days_ago=290, corrects=wrong, MOYENS=3)
    assessed(session, pathway, AUTUMN, kind="final", days_ago=100, MOYENS=3)

    picture = comparison.picture(session, helene)

    assert picture.before is not None
    assert picture.before.assessment.id == right.id
    assert [one.replaced for one in picture.choices] == [True, False, False]
    chosen = comparison.picture(session, helene, wrong.id, right.id).comparison
    assert chosen is not None
    assert {one.axis: one.gain for one in chosen.axes}["MOYENS"] == 2


def test_a_correction_under_way_speaks_of_the_day_of_what_it_corrects(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    first = assessed(session, pathway, SPRING, days_ago=300)
    final = assessed(session, pathway, AUTUMN, kind="final", days_ago=100)
    correction = assessed(session, pathway, None, days_ago=0, corrects=first)

    choices = comparison.picture(session, helene).choices

    assert [one.assessment.id for one in choices] == [first.id, correction.id, final.id]
    assert (choices[1].day, choices[1].under_way) == (SPRING, True)


def test_one_under_way_is_compared_by_what_its_answers_say_now(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    first = assessed(session, pathway, SPRING, days_ago=300, PROJET=1)
    second = assessed(session, pathway, None, kind="final", days_ago=1)
    for one, kilometres in ((first, 18), (second, 30)):
        session.add(answer_row(one.id, "D05", Reply(kilometres=kilometres), NOW))
    for question, choice in (("J03", "oui"), ("J04", "30_min")):
        session.add(answer_row(second.id, question, Reply(codes=(choice,)), NOW))
    session.add(Barrier(assessment_id=first.id, code="velo", noted_on=SPRING))
    session.add(Barrier(assessment_id=second.id, code="velo", status="leve", noted_on=AUTUMN))
    session.add(Barrier(assessment_id=second.id, code="peur", kept=False, noted_on=AUTUMN))
    session.flush()

    picture = comparison.picture(session, helene)

    assert picture.after is not None
    assert picture.after.under_way
    assert picture.comparison is not None
    assert picture.comparison.perimeter.kilometres.difference == 12
    assert [(one.code, one.outcome) for one in picture.comparison.barriers] == [
        ("velo", BarrierOutcome.LIFTED)
    ]


def test_with_one_assessment_there_is_nothing_to_compare_and_nothing_to_trace(
    session: Session, helene: UUID
) -> None:
    only = assessed(session, a_pathway(session, helene), SPRING)

    picture = comparison.picture(session, helene)

    assert picture.comparison is None
    assert [one.assessment.id for one in picture.choices] == [only.id]
    assert not comparison.can_compare(session, only)
    assert "assessment.compare" not in acts(session)


def test_a_comparison_leaves_its_trace(session: Session, helene: UUID) -> None:
    pathway = a_pathway(session, helene)
    assessed(session, pathway, SPRING, days_ago=300)
    final = assessed(session, pathway, AUTUMN, kind="final")

    comparison.picture(session, helene)

    assert acts(session).count("assessment.compare") == 1
    assert comparison.can_compare(session, final)


def test_a_version_and_its_correction_alone_are_compared_only_if_asked(
    session: Session, helene: UUID
) -> None:
    pathway = a_pathway(session, helene)
    wrong = assessed(session, pathway, SPRING, days_ago=300, MOYENS=1)
    right = assessed(session, pathway, SPRING, days_ago=290, corrects=wrong, MOYENS=3)

    assert not comparison.can_compare(session, right)
    assert comparison.picture(session, helene).comparison is not None


def test_somebody_elses_assessment_is_refused(session: Session, helene: UUID) -> None:
    pathway = a_pathway(session, helene)
    first = assessed(session, pathway, SPRING, days_ago=300)
    assessed(session, pathway, AUTUMN, kind="final")
    other = assessed(session, a_pathway(session, a_person(session, "2026-0002")), AUTUMN)

    for stranger in (other.id, uuid4()):
        with pytest.raises(UserError, match="dossier de cette personne"):
            comparison.picture(session, helene, first.id, stranger)


def test_one_is_not_compared_with_itself(session: Session, helene: UUID) -> None:
    pathway = a_pathway(session, helene)
    first = assessed(session, pathway, SPRING, days_ago=300)
    assessed(session, pathway, AUTUMN, kind="final")

    with pytest.raises(UserError, match="deux bilans différents"):
        comparison.picture(session, helene, first.id, first.id)


def acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.act)))
