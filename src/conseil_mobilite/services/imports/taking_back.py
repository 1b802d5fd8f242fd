"""Take a whole import back: whoever it made goes, whatever it filled returns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.imports.runs import may_be_undone
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.partial_undo import WhyLeft, undo_by_person
from conseil_mobilite.store.journal.remembering import remembered_row
from conseil_mobilite.store.journal.rows_at_once import slices

_PERSON: Final = SQLModel.metadata.tables["person"]
_GONE: Final = "Ce dossier a été supprimé, ou réuni à un autre, depuis l’import."
_IN_BIN: Final = "Ce dossier est à la corbeille depuis l’import : il y reste."
_WORDS: Final[Mapping[WhyLeft, str]] = MappingProxyType(
    {
        WhyLeft.CHANGED: "Ce dossier a changé depuis l’import : il est gardé tel quel.",
        WhyLeft.IN_USE: "Ce dossier sert à autre chose, comme un document remis : il est gardé.",
    }
)


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Somebody of the import whose file stays whole, and why, in a sentence."""

    person_id: UUID
    full_name: str
    file_number: str
    why: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many people went, how many files of before have their former values, and who stays."""

    removed: int
    restored: int
    kept: tuple[KeptPerson, ...]


def take_back(
    session: Session,
    run_id: UUID,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> TakenBack:
    """Undo an import of the last thirty days, except in the files that something changed since.

    `report` is told how many people are done, and may raise to give up. UserError where it is too
    late, or done already.
    """
    run = session.get_one(ImportRun, run_id)
    _refuse_late(session, run)
    found = undo_by_person(session, run.act_id, report)
    kept = tuple(_kept(session, person, why) for person, why in found.left.items())
    restored = _present(session, found.undone)
    run.undone_at, run.kept_people, run.report = session.info["clock"](), len(kept), ""
    session.add(run)
    session.flush()
    audit.record(session, "import.undo", "import_run", run_id)
    audit.record_each(session, "person.import_undo", "person", found.undone)
    return TakenBack(len(found.undone) - restored, restored, kept)


def _refuse_late(session: Session, run: ImportRun) -> None:
    if run.undone_at is not None:
        raise UserError("Cet import a déjà été annulé.")
    if not may_be_undone(run, session.info["clock"]()):
        raise UserError(
            "Cet import a plus de trente jours : il ne s’annule plus. Chaque dossier peut toujours "
            "être mis à la corbeille."
        )


def _present(session: Session, people: list[UUID]) -> int:
    """Count those who are there still: they were known before the import."""
    return sum(
        len(session.exec(select(Person.id).where(col(Person.id).in_(some))).all())
        for some in slices(people)
    )


def _kept(session: Session, person_id: UUID, why: WhyLeft) -> KeptPerson:
    person = session.get(Person, person_id)
    if person is None:
        row = remembered_row(session.connection(), _PERSON, {"id": person_id})
        person, told = Person.model_validate(row), _GONE
    else:
        told = _IN_BIN if person.deleted_at else _WORDS[why]
    return KeptPerson(person_id, person.full_name, person.file_number, spaced(told))
