"""What the base holds already of the people that an import completes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction
from conseil_mobilite.domain.situation.situation import Licence, SituationTopic, Vehicle
from conseil_mobilite.services.people.standing import in_use

HeldRow = (
    ContactPoint
    | PersonAudience
    | Referral
    | Pathway
    | Licence
    | Vehicle
    | SituationTopic
    | DisclosureAgreement
    | Note
)
Row = TypeVar("Row", bound=HeldRow)


@dataclass(slots=True)
class KnownFile:
    """A person of the base and the rows that a file could complete."""

    person: Person
    rows: list[HeldRow] = field(default_factory=list)

    def of(self, kind: type[Row]) -> list[Row]:
        return [row for row in self.rows if isinstance(row, kind)]

    def contacts(self, kind: str) -> list[str]:
        points = [row for row in self.of(ContactPoint) if row.kind == kind]
        return [point.value for point in sorted(points, key=lambda point: point.position)]

    def referrals(self) -> list[Referral]:
        return [row for row in self.of(Referral) if row.direction == Direction.RECEIVED]

    def open_pathway(self) -> Pathway | None:
        return next((row for row in self.of(Pathway) if row.ended_on is None), None)


def known_files(
    session: Session, people: Sequence[UUID], *, notes: bool = True
) -> dict[UUID, KnownFile]:
    """Return the files of some hundreds of people, those of the recycle bin left out.

    A private note is its author's alone: it is not read here.
    """
    present = select(Person).where(col(Person.id).in_(people), *in_use())
    found = {person.id: KnownFile(person) for person in session.exec(present)}
    for row in _rows(session, list(found)):
        found[row.person_id].rows.append(row)
    for note in _of(session, Note, list(found)) if notes else ():
        if not note.private:
            found[note.person_id].rows.append(note)
    return found


def _rows(session: Session, people: list[UUID]) -> Iterator[HeldRow]:
    yield from _of(session, ContactPoint, people)
    yield from _of(session, PersonAudience, people)
    yield from _of(session, Referral, people)
    yield from _of(session, Pathway, people)
    yield from _of(session, Licence, people)
    yield from _of(session, Vehicle, people)
    yield from _of(session, SituationTopic, people)
    yield from _of(session, DisclosureAgreement, people)


def _of(session: Session, kind: type[Row], people: list[UUID]) -> Sequence[Row]:
    return session.exec(select(kind).where(col(kind.person_id).in_(people))).all()
