"""The numbers of files that were merged into others: they still find the person."""

from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.duplicates.merging import PersonMerge


def former_numbers(session: Session, person_id: UUID) -> tuple[str, ...]:
    """Return the numbers of the files that were merged into this one, in order."""
    query = select(PersonMerge.absorbed_number).where(PersonMerge.survivor_id == person_id)
    return tuple(session.exec(query.order_by(col(PersonMerge.absorbed_number))))


def survivor_of(session: Session, person_id: UUID) -> UUID | None:
    """Return whose file took in this one, where it was merged."""
    query = select(PersonMerge.survivor_id).where(PersonMerge.absorbed_id == person_id)
    return session.exec(query.order_by(col(PersonMerge.merged_at).desc())).first()
