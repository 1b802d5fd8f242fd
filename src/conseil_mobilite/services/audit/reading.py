"""Readings of somebody's file leave a trace: one a sensible unit, not one a repainting."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.store.journal import audit

UNIT: Final = timedelta(hours=1)
"""The same thing read again within this time is the same reading."""

_LATEST: Final = 400
"""How many of the last entries are looked at, at most."""


def note(session: Session, act: str, kind: str, record_id: UUID) -> None:
    """Leave in the trail that an adviser read something, unless she just did."""
    now = session.info["clock"]()
    asked = col(AuditEntry.act) == act, col(AuditEntry.record_id) == record_id
    latest = select(func.max(AuditEntry.number)).scalar_subquery()
    recent = (
        select(AuditEntry.number)
        .where(
            col(AuditEntry.number) > latest - _LATEST,
            # A later one was dated by a clock that was wrong: it says nothing of this hour.
            col(AuditEntry.at).between(now - UNIT, now),
            col(AuditEntry.adviser_id) == session.info["adviser"],
            *asked,
        )
        .limit(1)
    )
    if session.exec(recent).first() is None:
        audit.record(session, act, kind, record_id)
