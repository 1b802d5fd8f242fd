"""Keep what is handed out to a person, frozen: its bytes, their hash, its number."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.documents.pdf.scripts.missing import unprintable
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.rights_standing import refuse_limited, refuse_transmission
from conseil_mobilite.store.journal import audit

OF_RIGHTS: Final = frozenset({"dossier_personne", "information_donnees", "reponse_droits"})
"""The papers that a person is owed whatever she asked of her data."""
WHOLE_FILE: Final = "dossier_personne"
SHARED: Final = "sans_note_privee"
"""The variant of a whole file that holds no private note; of another, who made it reads it."""
NOT_YOURS: Final = (
    "Ce dossier peut contenir des notes que la personne qui l’a établi garde pour elle : elle "
    "seule peut le rouvrir. Pour le remettre à nouveau, préparez-en un autre."
)


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """A paper as it would leave now, as PDF and as its HTML twin.

    `unprintable`: the letters that its typefaces lack; `warnings`: what the adviser should know
    before she hands it out.
    """

    title: str
    number: str
    pdf: bytes
    html: bytes
    unprintable: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed out; `kind` says which document it is, `language` its second language.

    `recipient` is who receives it where that is not the person herself.
    """

    kind: str
    number: str
    title: str
    document: Document
    variant: str = "standard"
    language: str = ""
    recipient: str = ""


def preview(
    title: str, number: str, document: Document, warnings: tuple[str, ...] = ()
) -> PaperPreview:
    """Return a paper as it would leave now; nothing is kept."""
    return PaperPreview(
        title=title,
        number=number,
        pdf=pdf.write(document),
        html=html.write(document),
        unprintable=unprintable(document),
        warnings=warnings,
    )


def keep(session: Session, person_id: UUID, paper: Paper, at: datetime) -> IssuedDocument:
    """Keep a paper as it is handed out.

    UserError where she had the use of her data limited, or where the paper is for another body and
    she opposes it (RGPD, art. 18 and 21).
    """
    _check_rights(session, person_id, paper)
    pathway, written = pathways.current(session, person_id), pdf.write(paper.document)
    document = IssuedDocument(
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        adviser_id=session.info["adviser"],
        kind=paper.kind,
        variant=paper.variant,
        number=paper.number,
        title=paper.title,
        issued_at=at,
        content=written,
        sha256=hashlib.sha256(written).hexdigest(),
        twin=html.write(paper.document),
        language=paper.language,
        recipient=paper.recipient,
    )
    session.add(document)
    session.flush()
    audit.record(session, "document.issue", "issued_document", document.id)
    return document


def _check_rights(session: Session, person_id: UUID, paper: Paper) -> None:
    if paper.kind in OF_RIGHTS:
        return
    if paper.recipient:
        refuse_transmission(session, person_id)
    refuse_limited(session, person_id)


def of_person(session: Session, person_id: UUID) -> Sequence[IssuedDocument]:
    """Return what was handed out and may be read, the latest first.

    Of one that left, only its count remains.
    """
    kept = col(IssuedDocument.sha256) != ""
    query = select(IssuedDocument).where(IssuedDocument.person_id == person_id, kept)
    found = session.exec(query.order_by(col(IssuedDocument.issued_at).desc()))
    return [each for each in found if readable(session, each.kind, each.variant, each.adviser_id)]


def issued(session: Session, document_id: UUID) -> IssuedDocument:
    """Return a document with its bytes, as they were handed out.

    UserError where it may hold private notes of another: her file, made by a colleague.
    """
    document = session.get_one(IssuedDocument, document_id)
    if not readable(session, document.kind, document.variant, document.adviser_id):
        raise UserError(NOT_YOURS)
    return document


def readable_of(session: Session, person_id: UUID) -> list[UUID]:
    """Return the documents of a person that may be read, in the order of their numbers."""
    shown = IssuedDocument
    query = select(shown.id, shown.kind, shown.variant, shown.adviser_id)
    found = session.exec(query.where(shown.person_id == person_id).order_by(shown.number))
    return [key for key, kind, variant, by in found if readable(session, kind, variant, by)]


def readable(session: Session, kind: str, variant: str, adviser_id: UUID | None) -> bool:
    """Tell whether who acts may read a document that an adviser made."""
    reader = session.info["adviser"]
    return kind != WHOLE_FILE or variant == SHARED or adviser_id == reader


def note_reprint(session: Session, document_id: UUID) -> None:
    """Leave in the trail that a document was printed or saved again, as it was."""
    issued(session, document_id)
    audit.record(session, "document.reprint", "issued_document", document_id)


def next_number(session: Session, at: datetime) -> str:
    """Return the number that follows the last of the year."""
    year = paris_day(at).year
    query = select(func.max(IssuedDocument.number)).where(
        col(IssuedDocument.number).startswith(f"{year}-")
    )
    last = session.exec(query).one()
    return f"{year}-{int(last.split('-')[1]) + 1 if last else 1:05}"
