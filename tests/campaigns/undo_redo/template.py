"""The base that every sequence begins with."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.changes import JOURNAL
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference import reference


def made(folder: Path, key: DataKey) -> tuple[Path, UUID, UUID, UUID]:
    """Make a base with a person whose first assessment is validated and the next under way."""
    path = folder / "modele.base"
    make_base(path, key)
    store = Store.open(path, key, clock=lambda: datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    found = store.run(_settle)
    store.close()
    return path, *found


def _settle(session: Session) -> tuple[UUID, UUID, UUID]:
    session.info[JOURNAL] = False
    day = date(2027, 3, 1)
    body = Organisation(name="Plateforme", kind="association", siret="", legal_basis="")
    session.add(body)
    session.flush()
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name="Lefèvre")
    people = [
        Person(file_number=str(rank), last_name="Nguyễn", first_name="Zoé", registered_on=day)
        for rank in range(2)
    ]
    session.add_all((adviser, *people))
    session.flush()
    pathway = Pathway(person_id=people[0].id, opened_on=day, state="diagnostic_en_cours")
    session.add(pathway)
    session.flush()
    for validated_on in (day, None):
        session.add(
            Assessment(
                pathway_id=pathway.id,
                grid_version=reference.CURRENT_GRID,
                started_at=session.info["clock"](),
                validated_on=validated_on,
            )
        )
    return people[0].id, people[1].id, adviser.id
