"""Draw an interview: answers that hold together, and what the adviser concluded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.respondent import Respondent
from conseil_mobilite.domain.assessment.assessment import (
    Answer,
    Assessment,
    AxisScore,
    Barrier,
    Strength,
)
from conseil_mobilite.domain.assessment.barriers import FoundBarrier, barriers_in
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import profile_of
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.assessment.scoring import ImpactLevel, axis_scores, impact_level
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.services.assessment.assessment_replies import answer_values
from conseil_mobilite.services.demonstration import BareRow, Row

_FINE: Final = 3
_INTENSITIES: Final = MappingProxyType(
    {
        ImpactLevel.STRONG: "fort",
        ImpactLevel.MEDIUM: "moyen",
        ImpactLevel.NONE: "leger",
        None: "moyen",
    }
)


@dataclass(frozen=True, slots=True)
class Interview:
    """The rows of one validated assessment, and what the story needs to know of it."""

    assessment: Assessment
    rows: list[Row]
    replies: dict[str, Reply]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interviewer:
    """What every interview needs: chance, names, the grid and the ready-made strengths."""

    dice: Dice
    cast: Cast
    grid: Grid
    strengths: CodeList

    def hold(
        self, pathway_id: UUID, person: Person, kind: str, at: datetime, ease: float
    ) -> Interview:
        """Return an assessment validated the same day. `ease`, 0 to 1, is how autonomous she is."""
        replies = self._replies(person, short=kind == "court", ease=ease)
        scores = axis_scores(self.grid, replies)
        assessment = Assessment(
            id=self.dice.identifier(),
            pathway_id=pathway_id,
            adviser_id=person.adviser_id,
            kind=kind,
            grid_version=self.grid.version,
            started_at=at,
            duration_minutes=self.dice.between(30, 45)
            if kind == "court"
            else self.dice.between(55, 95),
            place=self.dice.one(self.cast.places),
            goal=self.cast.goals[replies["D02"].codes[0]] if "D02" in replies else "",
            validated_on=at.date(),
            profile_computed=profile_of(scores).code,
            profile_retained=profile_of(scores).code,
        )
        found = barriers_in(self.grid, replies)
        barriers = self._barriers(assessment.id, found, scores, at.date())
        rows: list[Row] = [
            assessment,
            *_answers(assessment.id, replies, at),
            *_levels(assessment.id, scores),
            *barriers,
            *self._strengths(assessment.id),
            *self._agreements(assessment.id, person, at.date()),
        ]
        kept = tuple(b.code for b in sorted(barriers, key=lambda b: b.rank or 9) if b.kept)
        return Interview(assessment, rows, replies, kept)

    def unfinished(self, pathway_id: UUID, person: Person, at: datetime) -> list[Row]:
        """Return an assessment left in the middle: a third of its answers, nothing concluded."""
        replies = self._replies(person, short=False, ease=0.5)
        given = dict(list(replies.items())[: len(replies) // 3])
        assessment = Assessment(
            id=self.dice.identifier(),
            pathway_id=pathway_id,
            adviser_id=person.adviser_id,
            grid_version=self.grid.version,
            started_at=at,
            duration_minutes=self.dice.between(20, 40),
            last_question=next(reversed(given)),
        )
        return [assessment, *_answers(assessment.id, given, at)]

    def _replies(self, person: Person, *, short: bool, ease: float) -> dict[str, Reply]:
        respondent, replies = Respondent(self.dice, self.cast, person, ease), dict[str, Reply]()
        for question in self.grid.questions:
            asked = question.short_form if short else question.mandatory or self.dice.likely(0.85)
            shown = question.condition is None or question in self.grid.visible(replies)
            if asked and shown and (reply := respondent.reply(question)):
                replies[question.code] = reply
        return replies

    def _barriers(
        self,
        assessment_id: UUID,
        found: tuple[FoundBarrier, ...],
        scores: Mapping[str, int | None],
        on: date,
    ) -> list[Barrier]:
        barriers: list[Barrier] = []
        rank = 0
        for barrier in found:
            kept = rank == 0 or self.dice.likely(0.6 if rank < _FINE else 0.25)
            rank += kept
            barriers.append(
                Barrier(
                    id=self.dice.identifier(),
                    assessment_id=assessment_id,
                    code=barrier.code,
                    kept=kept,
                    rank=rank if kept and rank <= _FINE else None,
                    intensity=_INTENSITIES[impact_level(scores[barrier.axis])],
                    reasons="\n".join(reason.text for reason in barrier.reasons),
                    noted_on=on,
                )
            )
        return barriers

    def _strengths(self, assessment_id: UUID) -> list[Strength]:
        return [
            Strength(
                id=self.dice.identifier(),
                assessment_id=assessment_id,
                code=entry.code,
                text=entry.label,
                position=position,
            )
            for position, entry in enumerate(self.dice.some(self.strengths.entries, 4))
        ]

    def _agreements(
        self, assessment_id: UUID, person: Person, on: date
    ) -> list[DisclosureAgreement]:
        return [
            DisclosureAgreement(
                id=self.dice.identifier(),
                person_id=person.id,
                assessment_id=assessment_id,
                subject=subject,
                agreed=self.dice.likely(probability),
                given_on=on,
            )
            for subject, probability in (
                ("restitution_personne", 1.0),
                ("restitution_prescripteur", 0.85),
            )
        ]


def _answers(assessment_id: UUID, replies: Mapping[str, Reply], at: datetime) -> list[BareRow]:
    return [
        BareRow(
            Answer,
            {"assessment_id": assessment_id, "question": code, **answer_values(reply, at)},
        )
        for code, reply in replies.items()
    ]


def _levels(assessment_id: UUID, scores: Mapping[str, int | None]) -> list[BareRow]:
    return [
        BareRow(
            AxisScore,
            {
                "assessment_id": assessment_id,
                "axis": axis,
                "computed": level,
                "retained": level,
                "comment": "",
            },
        )
        for axis, level in scores.items()
    ]
