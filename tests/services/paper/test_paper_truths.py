"""A paper says what the base holds today, and nothing that it no longer holds."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.made_once import Base, Made, Once
from tests.services import supported
from tests.services.told_person import told_person

from conseil_mobilite.domain.assessment.assessment import Assessment, Strength
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.presentation import SheetChoice
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.paper import (
    appointment_papers,
    certificates,
    convocations,
    person_files,
    person_papers,
    referral_answers,
)
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.paper.person_papers import PersonPaper
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.paper.sheet.sheet_content import NAMELESS
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import person_changes

LATER = NOW + timedelta(days=30)


@pytest.fixture(scope="module")
def made(once: Once) -> Made[UUID]:
    return once(lambda store: store.run(told_person))


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def referral(session: Session, awa: UUID) -> Referral:
    found = session.exec(select(Referral).where(Referral.person_id == awa)).one()
    found.answered_on = date(2027, 3, 5)
    session.flush()
    return found


def pathway_of(session: Session, person: UUID) -> UUID:
    pathway = pathways.current(session, person)
    assert pathway is not None
    return pathway.id


def leave(session: Session, person: UUID) -> Adviser:
    """Let the adviser of a person leave the team."""
    at_work = session.get_one(Adviser, session.info["adviser"])
    gone = supported.colleague(session, at_work, "Partie")
    gone.phone, gone.active = "+33611111111", False
    session.get_one(Person, person).adviser_id = gone.id
    session.flush()
    return gone


def action(session: Session, person: UUID, kind: str) -> Action:
    query = select(Action).where(Action.pathway_id == pathway_of(session, person))
    return session.exec(query.where(Action.kind == kind)).one()


def test_an_assessment_only_begun_takes_neither_goal_nor_strengths_off_the_sheet(
    session: Session, awa: UUID
) -> None:
    before = action_sheets.prepare(session, awa, NOW)
    begun = Assessment(
        pathway_id=pathway_of(session, awa),
        grid_version="CM-2026.1",
        kind="final",
        started_at=LATER,
    )
    session.add(begun)
    session.flush()

    after = action_sheets.prepare(session, awa, LATER)
    begun.goal = "Garder votre emploi."

    assert (after.goal, after.strengths) == (before.goal, before.strengths)
    assert after.strengths
    assert action_sheets.prepare(session, awa, LATER).goal == "Garder votre emploi."


def test_a_strength_that_a_correction_took_away_does_not_come_back(
    session: Session, awa: UUID
) -> None:
    first = session.exec(select(Assessment)).one()
    correction = assessments.correct(session, first.id, "Erreur de saisie", LATER)
    for strength in session.exec(select(Strength).where(Strength.assessment_id == correction.id)):
        session.delete(strength)
    correction.validated_on = first.validated_on
    session.flush()

    assert action_sheets.prepare(session, awa, LATER).strengths == ()


def test_nobody_is_told_to_call_an_adviser_who_left(session: Session, awa: UUID) -> None:
    gone = leave(session, awa)
    who = session.get_one(Person, awa)
    met = supported.meeting(session, who, LATER, adviser_id=gone.id)

    papers = (
        action_sheets.preview(session, awa, NOW),
        convocations.preview(session, met.id, awa, NOW),
        appointment_papers.preview(session, met.id, awa, Shape.SLIP, NOW),
    )

    for paper in papers:
        assert "Partie" not in Reading(paper.pdf).text
        assert "06 11 11 11 11" not in Reading(paper.pdf).text
        assert any("Samia Partie n’est plus dans votre équipe" in told for told in paper.warnings)


@pytest.mark.parametrize("shape", Shape)
def test_the_paper_of_a_past_appointment_says_so_to_the_adviser(
    session: Session, awa: UUID, shape: Shape
) -> None:
    met = supported.meeting(session, session.get_one(Person, awa), NOW)

    before, after = (
        appointment_papers.preview(session, met.id, awa, shape, at).warnings
        for at in (NOW - timedelta(minutes=1), NOW + timedelta(minutes=1))
    )

    assert before == ()
    assert [told for told in after if "est passé" in told] == list(after) != []


def test_an_answer_leaves_once_and_no_second_one_can_tell_otherwise(
    session: Session, awa: UUID, referral: Referral
) -> None:
    referral_answers.issue(session, referral.id, NOW)

    with pytest.raises(UserError, match="déjà partie"):
        referral_answers.issue(session, referral.id, LATER)
    assert awa == referral.person_id


def test_an_aid_that_the_list_no_longer_knows_stays_on_the_sheet_without_its_name(
    session: Session, awa: UUID
) -> None:
    planned = action(session, awa, "atelier_tc")
    line = FundingLine(action_id=planned.id, funder_kind="etat", aid_code="ancien", asked_cents=1)
    session.add(line)
    session.flush()

    (aid,) = action_sheets.prepare(session, awa, NOW).aids

    assert (aid.name, aid.decided_by) == (NAMELESS, "")


@pytest.mark.parametrize("kind", ["mdph", "sante"])
def test_a_partner_of_health_is_told_to_a_prescriber_only_where_it_is_ticked(
    session: Session, awa: UUID, kind: str
) -> None:
    planned = action(session, awa, "atelier_tc")
    planned.partner_kind, planned.partner_name = kind, "Canari de la MDPH"
    session.flush()

    boxes = {box.code: box for box in restitutions.offered(session, awa).boxes}
    usual = frozenset(code for code, box in boxes.items() if box.ticked and box.lines)
    apart = frozenset({"action.atelier_tc"})

    assert boxes["action.atelier_tc"].sensitive
    assert "MDPH" not in Reading(restitutions.preview(session, awa, NOW, usual).pdf).text
    assert "MDPH" in Reading(restitutions.preview(session, awa, NOW, usual | apart).pdf).text


def test_the_file_names_every_language_that_a_sheet_may_be_in(session: Session, awa: UUID) -> None:
    for tag in ("es", "ru", "fa-AF"):
        action_sheets.issue(session, awa, NOW, SheetChoice(language=tag))

    text = Reading(person_files.preview(session, awa, NOW).pdf).text

    for name in ("espagnol", "russe", "dari"):
        assert f"Aussi en {name}" in text


def test_nothing_leaves_of_a_file_in_the_bin_but_the_file_itself(
    session: Session, awa: UUID, referral: Referral
) -> None:
    chosen = frozenset({"planned"})
    person_changes.put_in_bin(session, awa)
    makings: tuple[Callable[[], object], ...] = (
        lambda: action_sheets.issue(session, awa, NOW),
        lambda: certificates.issue(session, awa, NOW),
        lambda: restitutions.issue(session, awa, NOW, chosen),
        lambda: referral_answers.issue(session, referral.id, NOW),
    )

    for make in makings:
        with pytest.raises(UserError, match="corbeille"):
            make()
    offered = person_papers.offered(session, awa, NOW)
    assert [each.paper for each in offered if not each.refusal] == [PersonPaper.FILE]
    assert "Awa Roy" in Reading(person_files.issue(session, awa, NOW).content).text

    person_changes.restore(session, awa)
    assert action_sheets.issue(session, awa, NOW).person_id == awa
