"""What the latest assessment says and the situation does not is proposed, never copied."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import licences, vehicles
from conseil_mobilite.services.situation.assessment_proposals import Proposed
from conseil_mobilite.services.situation.situation_picture import situation_picture

ON = date(2027, 3, 12)


@pytest.fixture
def helene(session: Session) -> UUID:
    origin = Origin("DEPT", received_on=ON)
    return people.welcome(session, NewPerson("Lefèvre", "Hélène"), origin, ON).id


def assess(session: Session, person: UUID, day: int, **replies: str) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == person)).one()
    at = datetime(2027, 2, day, 10, tzinfo=UTC)
    assessment = Assessment(pathway_id=pathway.id, grid_version="CM-2026.1", started_at=at)
    assessment.validated_on = at.date()
    session.add(assessment)
    session.flush()
    session.add_all(
        Answer(assessment_id=assessment.id, question=code, codes=codes, answered_at=at)
        for code, codes in replies.items()
    )
    session.flush()


def proposed(session: Session, person: UUID) -> list[tuple[Proposed, str, str]]:
    found = situation_picture(session, person, ON).proposals
    return [(each.what, each.code, each.standing) for each in found]


def test_vehicles_and_licences_said_exactly_are_proposed(session: Session, helene: UUID) -> None:
    assess(session, helene, 3, V01="b c_d a", V02="oui", V04="partage", V05="voiture velo")

    assert proposed(session, helene) == [
        (Proposed.VEHICLE, "voiture", ""),
        (Proposed.VEHICLE, "velo", ""),
        (Proposed.LICENCE, "b", "valide"),
    ]
    assert situation_picture(session, helene, ON).proposals[0].said_on == date(2027, 2, 3)


def test_what_is_noted_already_is_not_proposed(session: Session, helene: UUID) -> None:
    assess(session, helene, 3, V01="b am", V02="non_valide", V04="toujours", V05="voiture")
    vehicles.add(session, helene, {"kind": "voiture"}, ON)
    licences.add(session, helene, {"category": "b78"}, ON)

    assert proposed(session, helene) == [(Proposed.LICENCE, "am", "non_valide")]


def test_a_licence_whose_validity_was_not_said_is_not_proposed(
    session: Session, helene: UUID
) -> None:
    assess(session, helene, 3, V01="b")

    assert proposed(session, helene) == []


def test_only_the_latest_assessment_and_what_it_still_asks_are_read(
    session: Session, helene: UUID
) -> None:
    assess(session, helene, 3, V04="toujours", V05="voiture")
    assess(session, helene, 9, V04="aucun", V05="velo")

    assert proposed(session, helene) == []


def test_without_an_assessment_nothing_is_proposed(session: Session, helene: UUID) -> None:
    assert proposed(session, helene) == []
