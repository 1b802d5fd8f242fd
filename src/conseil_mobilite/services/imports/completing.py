"""Complete files of the base from rows: only what is empty, nothing is overwritten."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.imports import support
from conseil_mobilite.services.imports.empty_columns import fill_person, new_contacts
from conseil_mobilite.services.imports.empty_facts import Lacking, add_situation, add_support
from conseil_mobilite.services.imports.identity_columns import Identity
from conseil_mobilite.services.imports.intakes import Intake
from conseil_mobilite.services.imports.known_files import KnownFile, known_files
from conseil_mobilite.services.imports.newcomers import (
    further_sentences,
    notes_of,
    sentences_elsewhere,
)
from conseil_mobilite.services.imports.situation import Situation
from conseil_mobilite.services.imports.support import Support, support_told
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.imports.told import Told
from conseil_mobilite.services.people.person_checks import PHONE
from conseil_mobilite.store.journal.limited import limited_people

_DIFFERS: Final = "Diffère du dossier, qui est resté tel quel. {words}"


def complete(session: Session, intakes: Sequence[Intake], around: Surroundings) -> list[UUID]:
    """Complete these files and return the people.

    Those of the recycle bin stay as they are, and so do those whose use is limited.
    """
    known = {each.known for each in intakes if each.known}
    held = known_files(session, list(known - limited_people(session.connection())))
    for intake in intakes:
        if intake.known in held:
            _complete(session, intake, held[intake.known], around)
    return list(held)


def _complete(session: Session, intake: Intake, held: KnownFile, around: Surroundings) -> None:
    told = Told(intake.line)
    identity = Identity(told, around.today)
    lacking = Lacking(differing=fill_person(held, identity, around))
    contacts, others = new_contacts(held, identity)
    lacking.differing += others
    supported = support_told(told, held.person.birth_date, around)
    since = supported.since or around.today
    situation = Situation(told, since, held.person.birth_date, around)
    add_support(held, supported, around, lacking)
    add_situation(held, situation, around, lacking)
    lacking.rows += contacts
    _keep(session, held, lacking)
    said = _sentences(told, identity, supported, situation, held, lacking)
    _keep(session, held, Lacking([*_new_notes(intake, said, held, around)]))
    _index_again(held)
    session.flush()


def _keep(session: Session, held: KnownFile, lacking: Lacking) -> None:
    """Add the rows, parents before those that name them."""
    parents = [row for row in lacking.rows if isinstance(row, Referral)]
    pathways = [row for row in lacking.rows if isinstance(row, Pathway)]
    others = [row for row in lacking.rows if row not in (*parents, *pathways)]
    for rows in (parents, pathways, others):
        session.add_all(rows)
        session.flush()
        held.rows += rows


def _sentences(
    told: Told,
    identity: Identity,
    supported: Support,
    situation: Situation,
    held: KnownFile,
    lacking: Lacking,
) -> list[str]:
    """Return what the base does not hold: what fits no input, and what it says otherwise."""
    differing = [told.words(field) for field in dict.fromkeys(lacking.differing)]
    sent = any(each.received_on == supported.referred for each in held.referrals())
    left = [
        *(told.words(field) for field in identity.refused),
        *support.sentences(told, supported, sent=sent),
        *situation.sentences(told),
        *sentences_elsewhere(told),
    ]
    return [
        *(_DIFFERS.format(words=words) for words in differing if words),
        *(words for words in left if words and words not in differing),
    ]


def _new_notes(
    intake: Intake, said: list[str], held: KnownFile, around: Surroundings
) -> list[Note]:
    """Return the notes whose words the file does not hold yet, wherever they were read."""
    further = ((line, further_sentences(line, intake.line)) for line in intake.attached)
    present = {_body(note) for note in held.of(Note)}
    pathway = held.open_pathway()
    lines = [(intake.line, said), *further]
    made = notes_of(lines, held.person.id, pathway.id if pathway else None, around)
    return [note for note in made if _body(note) not in present]


def _body(note: Note) -> str:
    return note.text.partition("\n")[2]


def _index_again(held: KnownFile) -> None:
    text = search_text(held.person, held.contacts(PHONE))
    if held.person.search_text != text:
        held.person.search_text = text
