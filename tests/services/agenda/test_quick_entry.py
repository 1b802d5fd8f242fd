"""Who a jotted appointment is with, and what else there is at that time."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from conseil_mobilite.services.agenda import appointments, quick_entry
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.quick_entry import QuickAnswer
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


def meet(session: Session, last_name: str, first_name: str) -> None:
    people.welcome(session, NewPerson(last_name, first_name), Origin(), date(2027, 1, 4))


def names(answer: QuickAnswer) -> list[str]:
    return [each.who.full_name if each.who else "" for each in answer.proposals]


def test_the_only_one_of_a_name_is_found_and_the_kind_gives_its_length(session: Session) -> None:
    meet(session, "Diallo", "Awa")

    sure = quick_entry.propose(session, "mardi 14h diallo diagnostic", AT).sure()

    assert sure is not None
    assert sure.new is not None
    assert sure.who is not None
    assert sure.new.person_ids == (sure.who.id,)
    assert (sure.new.kind, sure.new.duration_minutes) == ("diagnostic", 90)
    assert sure.new.starts_at == datetime(2027, 3, 16, 13, tzinfo=UTC)


def test_several_of_a_name_are_each_proposed(session: Session) -> None:
    meet(session, "Martin", "Léa")
    meet(session, "Martin", "Paul")
    meet(session, "Martinet", "Zoé")

    answer = quick_entry.propose(session, "mardi 14h Martin", AT)

    assert names(answer) == ["Léa Martin", "Paul Martin"]
    assert answer.sure() is None
    assert names(quick_entry.propose(session, "mardi 14h Mart", AT)) == [
        "Léa Martin",
        "Paul Martin",
        "Zoé Martinet",
    ]


def test_a_commune_is_not_a_name(session: Session) -> None:
    made = people.welcome(session, NewPerson("Petit", "Jean"), Origin(), date(2027, 1, 4))
    made.municipality_name, made.search_text = "Hirson", f"{made.search_text} hirson"
    session.flush()

    answer = quick_entry.propose(session, "mardi 14h Hirson", AT)

    assert [each.stranger for each in answer.proposals] == [True]


def test_a_name_that_nobody_bears_would_be_the_title(session: Session) -> None:
    answer = quick_entry.propose(session, "mardi 14h Comité de pilotage", AT)

    (only,) = answer.proposals
    assert answer.sure() is None
    assert only.stranger
    assert only.new is not None
    assert (only.new.title, only.new.person_ids) == ("Comité de pilotage", ())


def test_what_else_is_at_that_time_is_counted(session: Session) -> None:
    meet(session, "Diallo", "Awa")
    first = quick_entry.propose(session, "mardi 14h Diallo", AT).sure()
    assert first is not None
    assert first.new is not None
    assert first.conflicts == 0
    appointments.book(session, first.new)

    again = quick_entry.propose(session, "mardi 14h30 Diallo", AT).sure()

    assert again is not None
    assert again.conflicts == 1


@pytest.mark.parametrize(
    "text", ["mardi Diallo", "14h", "mardi 25h Diallo", "tous les mardis 9h x"]
)
def test_nothing_is_proposed_to_create_while_something_is_missing(
    session: Session, text: str
) -> None:
    answer = quick_entry.propose(session, text, AT)

    assert [each.new for each in answer.proposals] == [None]


def test_a_workshop_has_its_title_its_room_and_its_places(session: Session) -> None:
    sure = quick_entry.propose(session, "mardi 9h30 atelier plan salle 2, 8 personnes", AT).sure()

    assert sure is not None
    assert sure.new is not None
    assert (sure.new.title, sure.new.place, sure.new.room) == ("Atelier plan", "", "Salle 2")
    assert sure.new.unnamed_participants == 8


def test_a_repetition_tells_its_holidays_and_what_its_later_days_would_meet(
    session: Session,
) -> None:
    taken = datetime(2027, 3, 22, 13, tzinfo=UTC)
    appointments.book(session, NewAppointment("suivi", taken, 60, title="Déjà"))

    sure = quick_entry.propose(
        session, "chaque lundi 14h atelier plan jusqu'au 12 avril", AT
    ).sure()
    once = quick_entry.propose(session, "lundi 14h atelier plan", AT).sure()

    assert sure is not None
    assert once is not None
    assert sure.taken == (taken,)
    assert [day for day, _name in sure.holidays] == [date(2027, 3, 29)]
    assert (once.taken, once.holidays) == ((), ())
