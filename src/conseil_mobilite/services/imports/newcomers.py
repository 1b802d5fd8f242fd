"""The rows of the files that an import makes, some hundreds of people at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Field, ImportLine
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.imports import support
from conseil_mobilite.services.imports.identity_columns import NAMES, Identity
from conseil_mobilite.services.imports.intakes import Intake
from conseil_mobilite.services.imports.side_note import note_text
from conseil_mobilite.services.imports.situation import YES, Situation
from conseil_mobilite.services.imports.support import Support, support_told
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.imports.told import Told
from conseil_mobilite.services.people.person_checks import EMAIL, PHONE
from conseil_mobilite.services.people.person_registration import contact_points

_ELSEWHERE: Final = (Field.ASSESSED_ON, Field.SOLUTIONS)
"""What the base could only hold with more than the file says: answers, a state, a day."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The rows of one file, parents apart from the rows that hang on them."""

    person: Person
    referral: Referral | None
    pathway: Pathway | None
    rows: tuple[SQLModel, ...]


def welcome(session: Session, intakes: Iterable[Intake], around: Surroundings) -> list[Newcomer]:
    """Make the files of these people. UserError names the row whose person has no usable name."""
    found = [_newcomer(intake, around) for intake in intakes]
    for parents in (
        [each.person for each in found],
        [each.referral for each in found if each.referral],
        [each.pathway for each in found if each.pathway],
        [row for each in found for row in each.rows],
    ):
        session.add_all(parents)
        session.flush()
    return found


def notes_of(
    lines: Sequence[tuple[ImportLine, Sequence[str]]],
    person_id: UUID,
    pathway_id: UUID | None,
    around: Surroundings,
) -> Iterator[Note]:
    """Give a note for each row that says something which no input holds."""
    for line, sentences in lines:
        text = note_text(around.source, line, sentences)
        if text:
            yield Note(
                person_id=person_id,
                pathway_id=pathway_id,
                author_id=around.adviser,
                written_at=around.now,
                text=text,
            )


def further_sentences(attached: ImportLine, root: ImportLine) -> list[str]:
    """Return all that a further row says, except what the row of the person says already."""
    told = Told(attached)
    fields = (field for field in attached.values if field is not Field.SOURCE_NOTE)
    news = (field for field in fields if attached.values[field] != root.values.get(field))
    return [words for field in news if (words := told.words(field))]


def sentences_elsewhere(told: Told) -> list[str]:
    return [words for field in _ELSEWHERE if (words := told.words(field))]


def _newcomer(intake: Intake, around: Surroundings) -> Newcomer:
    told = Told(intake.line)
    identity = Identity(told, around.today)
    _refuse_nameless(identity, intake.line.number)
    supported = support_told(told, identity.birth_date, around)
    since = supported.since or around.today
    situation = Situation(told, since, identity.birth_date, around)
    person = _person(identity, situation, since, around)
    sent = support.referral(supported, person, around)
    pathway = support.pathway(supported, person, sent, around)
    said = _left_over(told, identity, situation, supported, sent=sent is not None)
    further = ((line, further_sentences(line, intake.line)) for line in intake.attached)
    rows = (
        *contact_points(person.id, PHONE, identity.phones),
        *contact_points(person.id, EMAIL, identity.emails),
        *situation.audiences(person.id),
        *situation.facts(person.id, around.today),
        *notes_of(
            [(intake.line, said), *further], person.id, pathway.id if pathway else None, around
        ),
    )
    return Newcomer(person, sent, pathway, rows)


def _refuse_nameless(identity: Identity, row: int) -> None:
    if not all(identity.texts.get(name) for name in ("last_name", "first_name")):
        raise UserError(
            f"Ligne {row} : il faut un nom et un prénom pour ouvrir un dossier. Corrigez-les, ou "
            "mettez cette ligne de côté."
        )


def _person(identity: Identity, situation: Situation, since: date, around: Surroundings) -> Person:
    """Make the person, registered on the first day that the file knows, else today."""
    person = Person(
        last_name="",
        first_name="",
        file_number=next(around.numbers),
        birth_date=identity.birth_date,
        epci_code=around.epci(identity.texts.get("insee_code", "")),
        adviser_id=around.adviser,
        registered_on=since,
    )
    for column, text in (*identity.texts.items(), *((code, YES) for code in situation.at_home)):
        setattr(person, column, text)
    person.search_text = search_text(person, identity.phones)
    return person


def _left_over(
    told: Told, identity: Identity, situation: Situation, supported: Support, *, sent: bool
) -> list[str]:
    refused = [told.words(field) for field in identity.refused if field not in NAMES]
    return [
        *refused,
        *support.sentences(told, supported, sent=sent),
        *situation.sentences(told),
        *sentences_elsewhere(told),
    ]
