"""The sheet says what helps the person act, and once handed out it never changes."""

import hashlib
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.documents.conftest import Reading

from conseil_mobilite.domain.assessment.assessment import Assessment, Strength
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.pathway import actions, funding, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.reference.reference import code_lists

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
LATER = datetime(2027, 3, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def helene(session: Session) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4), publics=("rsa", "handicap"))
    return people.welcome(session, new, people.Origin(), ON).id


def plan(
    session: Session, person: UUID, wording: str, *, partner: str = "", reasons: str = ""
) -> UUID:
    pathway = pathways.current(session, person)
    assert pathway is not None
    new = NewAction("info_offre", wording, reasons, partner_name=partner)
    return actions.plan(session, pathway.id, new, ON).id


def assess(session: Session, person: UUID) -> None:
    pathway = pathways.current(session, person)
    assert pathway is not None
    made = Assessment(
        pathway_id=pathway.id, grid_version="CM-2026.1", started_at=AT, goal="Aller travailler."
    )
    session.add(made)
    session.flush()
    session.add(Strength(assessment_id=made.id, text="Vous savez lire un plan."))
    session.flush()


def test_the_sheet_says_the_goal_the_strengths_and_what_is_to_be_done(
    session: Session, helene: UUID
) -> None:
    assess(session, helene)
    plan(session, helene, "Appeler l’auto-école.", partner="Auto-école du Centre")
    done = plan(session, helene, "Acheter un casque.")
    actions.set_status(session, done, "realisee", ON)
    given_up = plan(session, helene, "Emprunter un vélo.")
    actions.set_status(session, given_up, "abandonnee", ON, abandon_reason="autre")

    sheet = action_sheets.prepare(session, helene, AT)

    assert (sheet.goal, sheet.strengths) == ("Aller travailler.", ("Vous savez lire un plan.",))
    assert [(step.what, step.partner) for step in sheet.steps] == [
        ("Appeler l’auto-école.", "Auto-école du Centre")
    ]
    assert (sheet.person_name, sheet.issued_on, sheet.number) == (
        "Hélène Lefèvre",
        ON,
        "2027-00001",
    )


def test_a_strength_keeps_its_code_while_it_has_the_words_of_the_list(
    session: Session, helene: UUID
) -> None:
    assess(session, helene)
    made = session.exec(select(Assessment)).one()
    listed = code_lists()["strengths"].label("velo")
    for position, (code, text) in enumerate(
        (("velo", listed), ("vehicule", "Avoir une belle voiture"), ("marche", "Marcher")), 1
    ):
        session.add(Strength(assessment_id=made.id, code=code, text=text, position=position))
    session.flush()

    sheet = action_sheets.prepare(session, helene, AT)

    assert sheet.coded_strengths == (
        ("Vous savez lire un plan.", ""),
        ("Avoir un vélo", "velo"),
        ("Avoir une belle voiture", ""),
    )


def test_neither_reasons_nor_publics_are_on_the_sheet(session: Session, helene: UUID) -> None:
    plan(session, helene, "Appeler.", reasons="Handicap : oui")

    said = Reading(action_sheets.preview(session, helene, AT).pdf).text

    assert "Appeler" in said
    assert "andicap" not in said
    assert "RSA" not in said


def test_the_sheet_names_the_aids_but_not_what_was_refused(session: Session, helene: UUID) -> None:
    action = plan(session, helene, "Passer le permis.")
    for kind, name, granted in (
        ("departement", "Département de l’Aisne", 30_000),
        ("france_travail", "France Travail", 0),
    ):
        line = FundingLine(
            action_id=action,
            funder_kind=kind,
            funder_name=name,
            asked_cents=granted or 10_000,
            granted_cents=granted,
            granted_on=ON,
        )
        funding.put(session, line)

    (aid,) = action_sheets.prepare(session, helene, AT).aids

    assert (aid.decided_by, aid.amount_cents) == ("Département de l’Aisne", 30_000)


def test_the_next_appointment_is_in_the_hour_of_paris(session: Session, helene: UUID) -> None:
    assert action_sheets.prepare(session, helene, AT).next_appointment is None
    starts = datetime(2027, 6, 1, 8, 30, tzinfo=UTC)
    appointments.book(session, NewAppointment("suivi", starts, 45, (helene,), place="Guise"))

    meeting = action_sheets.prepare(session, helene, AT).next_appointment

    assert meeting is not None
    assert (meeting.day, meeting.starts_at, meeting.place) == (
        date(2027, 6, 1),
        time(10, 30),
        "Guise",
    )


def test_a_person_without_pathway_has_an_empty_sheet_rather_than_none(session: Session) -> None:
    person = people.register(session, NewPerson("Zidane", "Paul"), ON)

    sheet = action_sheets.prepare(session, person.id, AT)

    assert (sheet.steps, sheet.goal) == ((), "")
    assert "Paul Zidane" in Reading(action_sheets.preview(session, person.id, AT).pdf).text


def test_what_was_handed_out_stays_while_the_file_changes(session: Session, helene: UUID) -> None:
    plan(session, helene, "Appeler l’auto-école.")
    issued = action_sheets.issue(session, helene, AT)
    plan(session, helene, "Acheter un vélo.")

    again = issuing.issued(session, issued.id)

    assert hashlib.sha256(again.content).hexdigest() == issued.sha256
    assert "vélo" not in Reading(again.content).text
    assert "vélo" in Reading(action_sheets.issue(session, helene, LATER).content).text


def test_sheets_are_numbered_by_year_and_listed_the_latest_first(
    session: Session, helene: UUID
) -> None:
    moments = (AT, LATER, datetime(2027, 12, 31, 23, 30, tzinfo=UTC))  # already 2028 in Paris
    for moment in moments:
        action_sheets.issue(session, helene, moment)

    found = issuing.of_person(session, helene)

    assert [each.number for each in found] == ["2028-00001", "2027-00002", "2027-00001"]


def test_looking_at_a_sheet_takes_no_number(session: Session, helene: UUID) -> None:
    for _ in range(2):
        assert action_sheets.preview(session, helene, AT).number == "2027-00001"

    assert issuing.of_person(session, helene) == []


def test_letters_the_paper_lacks_are_told(session: Session) -> None:
    person = people.register(session, NewPerson("王", "Lucie"), ON)

    assert action_sheets.preview(session, person.id, AT).unprintable == ("王",)


def test_handing_out_and_printing_again_are_in_the_trail(session: Session, helene: UUID) -> None:
    issued = action_sheets.issue(session, helene, AT)
    issuing.note_reprint(session, issued.id)

    entries = session.exec(select(AuditEntry)).all()[-2:]

    assert [entry.act for entry in entries] == ["document.issue", "document.reprint"]
    assert {entry.record_id for entry in entries} == {issued.id}
