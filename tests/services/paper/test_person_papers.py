"""Every paper of a person is offered, with why one cannot be made; how her sheet reads is kept."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session
from tests.services.told_person import told_person

from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import person_papers
from conseil_mobilite.services.paper.person_papers import Offered, PersonPaper
from conseil_mobilite.services.paper.sheet import action_sheets, sheet_offers
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.referrals import referrals

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture
def helene(session: Session) -> UUID:
    return people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), ON).id


def offered(session: Session, person: UUID, paper: PersonPaper) -> list[Offered]:
    every = person_papers.offered(session, person, AT)
    return [each for each in every if each.paper is paper]


def test_a_new_person_can_have_her_sheet_and_her_file_and_nothing_else_yet(
    session: Session, helene: UUID
) -> None:
    every = person_papers.offered(session, helene, AT)

    assert {each.paper for each in every} == set(PersonPaper)
    assert {each.paper for each in every if not each.refusal} == {
        PersonPaper.SHEET,
        PersonPaper.FILE,
    }


def test_the_papers_of_a_meeting_are_of_the_next_one_of_hers(
    session: Session, helene: UUID
) -> None:
    other = people.welcome(session, NewPerson("Roy", "Awa"), Origin(), ON).id
    for person, days in ((helene, 9), (helene, 4), (other, 1)):
        new = NewAppointment("suivi", AT + timedelta(days=days), 45, (person,))
        appointments.book(session, new)

    (slip,) = offered(session, helene, PersonPaper.SLIP)

    assert (slip.at, slip.refusal) == (AT + timedelta(days=4), "")


def test_each_action_that_costs_has_a_plan(session: Session, helene: UUID) -> None:
    pathway = pathways.current(session, helene)
    assert pathway is not None
    free = NewAction("info_offre", "Se renseigner")
    paid = NewAction("info_offre", "Acheter un vélo", cost_cents=30_000)
    for new in (free, paid):
        actions.plan(session, pathway.id, new, ON)

    plans = offered(session, helene, PersonPaper.FUNDING)

    assert [plan.words for plan in plans] == ["Acheter un vélo"]


def test_the_answer_is_offered_once_there_is_one(session: Session, helene: UUID) -> None:
    origin = Origin("ML", "Mission locale", accepted=False)
    referral = referrals.receive_again(session, helene, origin, ON).id
    (before,) = offered(session, helene, PersonPaper.LETTER)
    referrals.refuse(session, referral, "session-complète", ON)

    (after,) = offered(session, helene, PersonPaper.LETTER)

    assert before.refusal
    assert (after.subject, after.words, after.refusal) == (referral, "Mission locale", "")


def test_with_an_assessment_and_an_agreement_everything_can_be_told(session: Session) -> None:
    awa = told_person(session)

    for paper in (PersonPaper.RESTITUTION, PersonPaper.CERTIFICATE):
        assert [each.refusal for each in offered(session, awa, paper)] == [""]


def test_her_sheet_is_proposed_as_she_last_had_it(session: Session, helene: UUID) -> None:
    other = people.welcome(session, NewPerson("Roy", "Awa"), Origin(), ON).id
    assert sheet_offers.last_choice(session, helene) == SheetChoice()
    large, bilingual = SheetChoice(Presentation.LARGE_PRINT), SheetChoice(language="pt")

    action_sheets.issue(session, helene, AT, large)
    action_sheets.issue(session, helene, AT + timedelta(days=1), bilingual)
    action_sheets.issue(session, other, AT + timedelta(days=2), large)

    offer = sheet_offers.offered(session, helene)
    assert offer.last == bilingual
    assert {"ar", "en", "pt", "uk"} <= {each.tag for each in offer.languages}
