"""What is printed of the diary comes from it, and what a person is given is kept."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pypdfium2
import pytest
from sqlmodel import Session, select
from tests.services.supported import colleague

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import agenda_paper, appointment_papers, issuing
from conseil_mobilite.services.paper.agenda_paper import EVERYBODY
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 8, 0, tzinfo=UTC)
MONDAY = date(2027, 3, 8)


@pytest.fixture
def amina(session: Session) -> Person:
    new = NewPerson("Haddad", "Amina", phones=("06 12 34 56 78",))
    return people.welcome(session, new, people.Origin(), ON)


@pytest.fixture
def meeting(session: Session, amina: Person) -> Appointment:
    at = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
    new = NewAppointment("suivi", at, 45, (amina.id,), place="France services, Hirson")
    return appointments.book(session, new)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("shape", list(Shape))
def test_looking_keeps_nothing_and_handing_out_keeps_the_very_bytes(
    session: Session, amina: Person, meeting: Appointment, shape: Shape
) -> None:
    shown = appointment_papers.preview(session, meeting.id, amina.id, shape, AT)
    assert issuing.of_person(session, amina.id) == []

    kept = appointment_papers.issue(session, meeting.id, amina.id, shape, AT)

    assert kept.content == shown.pdf
    assert (kept.kind, kept.variant, kept.number) == ("rendez_vous", shape.value, "2027-00001")
    said = words(kept.content)
    assert "Vendredi 12 mars 2027" in said
    assert "14 h 30" in said
    assert "France services, Hirson" in said
    assert "Faire le point ensemble" in said


def test_each_of_a_workshop_has_a_paper_with_her_name_alone(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    awa = people.welcome(session, NewPerson("Keïta", "Awa"), people.Origin(), ON)
    new = NewAppointment(
        "atelier", meeting.starts_at, 120, (amina.id, awa.id), title="Lire un plan"
    )
    workshop = appointments.book(session, new)

    said = words(appointment_papers.preview(session, workshop.id, awa.id, Shape.CARD, AT).pdf)

    assert "Awa Keïta" in said
    assert "Lire un plan" in said
    assert "Haddad" not in said


@pytest.mark.usefixtures("meeting")
def test_the_week_says_who_and_leaves_out_an_empty_weekend(session: Session) -> None:
    said = words(agenda_paper.preview(session, MONDAY, 7, AT, None).pdf)

    assert "Amina Haddad" in said
    assert "06 12 34 56 78" in said
    assert "Vendredi 12 mars 2027" in said
    assert "Samedi" not in said
    assert "Toute l’équipe" in said


@pytest.mark.usefixtures("meeting")
def test_the_week_says_what_is_taken_and_what_is_off(session: Session) -> None:
    start, end = day_bounds(date(2027, 3, 30))
    away = Unavailability(kind="formation", words="Premiers secours", starts_at=start, ends_at=end)
    away.whole_days = True
    session.add(away)
    hours = Unavailability(
        kind="occupe", starts_at=start + timedelta(hours=33), ends_at=start + timedelta(hours=34)
    )
    session.add(hours)
    session.flush()

    said = words(agenda_paper.preview(session, date(2027, 3, 29), 7, AT, None).pdf)

    assert "Jour férié : Lundi de Pâques" in said
    assert "Formation : Premiers secours" in said
    assert "Occupé, de 9 h à 10 h" in said


def test_printing_the_week_leaves_a_trace(session: Session) -> None:
    agenda_paper.note_print(session)

    acts = session.exec(select(AuditEntry.act)).all()
    assert "agenda.print" in acts


@pytest.mark.parametrize("shape", list(Shape))
def test_the_paper_of_the_person_and_the_week_say_the_room(
    session: Session, amina: Person, shape: Shape
) -> None:
    at = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
    new = NewAppointment("suivi", at, 45, (amina.id,), place="Mairie", room="Salle Violette")
    meeting = appointments.book(session, new)

    given = appointment_papers.preview(session, meeting.id, amina.id, shape, AT)
    week = agenda_paper.preview(session, MONDAY, 7, AT, None)

    assert "Mairie, Salle Violette" in words(given.pdf)
    assert "Mairie, Salle Violette" in words(week.pdf)


def test_no_paper_makes_somebody_come_for_nothing(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    appointments.set_status(session, meeting.id, amina.id, "excused", AT)

    with pytest.raises(UserError, match="annulé"):
        appointment_papers.issue(session, meeting.id, amina.id, Shape.CARD, AT)

    assert issuing.of_person(session, amina.id) == []


def test_the_week_says_what_was_called_off_and_who_is_not_expected(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    awa = people.welcome(session, NewPerson("Keïta", "Awa"), people.Origin(), ON)
    appointments.set_status(session, meeting.id, amina.id, "excused", AT)
    new = NewAppointment("atelier", meeting.starts_at, 60, (amina.id, awa.id), title="Plan")
    workshop = appointments.book(session, new)
    appointments.set_status(session, workshop.id, amina.id, "excused", AT)
    later = meeting.starts_at + timedelta(hours=2)
    empty = NewAppointment("atelier", later, 60, title="Vélo", unnamed_participants=6)
    appointments.cancel(session, appointments.book(session, empty).id, "revoked")

    said = words(agenda_paper.preview(session, MONDAY, 7, AT, None).pdf)

    assert "Plan Amina Haddad (Annulé par la personne), Awa Keïta" in said
    assert "Annulé" in said.split("Vélo")[1]


def test_the_week_of_two_of_a_team_names_them_and_nobody_else(session: Session) -> None:
    mine: UUID = session.info["adviser"]
    paul, ines = (colleague(session, session.get_one(Adviser, mine), n) for n in ("Roy", "Diallo"))
    for adviser, title in ((mine, "Le mien"), (paul.id, "Le sien"), (ines.id, "Un autre")):
        at = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
        appointments.book(
            session, NewAppointment("atelier", at, 60, title=title, adviser_id=adviser)
        )

    said = words(agenda_paper.preview(session, MONDAY, 7, AT, (mine, paul.id)).pdf)

    assert f"Nadia Lefèvre et {paul.full_name}," in said
    assert f"14 h 30 – 15 h 30 {paul.full_name} Le sien" in said
    assert "Le mien" in said
    assert "Un autre" not in said
    assert EVERYBODY not in said


def test_an_absence_of_several_days_says_the_hours_of_each_and_keeps_the_words_of_a_colleague(
    session: Session,
) -> None:
    start, _end = day_bounds(date(2027, 3, 8))
    paul = colleague(session, session.get_one(Adviser, session.info["adviser"]))
    away = Unavailability(
        adviser_id=paul.id,
        kind="absence",
        words="Hôpital",
        starts_at=start + timedelta(hours=14),
        ends_at=start + timedelta(days=2, hours=10),
    )
    session.add(away)
    session.flush()

    said = words(agenda_paper.preview(session, MONDAY, 7, AT, None).pdf)

    days = [
        f"Absence ({paul.full_name}){hours}" for hours in (", à partir de 14 h", ", jusqu’à 10 h")
    ]
    assert all(each in said for each in days)
    assert said.count(f"Absence ({paul.full_name}) ") == 1
    assert "Hôpital" not in said


def test_the_week_of_most_of_a_large_team_names_a_few_and_counts_the_others(
    session: Session,
) -> None:
    me = session.get_one(Adviser, session.info["adviser"])
    names = ("Roy", "Diallo", "Petit", "Caron", "Sylla")
    team = (me.id, *(colleague(session, me, name).id for name in names))

    said = words(agenda_paper.preview(session, MONDAY, 7, AT, team).pdf)

    assert "Nadia Lefèvre, Samia Roy, Samia Diallo et 3 autres," in said
