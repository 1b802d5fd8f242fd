"""People of a basin, met and assessed in one quarter: enough of them for figures to leave."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import basins, settings
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import PreparedExport
from conseil_mobilite.services.statistics.figures import Period
from conseil_mobilite.store.database import Store

NOON = datetime(2026, 11, 5, 11, tzinfo=UTC)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
T4 = Period(date(2026, 10, 1), date(2026, 12, 31))
MEMBERS = [Member("200071983", "CC Thiérache Sambre et Oise")]


def compose(session: Session) -> UUID:
    settings.draw_identity(session)
    return basins.compose(session, "Thiérache", "", MEMBERS, date(2026, 1, 1)).id


def support(session: Session, basin: UUID, count: int, age: int, sex: str) -> None:
    """Let people of one age and sex be met and assessed in the last quarter of 2026."""
    people = [_person(age, sex) for _ in range(count)]
    session.add_all(people)
    session.flush()
    pathways = [
        Pathway(person_id=each.id, opened_on=date(2026, 9, 1), basin_id=basin) for each in people
    ]
    meetings = [
        Appointment(kind="suivi", starts_at=NOON, duration_minutes=45, uid=str(uuid4()))
        for _ in people
    ]
    session.add_all((*pathways, *meetings))
    session.flush()
    for pathway, meeting in zip(pathways, meetings, strict=True):
        session.add_all(_met(pathway, meeting))
    session.flush()


def _person(age: int, sex: str) -> Person:
    return Person(
        file_number=str(uuid4())[:20],
        last_name="Canari",
        first_name="Awa",
        birth_date=date(2026 - age, 1, 1),
        sex=sex,
        registered_on=date(2026, 1, 5),
    )


def _met(pathway: Pathway, meeting: Appointment) -> tuple[Participation, Assessment]:
    return (
        Participation(
            appointment_id=meeting.id,
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            status="seen",
        ),
        Assessment(
            pathway_id=pathway.id,
            grid_version="CM-2026.1",
            started_at=NOON,
            validated_on=NOON.date(),
        ),
    )


@dataclass(frozen=True)
class Crowd:
    """A base of 48 people, to be copied, and the package of their quarter, not kept in it."""

    path: Path
    adviser: UUID
    prepared: PreparedExport

    @property
    def basin(self) -> UUID:
        return self.prepared.basin_id


def gathered(store: Store, path: Path) -> Crowd:
    """Fill a settled base, always by the same secret."""
    basin = store.run(compose)
    store.run(settings.put, settings.STATISTICS_SECRET, "01" * 32)
    store.run(support, basin, 23, 30, "F")
    store.run(support, basin, 21, 45, "F")
    store.run(support, basin, 4, 30, "H")
    assert store.adviser is not None
    return Crowd(path, store.adviser, store.read(exports.prepare, basin, T4, AT))
