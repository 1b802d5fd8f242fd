"""Everything that is known of the mobility situation of a person, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.situation.situation import Journey, Renunciation
from conseil_mobilite.services.situation import budget_picture, journeys, renunciations, topics
from conseil_mobilite.services.situation.budget_picture import PersonBudget
from conseil_mobilite.services.situation.topics import Statement


@dataclass(frozen=True, slots=True)
class SituationPicture:
    """`topics` holds what was said of each topic (list `situation_topics`), by its code.

    A topic that has facts is known, whatever was said of it before.
    """

    on: date
    topics: Mapping[str, Statement]
    journeys: tuple[Journey, ...] = ()
    renunciations: tuple[Renunciation, ...] = ()
    budget: PersonBudget = PersonBudget()  # noqa: RUF009 - frozen, and shared safely

    def statement(self, topic: str) -> Statement:
        return self.topics.get(topic, Statement())


def situation_picture(session: Session, person_id: UUID, on: date) -> SituationPicture:
    """Return the situation as it stands on a day."""
    return SituationPicture(
        on=on,
        topics=topics.statements(session, person_id),
        journeys=tuple(journeys.of_person(session, person_id)),
        renunciations=tuple(renunciations.of_person(session, person_id)),
        budget=budget_picture.of_person(session, person_id),
    )
