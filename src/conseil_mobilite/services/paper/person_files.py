"""The whole file of a person, for her right of access (RGPD, art. 15): shown, then issued once.

All that the base holds is told, the recycle bin included. A note that a colleague keeps to herself
is said to be there, not shown: the adviser who prints may not read it, and its author must hand it
out. Nobody else is told of: neither who came to the same workshop, nor a colleague who did nothing.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents import person_file as paper
from conseil_mobilite.documents import person_file_front as front
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.person_file import FileHolder, FilePart, PersonFile
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.person_file import (
    assessments,
    course,
    exchanges,
    identity,
    papers,
    recipients,
    referrals,
    situation,
    traces,
)
from conseil_mobilite.services.paper.person_file.held import Held, rows_of
from conseil_mobilite.services.paper.person_file.naming import naming
from conseil_mobilite.services.retention import ending
from conseil_mobilite.store.reference.reference import code_lists

KIND: Final = issuing.WHOLE_FILE
OWN: Final = "notes_privees"
"""The variant of a file that holds private notes of who made it: colleagues do not read it."""
_KEPT_BACK: Final = (
    "le dossier dit seulement qu’elles existent. La personne a le droit de les lire : demandez à "
    "leurs auteurs de les lui remettre."
)
_REREAD: Final = (
    "Relisez les notes avant de remettre ce dossier : si l’une parle d’une autre personne, cette "
    "autre personne a droit à votre discrétion."
)


def prepare(session: Session, person_id: UUID, at: datetime) -> PersonFile:
    """Return everything that is held about a person, with the number it would take."""
    person, rows = session.get_one(Person, person_id), rows_of(session, person_id)
    held = Held(session, person_id, rows, naming(session, rows))
    return PersonFile(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=heads.adviser_card(session, person.adviser_id),
        person_name=person.full_name,
        issued_on=paris_day(at),
        notice=heads.notice(session),
        holder=_holder(session, person_id),
        recipients=recipients.told_to(held),
        parts=tuple(parts(held)),
        notes=len(held["note"]),
        kept_back=exchanges.kept_back(held),
        private=exchanges.private(held),
    )


def parts(held: Held) -> Iterator[FilePart]:
    """Return the parts in the order in which they are read."""
    yield identity.part(held)
    yield situation.part(held)
    yield referrals.part(held)
    yield from assessments.parts(held)
    yield from course.parts(held)
    yield exchanges.part(held)
    yield exchanges.notes(held)
    yield papers.part(held)
    yield traces.part(held)


def preview(session: Session, person_id: UUID, at: datetime) -> PaperPreview:
    """Return the file as it would be handed out now; nothing is kept."""
    content = prepare(session, person_id, at)
    title = f"Dossier : {content.person_name}"
    return issuing.preview(
        title, content.number, paper.document(content), tuple(_warnings(content))
    )


def issue(session: Session, person_id: UUID, at: datetime) -> IssuedDocument:
    """Write the file and keep it as it is handed out."""
    content = prepare(session, person_id, at)
    variant = OWN if content.private else issuing.SHARED
    made = Paper(KIND, content.number, front.TITLE, paper.document(content), variant)
    return issuing.keep(session, person_id, made, at)


def _holder(session: Session, person_id: UUID) -> FileHolder:
    basis = code_lists()["legal_bases"][setup.organisation(session).legal_basis]
    kept = ending.of_person(session, person_id)
    return FileHolder(basis.label, basis.text("article"), kept.last_event, kept.months, kept.leaves)


def _warnings(content: PersonFile) -> Iterator[str]:
    if content.kept_back:
        count = counted(content.kept_back, "note personnelle", "notes personnelles")
        yield spaced(f"{count} de vos collègues : {_KEPT_BACK}")
    if content.notes:
        yield spaced(_REREAD)
