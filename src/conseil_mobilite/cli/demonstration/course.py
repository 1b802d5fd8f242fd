"""A pathway as days go by: what happens on each of them, up to today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from conseil_mobilite.cli.demonstration.actions import Planner
from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.diary import DemonstrationDiary
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.interview import Interviewer
from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.pathway.followup import MONTHS, months_after
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct, PathwayState
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.demonstration import Row

_FOUND_LATER: Final = {
    "emploi": 38.0,
    "formation": 16.0,
    "recherche": 18.0,
    "autre": 8.0,
    "non_joint": 20.0,
}


class StoryEnd(Exception):  # noqa: N818 — not an error: the story has reached today
    """What comes next is in the future."""


@dataclass(frozen=True, slots=True)
class Means:
    """What every life is told with; none goes beyond `today`."""

    dice: Dice
    cast: Cast
    interviewer: Interviewer
    diary: DemonstrationDiary
    planner: Planner
    advisers: tuple[UUID, ...]
    prescribers: tuple[Prescriber, ...]
    basin_id: UUID
    today: date


class Course:
    """One pathway under way: the day it has reached, its state, the rows written so far."""

    def __init__(self, means: Means, person: Person, on: date, referral: Referral | None) -> None:
        self._means, self._dice = means, means.dice
        self._person, self._day = person, on
        self._ease = min(max(self._dice.around(0.7, 0.2), 0.05), 0.97)
        self.pathway = Pathway(
            id=self._dice.identifier(),
            person_id=person.id,
            referral_id=referral.id if referral else None,
            adviser_id=person.adviser_id,
            opened_on=on,
            basin_id=means.basin_id,
            epci_code=person.epci_code,
            prescriber_kind=referral.prescriber_kind if referral else "SPONTANE",
        )
        self.rows: list[Row] = [self.pathway]
        if referral:
            referral.state, referral.answered_on = "acceptee", on
            self.rows.append(referral)

    def _act(
        self,
        act: PathwayAct,
        after: PathwayState,
        decision: str = "",
        *,
        reason: str = "",
        review_on: date | None = None,
    ) -> None:
        self.rows.append(
            PathwayEvent(
                id=self._dice.identifier(),
                pathway_id=self.pathway.id,
                act=act.value,
                decision=decision,
                state_before=self.pathway.state,
                state_after=after.value,
                happened_on=self._day,
                recorded_at=self._at(time(17, 0)) + timedelta(seconds=len(self.rows)),
                adviser_id=self._person.adviser_id,
                reason=reason,
                review_on=review_on,
            )
        )
        self.pathway.state = after.value

    def _close(
        self, act: PathwayAct, state: PathwayState, reason: str, situation: str, decision: str = ""
    ) -> None:
        self._act(act, state, decision, reason=reason)
        self.pathway.ended_on, self.pathway.end_reason = self._day, reason
        self.pathway.end_situation = situation
        if state is PathwayState.EXITED:
            self._follow_up()

    def _follow_up(self) -> None:
        for months in MONTHS:
            due_on = months_after(self._day, months)
            done_on = due_on + timedelta(days=self._dice.between(-3, 15))
            long_ago = self._means.today - done_on > timedelta(days=14)
            done = done_on <= self._means.today and (long_ago or self._dice.likely(0.7))
            self.rows.append(
                PostExitFollowup(
                    id=self._dice.identifier(),
                    pathway_id=self.pathway.id,
                    months=months,
                    due_on=due_on,
                    done_on=done_on if done else None,
                    situation=self._dice.weighted(_FOUND_LATER) if done else "",
                )
            )

    def _attempt(self, result: str) -> None:
        self.rows.append(
            ContactAttempt(
                id=self._dice.identifier(),
                person_id=self._person.id,
                pathway_id=self.pathway.id,
                adviser_id=self._person.adviser_id,
                attempted_at=self._at(time(11, 15)),
                channel="telephone",
                result=result,
                duration_minutes=8 if result == "joint" else 0,
            )
        )

    def _pass(self, least: int, most: int) -> None:
        self._day += timedelta(days=self._dice.between(least, most))
        self._stop_if_future()

    def _pass_to(self, day: date, kind: str, minutes: int) -> None:
        """Meet again and again until she comes; the story goes on that day."""
        for _ in range(4):
            meeting, seat = self._means.diary.book(self._person, self.pathway, kind, day, minutes)
            attended = self._means.diary.attend(meeting, seat)
            self.rows += [meeting, seat]
            self._day = meeting.starts_at.astimezone(PARIS).date()
            if attended:
                self._note(meeting)
                return
            if seat.status == "unknown":
                raise StoryEnd
            day = self._day + timedelta(days=self._dice.between(5, 12))

    def _note(self, meeting: Appointment) -> None:
        if self._dice.likely(0.25):
            self.rows.append(
                Note(
                    id=self._dice.identifier(),
                    person_id=self._person.id,
                    pathway_id=self.pathway.id,
                    appointment_id=meeting.id,
                    author_id=self._person.adviser_id,
                    written_at=meeting.starts_at + timedelta(minutes=meeting.duration_minutes),
                    text=self._dice.one(self._means.cast.notes),
                )
            )

    def _stop_if_future(self) -> None:
        if self._day > self._means.today:
            raise StoryEnd

    def _at(self, hour: time) -> datetime:
        return datetime.combine(self._day, hour, PARIS).astimezone(UTC)
