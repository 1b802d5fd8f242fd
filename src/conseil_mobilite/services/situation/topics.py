"""What was said of a whole topic of the mobility situation (list `situation_topics`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import SituationTopic
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said of a topic, and when; without a day where nothing was."""

    state: Knowledge = Knowledge.NOT_DISCUSSED
    noted_on: date | None = None


def state_topic(
    session: Session, person_id: UUID, topic: str, state: Knowledge, on: date
) -> Statement:
    """Keep what is said of a topic; « non abordé » takes the statement back.

    `connu` is never stated: a topic is known by its facts.
    """
    if topic not in code_lists()["situation_topics"]:
        raise UserError("Ce sujet n’existe pas.", "topic")
    if state is Knowledge.KNOWN:
        raise UserError("Ajoutez plutôt ce qui est connu.", "topic")
    session.get_one(Person, person_id)
    if state is Knowledge.NOT_DISCUSSED:
        forget_statement(session, person_id, topic)
    else:
        said = SituationTopic(person_id=person_id, topic=topic, state=state.value, noted_on=on)
        session.merge(said)
        session.flush()
    audit.record(session, "topic.state", "situation_topic", person_id)
    return Statement() if state is Knowledge.NOT_DISCUSSED else Statement(state, on)


def forget_statement(session: Session, person_id: UUID, topic: str) -> None:
    """Take back what was said of a topic, such as « aucun » once there is something."""
    said = session.get(SituationTopic, (person_id, topic))
    if said is not None:
        session.delete(said)
    session.flush()


def statements(session: Session, person_id: UUID) -> Mapping[str, Statement]:
    """Return what was said of the topics, by topic; one that is missing was not discussed."""
    query = select(SituationTopic).where(SituationTopic.person_id == person_id)
    return {
        said.topic: Statement(Knowledge(said.state), said.noted_on) for said in session.exec(query)
    }
