"""What may be said of an appointment, and a whole meeting called off. It is 12 March, 14 h 30."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import allowed
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import day_bounds
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.agenda import agenda, appointments, attendance, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.reference import code_lists

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON = date(2027, 3, 12)
STATUSES = [entry.code for entry in code_lists()["appointment_statuses"]]

Welcome = Callable[[str], UUID]
Book = Callable[..., Appointment]


@pytest.fixture
def welcome(session: Session) -> Welcome:
    def make(name: str) -> UUID:
        return people.welcome(session, NewPerson(name, "Awa"), Origin(), date(2027, 1, 4)).id

    return make


@pytest.fixture
def book(session: Session) -> Book:
    """Book, `hours` from now, with some people."""

    def make(hours: float, *who: UUID, title: str = "") -> Appointment:
        new = NewAppointment("suivi", AT + timedelta(hours=hours), 60, who, title=title)
        return appointments.book(session, new)

    return make


def statuses(session: Session, booked: Appointment) -> dict[str, str]:
    entry = diary.one(session, booked.id, AT)
    assert entry is not None
    return {who.name: who.status for who in entry.people}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("hours", [-2, 0, 2])
def test_only_what_is_allowed_at_that_hour_is_kept(
    session: Session, welcome: Welcome, book: Book, hours: int, status: str
) -> None:
    awa = welcome("Keïta")
    booked = book(hours, awa)

    if status in allowed("unknown", begun=hours <= 0):
        appointments.set_status(session, booked.id, awa, status, AT)
        assert statuses(session, booked) == {"Awa Keïta": status}
    else:
        with pytest.raises(UserError, match=r"pas encore eu lieu|est passée"):
            appointments.set_status(session, booked.id, awa, status, AT)
        assert statuses(session, booked) == {"Awa Keïta": "unknown"}


def test_one_revoked_before_its_hour_may_be_corrected_after_it(
    session: Session, welcome: Welcome, book: Book
) -> None:
    awa = welcome("Keïta")
    booked = book(1, awa)
    appointments.set_status(session, booked.id, awa, "revoked", AT)

    appointments.set_status(session, booked.id, awa, "seen", AT + timedelta(hours=2))

    assert statuses(session, booked) == {"Awa Keïta": "seen"}
    with pytest.raises(UserError, match="est passée"):
        appointments.set_status(session, booked.id, awa, "revoked", AT + timedelta(hours=2))


@pytest.mark.parametrize("by", ["excused", "revoked"])
def test_a_meeting_called_off_takes_those_still_expected_with_it(
    session: Session, welcome: Welcome, book: Book, by: str
) -> None:
    one, two = welcome("A"), welcome("B")
    booked = book(2, one, two)
    appointments.set_status(session, booked.id, one, "excused", AT)

    appointments.cancel(session, booked.id, by)

    assert (booked.cancelled_on, booked.sequence, booked.revised_at) == (ON, 1, AT)
    assert statuses(session, booked) == {"Awa A": "excused", "Awa B": by}


def test_a_pathway_waits_again_when_its_meeting_is_called_off_and_not_when_it_is_held_after_all(
    session: Session, welcome: Welcome, book: Book
) -> None:
    awa = welcome("Keïta")
    pathway = pathways.current(session, awa)
    assert isinstance(pathway, Pathway)
    booked = book(2, awa)
    assert pathway.state == "rdv_fixe"

    appointments.cancel(session, booked.id, "revoked")
    assert pathway.state == "a_contacter"
    appointments.reinstate(session, booked.id)

    assert pathway.state == "rdv_fixe"
    assert (booked.cancelled_on, booked.sequence) == (None, 2)
    assert statuses(session, booked) == {"Awa Keïta": "unknown"}


def test_one_who_excused_herself_first_is_not_expected_again(
    session: Session, welcome: Welcome, book: Book
) -> None:
    one, two = welcome("A"), welcome("B")
    booked = book(2, one, two)
    appointments.set_status(session, booked.id, one, "excused", AT)
    appointments.cancel(session, booked.id, "revoked")

    appointments.reinstate(session, booked.id)

    assert statuses(session, booked) == {"Awa A": "excused", "Awa B": "unknown"}


def test_a_meeting_without_anybody_may_be_called_off_too(session: Session, book: Book) -> None:
    booked = book(2, title="Réunion d’équipe")

    appointments.cancel(session, booked.id, "revoked")

    entry = diary.one(session, booked.id, AT)
    assert entry is not None
    assert entry.fell


def test_a_meeting_called_off_stays_in_the_diary_and_counts_for_nothing(
    session: Session, welcome: Welcome, book: Book
) -> None:
    awa = welcome("Keïta")
    gone, held = book(2, awa), book(-4, awa)
    appointments.cancel(session, gone.id, "revoked")
    gone_unsaid = book(-2, title="Visite")
    gone_unsaid.cancelled_on = ON
    session.flush()

    shown = agenda.picture(session, ON, 1, AT, session.info["adviser"])

    told = {each.appointment.id: (each.fell, each.to_complete) for each in shown.entries}
    assert told == {
        held.id: (False, True),
        gone_unsaid.id: (True, False),
        gone.id: (True, False),
    }
    assert [each.appointment for each in shown.waiting] == [held]
    assert sum(shown.minutes.values()) == 60
    assert diary.next_for(session, awa, AT) is None


def test_the_hour_of_a_meeting_called_off_is_free(session: Session, welcome: Welcome) -> None:
    start, _end = day_bounds(date(2027, 3, 15))
    at = start + timedelta(hours=9)
    new = NewAppointment("suivi", at, 210, (welcome("Keïta"),))
    taken = appointments.book(session, new)
    before = agenda.picture(session, ON, 1, AT, session.info["adviser"]).slots

    appointments.cancel(session, taken.id, "excused")

    after = agenda.picture(session, ON, 1, AT, session.info["adviser"]).slots
    assert at not in {slot.starts_at for slot in before}
    assert at in {slot.starts_at for slot in after}


def refusals(session: Session, welcome: Welcome, book: Book) -> dict[str, Callable[[], object]]:
    awa = welcome("Keïta")
    gone, held, attended, binned = book(2, awa), book(3, awa), book(-4, awa), book(5, awa)
    appointments.delete(session, binned.id)
    counted = NewAppointment("atelier", AT - timedelta(hours=6), 60, unnamed_participants=4)
    crowd = appointments.book(session, counted)
    attendance.count_unnamed(session, crowd.id, 2, AT)
    appointments.cancel(session, gone.id, "revoked")
    appointments.set_status(session, attended.id, awa, "seen", AT)
    new = NewAppointment("suivi", AT, 60, (awa,))
    return {
        "déjà annulé": lambda: appointments.cancel(session, gone.id, "revoked"),
        "inconnu": lambda: appointments.cancel(session, held.id, "noshow"),
        "présente": lambda: appointments.cancel(session, attended.id, "excused"),
        "comptés": lambda: appointments.cancel(session, crowd.id, "revoked"),
        "supprimé": lambda: appointments.move(session, binned.id, AT, 60),
        "supprimé, dit": lambda: appointments.set_status(session, binned.id, awa, "excused", AT),
        "changé": lambda: appointments.change(session, gone.id, new),
        "présence": lambda: appointments.set_status(session, gone.id, awa, "unknown", AT),
        "pas annulé": lambda: appointments.reinstate(session, held.id),
    }


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("déjà annulé", "rétablissez-le"),
        ("inconnu", "Dites qui annule"),
        ("présente", "notée présente"),
        ("comptés", "notée présente"),
        ("supprimé", "dans la corbeille"),
        ("supprimé, dit", "dans la corbeille"),
        ("changé", "rétablissez-le"),
        ("présence", "rétablissez-le"),
        ("pas annulé", "n’est pas annulé"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(
    session: Session, welcome: Welcome, book: Book, case: str, sentence: str
) -> None:
    act = refusals(session, welcome, book)[case]

    with pytest.raises(UserError, match=sentence):
        act()


def test_calling_off_is_undone_as_one_gesture_and_says_its_name(store: Store) -> None:
    person = store.run(people.welcome, NewPerson("Keïta", "Awa"), Origin(), date(2027, 1, 4))
    new = NewAppointment("suivi", AT + timedelta(hours=2), 60, (person.id,))
    booked = store.run(appointments.book, new)
    store.run(appointments.cancel, booked.id, "revoked")

    step = store.run(undoing.undo_last, person.id)

    assert step.words.endswith("annulé")
    with store.transaction() as session:
        kept = session.get_one(Appointment, booked.id)
        assert (kept.cancelled_on, kept.sequence) == (None, 2)  # a calendar ignores an older one
        assert statuses(session, kept) == {"Awa Keïta": "unknown"}


def test_one_that_the_service_did_not_hold_is_told_so_afterwards(
    session: Session, welcome: Welcome, book: Book
) -> None:
    awa = welcome("Keïta")
    missed_by_nobody = book(-3, awa)

    appointments.cancel(session, missed_by_nobody.id, "revoked")

    assert statuses(session, missed_by_nobody) == {"Awa Keïta": "revoked"}
    assert diary.to_complete(session, AT - timedelta(days=1), AT) == []


@pytest.mark.parametrize("by", ["excused", "revoked"])
@pytest.mark.parametrize("first", ["excused", "revoked"])
def test_only_those_who_fell_with_a_meeting_are_expected_again(
    store: Store, first: str, by: str
) -> None:
    awa, zoe = (
        store.run(people.welcome, NewPerson(name, "Awa"), Origin(), date(2027, 1, 4)).id
        for name in ("Keïta", "Petit")
    )
    new = NewAppointment("suivi", AT + timedelta(hours=2), 60, (awa, zoe))
    booked = store.run(appointments.book, new)
    store.run(appointments.set_status, booked.id, awa, first, AT)
    store.run(appointments.cancel, booked.id, by)
    store.run(undoing.undo_last, zoe)
    store.run(undoing.redo_last, zoe)

    store.run(appointments.reinstate, booked.id)

    with store.transaction() as session:
        assert statuses(session, booked) == {"Awa Keïta": first, "Awa Petit": "unknown"}


def test_a_calendar_is_told_when_nobody_is_expected_any_more(
    session: Session, welcome: Welcome, book: Book
) -> None:
    awa, zoe = welcome("Keïta"), welcome("Petit")
    booked = book(2, awa, zoe)

    versions = [booked.sequence]
    for person, status in ((awa, "excused"), (zoe, "revoked"), (zoe, "unknown")):
        appointments.set_status(session, booked.id, person, status, AT)
        versions.append(booked.sequence)

    assert versions == [0, 0, 1, 2]


def test_a_workshop_that_is_put_off_is_counted_again(session: Session) -> None:
    new = NewAppointment("atelier", AT - timedelta(hours=3), 60, unnamed_participants=4)
    booked = appointments.book(session, new)
    attendance.count_unnamed(session, booked.id, 3, AT)

    appointments.move(session, booked.id, AT + timedelta(days=2), 60)

    later = AT + timedelta(days=3)
    assert booked.unnamed_attended is None
    assert [each.appointment.id for each in diary.to_complete(session, AT, later)] == [booked.id]
