"""The imports that were made, and which of them can still be taken back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.imports.decisions import Decision
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.organisation.adviser import Adviser

UNDO_LIFE: Final = timedelta(days=30)
"""How long an import can be taken back, and its report, which names people, is kept."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """An import as the history shows it; `kept_people` stayed when it was taken back."""

    id: UUID
    made_at: datetime
    file_name: str
    sheet: str
    counts: Mapping[Decision, int]
    adviser: str
    undone_at: datetime | None
    kept_people: int
    may_be_undone: bool


def runs(session: Session) -> list[RunLine]:
    """Return every import, the latest first."""
    query = (
        select(ImportRun, Adviser)
        .join(Adviser, col(Adviser.id) == col(ImportRun.adviser_id), isouter=True)
        .order_by(col(ImportRun.made_at).desc(), col(ImportRun.id))
    )
    now: datetime = session.info["clock"]()
    return [_line(run, adviser, now) for run, adviser in session.exec(query)]


def same_file(session: Session, fingerprint: str) -> RunLine | None:
    """Return the last import of this very file that was not taken back."""
    found = session.exec(
        select(ImportRun.id).where(
            ImportRun.fingerprint == fingerprint, col(ImportRun.undone_at).is_(None)
        )
    ).all()
    return next((line for line in runs(session) if line.id in found), None)


def report(session: Session, run_id: UUID) -> str:
    """Return the JSON report of an import; empty once it is no longer kept."""
    run = session.get_one(ImportRun, run_id)
    return run.report if may_be_undone(run, session.info["clock"]()) else ""


def forget_reports(session: Session) -> int:
    """Empty the reports that name people for longer than needed; return how many were."""
    limit = session.info["clock"]() - UNDO_LIFE
    late = select(ImportRun).where(ImportRun.report != "", ImportRun.made_at < limit)
    found = session.exec(late).all()
    for run in found:
        run.report = ""
    session.flush()
    return len(found)


def may_be_undone(run: ImportRun, now: datetime) -> bool:
    return run.undone_at is None and now - run.made_at <= UNDO_LIFE


def _line(run: ImportRun, adviser: Adviser | None, now: datetime) -> RunLine:
    counts: dict[str, int] = json.loads(run.counts)
    return RunLine(
        id=run.id,
        made_at=run.made_at,
        file_name=run.file_name,
        sheet=run.sheet,
        counts={Decision(each): count for each, count in counts.items()},
        adviser=adviser.full_name if adviser else "",
        undone_at=run.undone_at,
        kept_people=run.kept_people,
        may_be_undone=may_be_undone(run, now),
    )
