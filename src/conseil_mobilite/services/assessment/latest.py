"""The assessment that speaks for a support: the last validated one, corrections included."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.pathway.barrier_statuses import FINAL


def validated(session: Session, pathway_id: UUID) -> Assessment | None:
    """Return the last validated assessment of a pathway, whatever its kind."""
    query = select(Assessment).where(Assessment.pathway_id == pathway_id)
    return _last(session, query)


def initial(session: Session, person_id: UUID) -> Assessment | None:
    """Return the last validated assessment of a person that is not one of an exit."""
    query = select(Assessment).join(Pathway).where(Pathway.person_id == person_id)
    return _last(session, query.where(Assessment.kind != FINAL))


def _last(session: Session, query: SelectOfScalar[Assessment]) -> Assessment | None:
    """Return the last one; a correction keeps the day of the version before it."""
    order = (
        col(Assessment.validated_on).desc(),
        col(Assessment.started_at).desc(),
        col(Assessment.version).desc(),
    )
    known = query.where(col(Assessment.validated_on).is_not(None))
    return session.exec(known.order_by(*order)).first()
