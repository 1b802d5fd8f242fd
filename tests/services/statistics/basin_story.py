"""A basin, to be filled with people and what happened to them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, AxisScore, Barrier
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    FileLine,
    Period,
    exact_figures,
    files_behind,
    plan_of_basin,
)
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

T4 = Period(date(2026, 10, 1), date(2026, 12, 31))
NOON = datetime(2026, 11, 5, 11, 0, tzinfo=UTC)
THIERACHE = "200071983"


Row = TypeVar("Row", bound=SQLModel)


class Basin:
    """`kept` makes one row of a table, with what the story does not say."""

    def __init__(self, session: Session, code: str = "thierache") -> None:
        self.session = session
        self.id = self.kept(MobilityBasin(code=code, name=code)).id
        self.kept(
            BasinIntercommunality(
                basin_id=self.id,
                epci_code=THIERACHE,
                epci_name="CC Thiérache Sambre et Oise",
                valid_from=date(2020, 1, 1),
            )
        )

    def kept(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row

    def person(self, **facts: object) -> Person:
        given = {
            "file_number": str(uuid4())[:20],
            "last_name": "Canari",
            "first_name": "Awa",
            "sex": "F",
            "birth_date": date(1990, 1, 1),
            "registered_on": date(2026, 1, 5),
            "epci_code": THIERACHE,
            **facts,
        }
        return self.kept(Person.model_validate(given))

    def pathway(self, person: Person | None = None, **facts: object) -> Pathway:
        """Open a pathway; one that has an `end_reason` was exited."""
        given = {
            "person_id": (person or self.person()).id,
            "opened_on": date(2026, 3, 1),
            "basin_id": self.id,
            "epci_code": THIERACHE,
            "state": "sorti" if "end_reason" in facts else "en_accompagnement",
            **facts,
        }
        return self.kept(Pathway.model_validate(given))

    def exited(self, person: Person | None = None, reason: str = "emploi_durable") -> Pathway:
        return self.pathway(person, ended_on=date(2026, 11, 30), end_reason=reason)

    def met(self, pathway: Pathway, at: datetime = NOON, **facts: object) -> Appointment:
        given = {"kind": "suivi", "duration_minutes": 45, "uid": str(uuid4()), **facts}
        status = str(given.pop("status", "seen"))
        made = self.kept(Appointment.model_validate({**given, "starts_at": at}))
        self.kept(
            Participation(
                appointment_id=made.id,
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                status=status,
            )
        )
        return made

    def called(self, pathway: Pathway, at: datetime, minutes: int = 0) -> None:
        self.kept(
            ContactAttempt(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                attempted_at=at,
                channel="telephone",
                result="joint",
                duration_minutes=minutes,
            )
        )

    def assessed(self, pathway: Pathway, day: date, **facts: object) -> Assessment:
        given = {
            "pathway_id": pathway.id,
            "kind": "complet",
            "grid_version": "CM-2026.1",
            "started_at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
            "validated_on": day,
            **facts,
        }
        return self.kept(Assessment.model_validate(given))

    def answered(self, assessment: Assessment, **codes: str) -> None:
        for question, chosen in codes.items():
            self.kept(
                Answer(
                    assessment_id=assessment.id, question=question, codes=chosen, answered_at=NOON
                )
            )

    def level(self, assessment: Assessment, axis: str, level: int | None) -> None:
        self.kept(AxisScore(assessment_id=assessment.id, axis=axis, retained=level))

    def barrier(self, assessment: Assessment, code: str, **facts: object) -> Barrier:
        given = {"assessment_id": assessment.id, "code": code, "noted_on": date(2026, 4, 1)}
        return self.kept(Barrier.model_validate({**given, **facts}))

    def action(self, pathway: Pathway, kind: str = "atelier_tc", **facts: object) -> Action:
        given = {
            "pathway_id": pathway.id,
            "kind": kind,
            "wording": "Vous y allez.",
            "status": "realisee",
            "created_on": date(2026, 4, 1),
            "done_on": date(2026, 11, 5),
            **facts,
        }
        return self.kept(Action.model_validate(given))

    def belongs(self, person_id: UUID, code: str, since: date, until: date | None = None) -> None:
        self.kept(PersonAudience(person_id=person_id, code=code, since=since, until=until))

    def figures(self, period: Period = T4, public: str = "") -> ExactFigures:
        plan = plan_of_basin(self.session, self.id, period, tables_plan())
        return exact_figures(self.session, FigureScope(self.id, period, public), plan)

    def files(self, *counts: Count) -> list[list[FileLine]]:
        """Return the files behind each count of the last quarter of 2026."""
        plan, scope = (
            plan_of_basin(self.session, self.id, T4, tables_plan()),
            FigureScope(self.id, T4),
        )
        return [list(files_behind(self.session, scope, plan, count)) for count in counts]

    def number(self, population: str, period: Period = T4, **condition: str) -> int:
        """Return a count, asked alone; a multiple breakdown is written `public__rsa="oui"`."""
        pairs = ((name.replace("__", ":"), (value,)) for name, value in condition.items())
        whole = plan_of_basin(self.session, self.id, period, tables_plan())
        plan = replace(
            whole,
            tables=tuple(table for table in whole.tables if table.population == population),
            definitions=replace(whole.definitions, indicators={}),
        )
        counts = exact_figures(self.session, FigureScope(self.id, period), plan).counts
        return counts[Count(population, tuple(pairs))]
