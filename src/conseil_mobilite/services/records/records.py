"""The drafts of the register of processing and of the impact assessment, from the settings."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlmodel import Session, col, func, select

from conseil_mobilite.documents.records import draft
from conseil_mobilite.domain.language.french import counted, lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.records.impact_assessment import impact
from conseil_mobilite.domain.records.processing_register import register
from conseil_mobilite.domain.records.record import BodyFacts, Record
from conseil_mobilite.interchange.records import open_document
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.privacy_informations import kept_lines
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids
from conseil_mobilite.store.reference.file_dictionary import meanings
from conseil_mobilite.store.reference.reference import code_lists

_MOST: Final = 12
"""Beyond so many bodies known, their sorts are named instead."""


class RecordKind(StrEnum):
    REGISTER = "register"
    IMPACT = "impact"


_DRAFTS: Final[Mapping[RecordKind, Callable[[BodyFacts], Record]]] = MappingProxyType(
    {RecordKind.REGISTER: register, RecordKind.IMPACT: impact}
)


def prepare(session: Session, kind: RecordKind, at: datetime, lock_minutes: int) -> Record:
    """Return a draft as the settings stand; `lock_minutes`: when the window locks by itself."""
    require_manager(session)
    return _DRAFTS[kind](_facts(session, at, lock_minutes))


def preview(session: Session, kind: RecordKind, at: datetime, lock_minutes: int) -> PaperPreview:
    """Return the draft as a paper; it is of nobody, and nothing is kept."""
    record = prepare(session, kind, at, lock_minutes)
    return issuing.preview(record.title, "", draft.document(record))


def editable(session: Session, kind: RecordKind, at: datetime, lock_minutes: int) -> bytes:
    """Return the draft as a text that a word processor opens (ODT)."""
    return open_document.write(prepare(session, kind, at, lock_minutes), draft.WARNING)


def note_writing(session: Session, kind: RecordKind) -> None:
    """Leave in the trail that a draft was taken out."""
    audit.record(session, "record.write", kind.value)


def _facts(session: Session, at: datetime, lock_minutes: int) -> BodyFacts:
    body, lists = setup.organisation(session), code_lists()
    basis = lists["legal_bases"][body.legal_basis]
    active = select(func.count()).select_from(Adviser).where(col(Adviser.active))
    return BodyFacts(
        organisation=heads.letterhead(session),
        kind=lists["organisation_kinds"].label(body.kind),
        siret=body.siret,
        email=body.email,
        contact=body.data_protection_contact,
        basis=basis.label,
        article=basis.text("article"),
        data=tuple(_sorts()),
        sensitive=tuple(_sensitive(session)),
        recipients=_recipients(session),
        kept=kept_lines(session),
        advisers=session.exec(active).one(),
        lock_minutes=lock_minutes,
        drawn_on=paris_day(at),
    )


def _sorts() -> Iterator[str]:
    """Name what is held of a person, herself first: the very tables of her file."""
    yield meanings()["person"].label
    yield from (lower_first(t.label) for name, t in meanings().items() if name != "person")


def _sensitive(session: Session) -> Iterator[str]:
    """Name the publics marked as sensitive, then the sections of the grid where questions are."""
    publics = [each.label for each in code_lists()["publics"] if each.sensitive]
    yield f"Publics : {' ; '.join(publics)}"
    grid = grids.current_grid(session)
    for section in grid.sections:
        asked = [q for q in grid.questions if q.section == section.code and q.sensitive]
        if asked:
            count = counted(len(asked), "question sensible", "questions sensibles")
            yield f"{section.label} : {count}"
    yield "Budget : revenus, dépenses et aides liés aux déplacements"


def _recipients(session: Session) -> tuple[str, ...]:
    known = session.exec(select(Prescriber).order_by(col(Prescriber.name))).all()
    if len(known) <= _MOST:
        return tuple(each.name for each in known)
    kinds = code_lists()["prescriber_kinds"]
    return tuple(dict.fromkeys(kinds.label(each.kind) for each in known))
