"""A week of an adviser by the keyboard alone, on her agenda and in the files of her people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlmodel import Session, col, select
from tests.journeys import week_agenda, week_files
from tests.journeys.typist import Tally, Typist
from tests.journeys.week_hand import Week

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store import vault

COMPANY: Final = 8
LOGGING: Final = "Log an interview with its note"
SLOW_TYPIST: Final = 0.2
"""Seconds between two keys: five a second."""
TWO_MINUTES: Final = 120.0


def week_of(base: Path) -> Week:
    """Choose the people of the week, who are read in the base before the story begins."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(_cast, paris_day(now()))
    finally:
        store.close()


def accompanied(base: Path) -> str:
    """Choose somebody for whom actions are under way, whatever the day."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(_first_accompanied)
    finally:
        store.close()


def _first_accompanied(session: Session) -> str:
    followed = select(Person).join(Pathway).where(col(Pathway.state) == "en_accompagnement")
    people = session.exec(followed.order_by(col(Person.file_number)))
    return next(_name(person) for person in people if _alone(session, person))


def _cast(session: Session, today: date) -> Week:
    monday = today - timedelta(days=today.weekday())
    open_ones = select(Person).join(Pathway).where(col(Pathway.ended_on).is_(None))
    company: list[Person] = []
    for person in session.exec(open_ones.order_by(col(Person.file_number))):
        if len(company) < COMPANY and _alone(session, person):
            company.append(person)
    leaving = (
        select(Person, PostExitFollowup)
        .join(Pathway, col(Pathway.person_id) == col(Person.id))
        .join(PostExitFollowup, col(PostExitFollowup.pathway_id) == col(Pathway.id))
        .where(
            col(PostExitFollowup.done_on).is_(None), col(PostExitFollowup.cancelled_on).is_(None)
        )
        .order_by(col(PostExitFollowup.due_on))
    )
    leaver, followup = next(
        (who, due) for who, due in session.exec(leaving) if _alone(session, who)
    )
    everybody = (*company, leaver)
    return Week(
        monday,
        tuple(_name(each) for each in company),
        _name(leaver),
        followup.months,
        {_name(each): each.id for each in everybody},
    )


def _alone(session: Session, person: Person) -> bool:
    """Tell whether nobody else is found by the name."""
    query = PeopleQuery(at=now(), text=_name(person), limit=2)
    return [each.id for each in people_search.search(session, query).rows] == [person.id]


def _name(person: Person) -> str:
    return f"{person.first_name} {person.last_name}"


def lasted(tally: Tally, keys: int, working: float) -> float:
    """Return the seconds it took since a count of keys, those of the program included."""
    return (tally.keys - keys) * SLOW_TYPIST + tally.working - working


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    do: Callable[[Typist, Week], object]


STEPS: Final = (
    Step("Jot an appointment down", week_agenda.jot_down),
    Step("Move it, stretch it, take a step back", week_agenda.move_and_stretch),
    Step("Fill in one of last week", week_agenda.fill_in),
    Step("Say that the person came", week_agenda.say_present),
    Step("Call one off, excuse another", week_agenda.call_off),
    Step("Delete one and take it back", week_agenda.delete_and_take_back),
    Step("Plan a workshop of eight, six times", week_agenda.plan_workshop),
    Step("Say who came to it", week_agenda.attend),
    Step("Change one séance", week_agenda.change_one),
    Step("Change the following ones", week_agenda.change_following),
    Step("Call the last séance off", week_agenda.call_off_one),
    Step("Look at the month and the list", week_agenda.look_around),
    Step("Write a note beside an appointment", week_files.note),
    Step("Call somebody, twice", week_files.call),
    Step("Receive two referrals", week_files.receive),
    Step("Accept one", week_files.accept),
    Step("Refuse the other", week_files.refuse),
    Step("Attempt a follow-up", week_files.follow_up),
    Step("Open the file of another", week_files.go_to_log),
    Step(LOGGING, week_files.log),
)
