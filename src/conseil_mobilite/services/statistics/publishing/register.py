"""The register of exports: what was made, and each time it was sent: to whom, when, by whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy
from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.statistics_export import (
    StatisticsExport,
    StatisticsSending,
)
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.statistics.publishing.stored import unharmed
from conseil_mobilite.store.journal import audit

LONGEST_RECIPIENT: Final = 200
REMEMBERED: Final = 8
"""How many recipients are proposed again, the last one first."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One time a package left; `by` is the name of the adviser, empty where nobody was open."""

    at: datetime
    recipient: str
    by: str


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A package that was made, without its bytes; `sendings` with the latest first."""

    id: UUID
    basin_id: UUID
    basin_name: str
    start: date
    end: date
    plan: str
    number: int
    method: str
    made_at: datetime
    seed_fingerprint: str
    file_name: str
    sha256: str
    sendings: tuple[Sending, ...] = ()


def recipient_named(typed: str) -> str:
    """Return for whom a package is, as the register keeps it; UserError names `recipient`.

    To be asked before anything is written: what left must be in the register.
    """
    return words(typed, "recipient", LONGEST_RECIPIENT)


def record_sending(session: Session, export_id: UUID, recipient: str, at: datetime) -> None:
    """Write down that a package left for somebody; UserError names `recipient` where it is bad."""
    require_manager(session)
    sending = StatisticsSending(
        export_id=export_id,
        adviser_id=session.info["adviser"],
        sent_at=at,
        recipient=recipient_named(recipient),
    )
    session.add(sending)
    session.flush()
    audit.record(session, "statistics.send", "statistics_export", export_id)


def recipients(session: Session) -> Sequence[str]:
    """Return who received packages, the last one first."""
    sent = StatisticsSending
    last = sqlalchemy.func.max(col(sent.sent_at))
    query = (
        sqlalchemy.select(col(sent.recipient))
        .where(col(sent.recipient) != "")
        .group_by(col(sent.recipient))
        .order_by(last.desc(), col(sent.recipient))
        .limit(REMEMBERED)
    )
    return list(session.connection().execute(query).scalars())


def exports(session: Session) -> Sequence[ExportLine]:
    """Return what was published, the latest period first, a correction before what it corrects."""
    made = StatisticsExport
    query = (
        sqlalchemy.select(
            col(made.id),
            col(made.basin_id),
            col(MobilityBasin.name),
            col(made.period_start),
            col(made.period_end),
            col(made.plan),
            col(made.number),
            col(made.method),
            col(made.made_at),
            col(made.seed_fingerprint),
            col(made.file_name),
            col(made.sha256),
        )
        .join(MobilityBasin, col(MobilityBasin.id) == col(made.basin_id))
        .order_by(
            *(col(made.period_end).desc(), col(made.period_start), col(MobilityBasin.name)),
            col(made.number).desc(),
        )
    )
    sendings = _sendings(session)
    rows = session.connection().execute(query)
    lines = (ExportLine(*tuple(row)) for row in rows)
    return [replace(line, sendings=tuple(sendings[line.id])) for line in lines]


def sent_again(session: Session, export_id: UUID) -> StatisticsExport:
    """Return a package with its bytes, to be opened or sent as it was."""
    require_manager(session)
    sent = unharmed(session.get_one(StatisticsExport, export_id))
    audit.record(session, "statistics.send_again", "statistics_export", export_id)
    return sent


def _sendings(session: Session) -> dict[UUID, list[Sending]]:
    found: dict[UUID, list[Sending]] = defaultdict(list)
    for sent, first, last in _sent_rows(session):
        name = " ".join(filter(None, (first, last)))
        found[sent.export_id].append(Sending(sent.sent_at, sent.recipient, name))
    return found


def _sent_rows(session: Session) -> Iterator[tuple[StatisticsSending, str | None, str | None]]:
    query = (
        select(StatisticsSending, Adviser.first_name, Adviser.last_name)
        .join(Adviser, col(Adviser.id) == col(StatisticsSending.adviser_id), isouter=True)
        .order_by(col(StatisticsSending.sent_at).desc())
    )
    yield from session.exec(query)
