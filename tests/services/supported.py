"""People supported, as short as the tests of lists tell them."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.person_search import search_text


def person(session: Session, name: str, of: UUID | None = None) -> Person:
    """Register somebody long ago."""
    made = Person(
        file_number=f"{uuid4()}"[:20],
        last_name=name,
        first_name="Awa",
        registered_on=date(2024, 1, 5),
        adviser_id=of,
    )
    made.search_text = search_text(made)
    session.add(made)
    session.flush()
    return made


def pathway(session: Session, who: Person, opened_on: date, **fields: object) -> Pathway:
    """Open a pathway; one that `ended_on` a day was exited."""
    given = {"state": "en_accompagnement", "adviser_id": who.adviser_id, **fields}
    if fields.get("ended_on"):
        given |= {"state": "sorti", "end_reason": "autonomie", "end_situation": "emploi"}
    made = Pathway.model_validate({"person_id": who.id, "opened_on": opened_on, **given})
    session.add(made)
    session.flush()
    return made


def meeting(
    session: Session, who: Person | None, at: datetime, status: str = "unknown", **fields: object
) -> Appointment:
    given = {"kind": "suivi", "duration_minutes": 45, "uid": str(uuid4()), **fields}
    made = Appointment.model_validate({**given, "starts_at": at})
    session.add(made)
    session.flush()
    if who:
        session.add(Participation(appointment_id=made.id, person_id=who.id, status=status))
        session.flush()
    return made


def attempt(session: Session, who: Person, at: datetime, result: str = "joint") -> None:
    made = ContactAttempt(person_id=who.id, attempted_at=at, channel="telephone", result=result)
    session.add(made)
    session.flush()


def colleague(session: Session, beside: Adviser, name: str = "Roy") -> Adviser:
    made = Adviser(organisation_id=beside.organisation_id, first_name="Samia", last_name=name)
    session.add(made)
    session.flush()
    return made
