"""A base that holds the demonstration catalogue, and a person who lives where it is."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session, col, select
from tests.domain.directory.catalogues import demonstration
from tests.services.supported import pathway, person

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.directory.directory_rows import DirectoryService
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.store.reference.reference import CURRENT_GRID

ON = date(2027, 3, 12)
ASSESSED = date(2027, 2, 1)


def filled(session: Session) -> None:
    catalogues.bring_in(session, demonstration(), ON)


def row_of(session: Session, number: str) -> DirectoryService:
    """Return a service of the demonstration by the end of its identifier."""
    ends = col(DirectoryService.external_id).endswith(number)
    return session.exec(select(DirectoryService).where(ends)).one()


def someone(session: Session, *barriers: str, publics: tuple[str, ...] = ()) -> Person:
    """Register somebody of Saint-Quentin whose last assessment kept these barriers."""
    made = person(session, "Sylla")
    made.insee_code, made.municipality_name = "02691", "Saint-Quentin"
    made.epci_code, made.sex, made.birth_date = "200071892", "H", date(1990, 5, 4)
    for code in publics:
        session.add(PersonAudience(person_id=made.id, code=code, since=ASSESSED))
    support = pathway(session, made, ASSESSED)
    _assess(session, support.id, barriers)
    return made


def _assess(session: Session, pathway_id: UUID, barriers: tuple[str, ...]) -> None:
    assessment = Assessment(
        pathway_id=pathway_id,
        grid_version=CURRENT_GRID,
        started_at=datetime(2027, 2, 1, 9, tzinfo=UTC),
        validated_on=ASSESSED,
    )
    session.add(assessment)
    session.flush()
    for code in barriers:
        session.add(Barrier(assessment_id=assessment.id, code=code, noted_on=ASSESSED))
    session.flush()
