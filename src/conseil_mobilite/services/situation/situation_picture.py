"""Everything that is known of the mobility situation of a person, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.situation.due_dates import DueItem, due_items
from conseil_mobilite.domain.situation.situation import Journey, Licence, Renunciation, Vehicle
from conseil_mobilite.services.situation import (
    assessment_proposals,
    budget_picture,
    journeys,
    licence_processes,
    licences,
    renunciations,
    topics,
    vehicles,
)
from conseil_mobilite.services.situation.assessment_proposals import Proposal
from conseil_mobilite.services.situation.budget_picture import PersonBudget
from conseil_mobilite.services.situation.licence_processes import ProcessPicture
from conseil_mobilite.services.situation.topics import Statement
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class SituationPicture:
    """`topics` holds what was said of each topic (list `situation_topics`), by its code.

    A topic that has facts is known, whatever was said of it before. Facts that ended come after
    those of today; `due` is what is late or falls due soon.
    """

    on: date
    topics: Mapping[str, Statement]
    vehicles: tuple[Vehicle, ...] = ()
    licences: tuple[Licence, ...] = ()
    processes: tuple[ProcessPicture, ...] = ()
    journeys: tuple[Journey, ...] = ()
    renunciations: tuple[Renunciation, ...] = ()
    budget: PersonBudget = PersonBudget()  # noqa: RUF009 - frozen, and shared safely
    due: tuple[DueItem, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def statement(self, topic: str) -> Statement:
        return self.topics.get(topic, Statement())


def situation_picture(session: Session, person_id: UUID, on: date) -> SituationPicture:
    """Return the situation as it stands on a day."""
    owned = vehicles.of_person(session, person_id)
    held = licences.of_person(session, person_id)
    under_way = licence_processes.of_person(session, person_id, on)
    exams = [(each.process, each.exams) for each in under_way]
    return SituationPicture(
        on=on,
        topics=topics.statements(session, person_id),
        vehicles=tuple(owned),
        licences=tuple(held),
        processes=tuple(under_way),
        journeys=tuple(journeys.of_person(session, person_id)),
        renunciations=tuple(renunciations.of_person(session, person_id)),
        budget=budget_picture.of_person(session, person_id),
        due=due_items(owned, held, exams, code_lists(), on),
        proposals=assessment_proposals.proposals(session, person_id, owned, held),
    )
