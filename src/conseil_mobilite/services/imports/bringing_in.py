"""Bring a file in: everything in one transaction, or nothing."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.imports.decisions import Decision, ImportPreview
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.domain.people.identity import without_nir
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.interchange.imports.report_json import report_of
from conseil_mobilite.services.imports.completing import complete
from conseil_mobilite.services.imports.intakes import Intake, settled
from conseil_mobilite.services.imports.newcomers import welcome
from conseil_mobilite.services.imports.surroundings import Surroundings, surroundings
from conseil_mobilite.store.journal import audit

AT_ONCE: Final = 200
"""How many people are written between two steps: a cancellation is heard within a second."""


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """A preview that the adviser accepted, with what she chose otherwise for some rows.

    `choices` give the decision of a row by its number: any row may be ignored; one that looks like
    somebody else may be created; one may complete the file that it was found to be. `fingerprint`
    is the SHA-256 of the file.
    """

    table: RawTable
    preview: ImportPreview
    mapping: ColumnMapping
    choices: Mapping[int, Decision]
    fingerprint: str


def bring_in(session: Session, order: ImportOrder, report: Callable[[int, int], None]) -> ImportRun:
    """Write the people of a file; `report` is told how many of them are, and may raise to give up.

    The act of the session is that of the import. UserError names the row at fault.
    """
    kept = settled(order.preview.lines, order.choices, _binned(session))
    preview = replace(order.preview, lines=kept.lines)
    total = len(kept.intakes)
    people: dict[int, UUID] = {}
    report(0, total)
    with surroundings(session, preview.file_name) as around:
        for start in range(0, total, AT_ONCE):
            people |= _write(session, kept.intakes[start : start + AT_ONCE], around)
            report(min(start + AT_ONCE, total), total)
        _tell_apart(session, kept.intakes, people, around)
    return _run(session, order, preview)


def _binned(session: Session) -> frozenset[UUID]:
    return frozenset(session.exec(select(Person.id).where(col(Person.deleted_at).is_not(None))))


def _write(session: Session, intakes: Sequence[Intake], around: Surroundings) -> dict[int, UUID]:
    """Write some people; return who was made of each row."""
    coming = [intake for intake in intakes if intake.known is None]
    made = [newcomer.person.id for newcomer in welcome(session, coming, around)]
    audit.record_each(session, "person.import", "person", made)
    completed = complete(session, [each for each in intakes if each.known], around)
    audit.record_each(session, "person.complete", "person", completed)
    return {intake.line.number: person for intake, person in zip(coming, made, strict=True)}


def _tell_apart(
    session: Session,
    intakes: Iterable[Intake],
    people: Mapping[int, UUID],
    around: Surroundings,
) -> None:
    """Remember of whom the adviser said: « ce sont deux personnes »."""
    pairs: set[tuple[UUID, UUID]] = set()
    for intake in intakes:
        for other in intake.apart_from:
            known = other if isinstance(other, UUID) else people.get(other)
            if known is not None:
                first, second = sorted((people[intake.line.number], known), key=str)
                pairs.add((first, second))
    session.add_all(
        DistinctPair(
            first_id=first, second_id=second, said_at=around.now, adviser_id=around.adviser
        )
        for first, second in sorted(pairs)
    )
    session.flush()


def _run(session: Session, order: ImportOrder, preview: ImportPreview) -> ImportRun:
    run = ImportRun(
        act_id=session.info["act"],
        adviser_id=session.info["adviser"],
        made_at=session.info["clock"](),
        file_name=without_nir(preview.file_name)[:255],
        sheet=preview.sheet,
        fingerprint=order.fingerprint,
        counts=json.dumps({each.value: count for each, count in preview.counts().items()}),
        report=without_nir(report_of(preview)),
    )
    session.add(run)
    session.flush()
    audit.record(session, "import.run", "import_run", run.id)
    return run
