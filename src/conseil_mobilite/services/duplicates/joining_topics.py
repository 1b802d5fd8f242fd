"""What both files say of a whole topic, such as « aucun véhicule »: the last word, if it holds."""

from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.domain.situation.situation import (
    Journey,
    Licence,
    LicenceProcess,
    Renunciation,
    SituationTopic,
    Vehicle,
)
from conseil_mobilite.services.duplicates.joining import Merging
from conseil_mobilite.services.situation import (
    budgets,
    journeys,
    licence_processes,
    licences,
    renunciations,
)
from conseil_mobilite.store.reference.reference import code_lists

_MADE: Final = "fait"


def join_topics(session: Session, merging: Merging) -> int:
    """Keep the last statement on a topic, and none where the other file has facts on it.

    Return how many went, negative.
    """
    before = _statements(session, merging.survivor) + _statements(session, merging.absorbed)
    _forget_what_facts_deny(session, merging.survivor, merging.absorbed)
    _forget_what_facts_deny(session, merging.absorbed, merging.survivor)
    kept = {each.topic: each for each in _statements(session, merging.survivor)}
    for offered in _statements(session, merging.absorbed):
        said = kept.get(offered.topic)
        if said is not None:
            if offered.noted_on > said.noted_on:
                said.state, said.noted_on = offered.state, offered.noted_on
            session.delete(offered)
    session.flush()
    after = _statements(session, merging.survivor) + _statements(session, merging.absorbed)
    return len(after) - len(before)


def _forget_what_facts_deny(session: Session, person: UUID, other: UUID) -> None:
    denied = _topics_with_facts(session, other)
    for said in _statements(session, person):
        if said.topic in denied:
            session.delete(said)
    session.flush()


def _statements(session: Session, person: UUID) -> list[SituationTopic]:
    said = select(SituationTopic).where(SituationTopic.person_id == person)
    return list(session.exec(said))


def _topics_with_facts(session: Session, person: UUID) -> set[str]:
    """Return the topics on which something is noted that still holds."""
    licence = select(Licence.id).where(Licence.person_id == person, col(Licence.ended_on).is_(None))
    journey = select(Journey.id).where(
        Journey.person_id == person, Journey.standing == _MADE, col(Journey.ended_on).is_(None)
    )
    noted = {
        licences.TOPIC: licence,
        licence_processes.TOPIC: select(LicenceProcess.id).where(
            LicenceProcess.person_id == person
        ),
        journeys.TOPIC: journey,
        renunciations.TOPIC: select(Renunciation.id).where(Renunciation.person_id == person),
        budgets.TOPIC: select(MobilityBudget.id).where(MobilityBudget.person_id == person),
    }
    known = {topic for topic, query in noted.items() if session.exec(query).first() is not None}
    return known | _topics_of_vehicles(session, person)


def _topics_of_vehicles(session: Session, person: UUID) -> set[str]:
    kinds = code_lists()["vehicle_kinds"]
    query = select(Vehicle.kind).where(Vehicle.person_id == person, col(Vehicle.ended_on).is_(None))
    return {kinds[kind].text("topic") for kind in session.exec(query) if kind in kinds}
