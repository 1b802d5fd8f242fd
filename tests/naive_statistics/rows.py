"""All the rows of a base, table by table, as plain Python objects: nothing is joined or chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlmodel import Session, SQLModel, select

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, AxisScore, Barrier
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.referrals.referral import Referral

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class Base:
    """`today` is the day, in Paris, on which the base is read."""

    today: date
    basins: Sequence[MobilityBasin]
    memberships: Sequence[BasinIntercommunality]
    measures: Sequence[PlanMeasure]
    people: Sequence[Person]
    audiences: Sequence[PersonAudience]
    referrals: Sequence[Referral]
    pathways: Sequence[Pathway]
    events: Sequence[PathwayEvent]
    followups: Sequence[PostExitFollowup]
    appointments: Sequence[Appointment]
    participations: Sequence[Participation]
    attempts: Sequence[ContactAttempt]
    assessments: Sequence[Assessment]
    answers: Sequence[Answer]
    levels: Sequence[AxisScore]
    barriers: Sequence[Barrier]
    actions: Sequence[Action]
    lines: Sequence[FundingLine]
    documents: Sequence[IssuedDocument]


def read(session: Session) -> Base:
    return Base(
        today=paris_day(session.info["clock"]()),
        basins=_all(session, MobilityBasin),
        memberships=_all(session, BasinIntercommunality),
        measures=_all(session, PlanMeasure),
        people=_all(session, Person),
        audiences=_all(session, PersonAudience),
        referrals=_all(session, Referral),
        pathways=_all(session, Pathway),
        events=_all(session, PathwayEvent),
        followups=_all(session, PostExitFollowup),
        appointments=_all(session, Appointment),
        participations=_all(session, Participation),
        attempts=_all(session, ContactAttempt),
        assessments=_all(session, Assessment),
        answers=_all(session, Answer),
        levels=_all(session, AxisScore),
        barriers=_all(session, Barrier),
        actions=_all(session, Action),
        lines=_all(session, FundingLine),
        documents=_all(session, IssuedDocument),
    )


def _all(session: Session, table: type[Row]) -> Sequence[Row]:
    return session.exec(select(table)).all()
