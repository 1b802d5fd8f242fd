"""The story of a fictitious person, from her referral to what became of her, up to today."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from conseil_mobilite.cli.demonstration.actions import Period, Planner
from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.diary import DemonstrationDiary
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.interview import Interview, Interviewer
from conseil_mobilite.cli.demonstration.people import draw_person, notice
from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt
from conseil_mobilite.domain.agenda.note import Note
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.pathway.followup import MONTHS, months_after
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct, PathwayState
from conseil_mobilite.domain.pathway.referral import Referral
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.demonstration import Row
from conseil_mobilite.store.reference.territories import Municipality

_S, _A = PathwayState, PathwayAct
_DECISIONS: Final = {
    Decision.SUPPORT: 44.0,
    Decision.REINFORCED_SUPPORT: 30.0,
    Decision.SIMPLE_ADVICE: 15.0,
    Decision.OTHER_BARRIER_FIRST: 4.0,
    Decision.REORIENTATION: 3.0,
    Decision.PERSON_REFUSES: 2.0,
    Decision.NO_FURTHER_ACTION: 2.0,
}
_EXITS: Final = {
    "emploi_durable": 17.0,
    "emploi_transition": 14.0,
    "formation": 16.0,
    "maintien_emploi": 8.0,
    "solution_pleine": 12.0,
    "autonomie": 8.0,
    "relais": 4.0,
    "demenagement": 4.0,
    "fin_periode": 4.0,
    "sante_maternite": 3.0,
    "abandon": 6.0,
    "injoignable": 4.0,
}
_SITUATIONS: Final = {
    "emploi_durable": "emploi",
    "emploi_transition": "emploi",
    "maintien_emploi": "emploi",
    "formation": "formation",
    "injoignable": "non_joint",
}
_LATELY: Final = timedelta(days=14)
_UNANSWERED: Final = timedelta(days=8)
_WEEKS_TO_TODAY: Final = range(10, 41)
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
class Narrator:
    """Tells lives that end, at the latest, today."""

    dice: Dice
    cast: Cast
    interviewer: Interviewer
    diary: DemonstrationDiary
    planner: Planner
    advisers: tuple[UUID, ...]
    prescribers: tuple[Prescriber, ...]
    basin_id: UUID
    today: date

    def welcome(self, towns: tuple[Municipality, ...], number: str, on: date) -> list[Row]:
        """Return the rows of somebody who registers that day, and of her life from then on."""
        newcomer = draw_person(self.dice, self.cast, towns, number, on)
        newcomer.person.adviser_id = self.dice.one(self.advisers)
        return [newcomer.person, *newcomer.rows, *self.tell(newcomer.person, on)]

    def tell(self, person: Person, on: date) -> list[Row]:
        """Return the rows of a pathway that begins that day, and of the next one if she is back."""
        referral = _referral(self, person, on)
        if referral and self.today - on < _UNANSWERED and self.dice.likely(0.5):
            return [referral]
        story = _Story(self, person, on, referral)
        with suppress(StoryEnd):
            story.unfold()
        rows = story.rows
        back_on = (story.pathway.ended_on or self.today) + timedelta(days=150)
        if back_on < self.today and self.dice.likely(0.08):
            rows += self.tell(person, back_on)
        return rows


class _Story:
    """One pathway under way: the day it has reached, its state, the rows written so far."""

    def __init__(
        self, narrator: Narrator, person: Person, on: date, referral: Referral | None
    ) -> None:
        self._teller, self._dice = narrator, narrator.dice
        self._person, self._day = person, on
        self._ease = min(max(self._dice.around(0.7, 0.2), 0.05), 0.97)
        self.pathway = Pathway(
            id=self._dice.identifier(),
            person_id=person.id,
            referral_id=referral.id if referral else None,
            adviser_id=person.adviser_id,
            opened_on=on,
            basin_id=narrator.basin_id,
            epci_code=person.epci_code,
            prescriber_kind=referral.prescriber_kind if referral else "SPONTANE",
        )
        self.rows: list[Row] = [self.pathway]
        if referral:
            referral.state, referral.answered_on = "acceptee", on
            self.rows.append(referral)

    def unfold(self) -> None:
        """Go on until today, which stops the story by StoryEnd, or until the pathway is closed."""
        self._make_contact()
        self._meet_first()
        interview = self._assess()
        self._restore()
        decision = self._dice.weighted(_DECISIONS)
        self._decide(decision, interview)
        if decision is Decision.OTHER_BARRIER_FIRST:
            self._wait_for_review()
            decision = Decision.SUPPORT
            self._decide(decision, interview)
        if decision in {Decision.SUPPORT, Decision.REINFORCED_SUPPORT}:
            self._support(interview, self._dice.between(80, 300))
        elif decision is Decision.SIMPLE_ADVICE:
            self._support(interview, self._dice.between(30, 70))

    def _make_contact(self) -> None:
        self._pass(1, 5)
        if self._dice.likely(0.3):
            self._attempt("non_joint")
            self._pass(1, 4)
        if self._dice.likely(0.07):
            for _ in range(2):
                self._attempt("non_joint")
                self._pass(7, 12)
            self._close(_A.DROP, _S.DROPPED, "injoignable", "")
            raise StoryEnd
        self._attempt("joint")

    def _meet_first(self) -> None:
        self._act(_A.BOOK, _S.BOOKED)
        self._pass_to(self._day + timedelta(days=self._dice.between(4, 16)), "diagnostic", 90)

    def _assess(self) -> Interview:
        self.rows.append(notice(self._dice, self._person, self._day))
        self._act(_A.BEGIN_ASSESSMENT, _S.ASSESSING)
        if self._teller.today - self._day < _LATELY and self._dice.likely(0.35):
            self.rows += self._teller.interviewer.unfinished(
                self.pathway.id, self._person, self._at(time(9, 30))
            )
            self._pass_to(
                self._teller.today + timedelta(days=self._dice.between(1, 9)), "diagnostic", 60
            )
        kind = "court" if self._dice.likely(0.45) else "complet"
        return self._hold(kind, self._ease)

    def _hold(self, kind: str, ease: float) -> Interview:
        interview = self._teller.interviewer.hold(
            self.pathway.id, self._person, kind, self._at(time(9, 30)), ease
        )
        self.rows += interview.rows
        return interview

    def _restore(self) -> None:
        if self._dice.likely(0.3):
            self._pass_to(self._day + timedelta(days=self._dice.between(5, 12)), "restitution", 45)
        self._act(_A.GIVE_FEEDBACK, _S.ASSESSED)

    def _decide(self, decision: Decision, interview: Interview) -> None:
        self._pass(0, 6)
        states = {
            Decision.SIMPLE_ADVICE: _S.ADVISED,
            Decision.SUPPORT: _S.SUPPORTED,
            Decision.REINFORCED_SUPPORT: _S.SUPPORTED,
            Decision.OTHER_BARRIER_FIRST: _S.SUSPENDED,
        }
        if decision in states:
            if states[decision] is _S.SUPPORTED:
                self.pathway.intensity = decision.value
            self._act(_A.DECIDE, states[decision], decision.value)
        elif decision is Decision.NO_FURTHER_ACTION:
            self._close(_A.DECIDE, _S.DROPPED, "abandon", "", decision.value)
        else:
            reason = "relais" if decision is Decision.REORIENTATION else "refus"
            self._close(_A.DECIDE, _S.EXITED, reason, "autre", decision.value)
        if decision is Decision.OTHER_BARRIER_FIRST:
            self.pathway.review_on = self._day + timedelta(days=60)
            event = next(row for row in reversed(self.rows) if isinstance(row, PathwayEvent))
            event.barrier_code = next(iter(interview.kept), "logement_instable")
            event.partner, event.review_on = "Service social départemental", self.pathway.review_on

    def _wait_for_review(self) -> None:
        self._day += timedelta(days=60)
        self._stop_if_future()
        self.pathway.review_on = None
        self._act(_A.RESUME, _S.ASSESSED)

    def _support(self, interview: Interview, days: int) -> None:
        decided_on, until = self._day, self._day + timedelta(days=days)
        period = Period(
            decided_on, min(until, self._teller.today), ended=until <= self._teller.today
        )
        self.rows += self._teller.planner.draw(interview, period)
        if self._dice.likely(0.3):
            seat = self._day + timedelta(days=self._dice.between(7, 40))
            self.rows += self._teller.diary.workshop(self._person, self.pathway, seat)
        self._suspend_for_a_while(until)
        while self._day < until:
            kind = self._dice.weighted(
                {"suivi": 70.0, "telephone": 18.0, "trajet_accompagne": 12.0}
            )
            self._pass_to(
                self._day + timedelta(days=self._next_gap()),
                kind,
                20 if kind == "telephone" else 45,
            )
        self._leave()

    def _next_gap(self) -> int:
        """Return some weeks in days; now and then, what leads to today, so that it is lived in."""
        left = (self._teller.today - self._day).days
        if left in _WEEKS_TO_TODAY and self._dice.likely(0.22):
            return left
        return self._dice.between(12, 34)

    def _suspend_for_a_while(self, until: date) -> None:
        if not self._dice.likely(0.06) or self._day + timedelta(days=20) > until:
            return
        self._pass(10, 20)
        back_on = self._day + timedelta(days=self._dice.between(40, 110))
        before = _S(self.pathway.state)
        self._act(_A.SUSPEND, _S.SUSPENDED, reason="indisponibilite", review_on=back_on)
        self.pathway.review_on = back_on
        self._day = back_on
        self._stop_if_future()
        self.pathway.review_on = None
        self._act(_A.RESUME, before)

    def _leave(self) -> None:
        reason = self._dice.weighted(_EXITS)
        gone = reason in {"abandon", "injoignable", "demenagement"}
        if not gone and self._dice.likely(0.6):
            self._hold("final", min(self._ease + self._dice.between(10, 35) / 100, 0.98))
        self._close(_A.EXIT, _S.EXITED, reason, _SITUATIONS.get(reason, "recherche"))

    def _close(
        self, act: PathwayAct, state: PathwayState, reason: str, situation: str, decision: str = ""
    ) -> None:
        self._act(act, state, decision, reason=reason)
        self.pathway.ended_on, self.pathway.end_reason = self._day, reason
        self.pathway.end_situation = situation
        if state is _S.EXITED:
            self._follow_up()

    def _follow_up(self) -> None:
        for months in MONTHS:
            due_on = months_after(self._day, months)
            done_on = due_on + timedelta(days=self._dice.between(-3, 15))
            long_ago = self._teller.today - done_on > timedelta(days=14)
            done = done_on <= self._teller.today and (long_ago or self._dice.likely(0.7))
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
            meeting, seat = self._teller.diary.book(self._person, self.pathway, kind, day, minutes)
            attended = self._teller.diary.attend(meeting, seat)
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
                    text=self._dice.one(self._teller.cast.notes),
                )
            )

    def _stop_if_future(self) -> None:
        if self._day > self._teller.today:
            raise StoryEnd

    def _at(self, hour: time) -> datetime:
        return datetime.combine(self._day, hour, PARIS).astimezone(UTC)


def _referral(narrator: Narrator, person: Person, on: date) -> Referral | None:
    dice = narrator.dice
    if dice.likely(0.14):
        return None
    prescriber = dice.one(narrator.prescribers)
    return Referral(
        id=dice.identifier(),
        person_id=person.id,
        prescriber_id=prescriber.id,
        prescriber_kind=prescriber.kind,
        prescriber_name=prescriber.name,
        reason=dice.one(narrator.cast.requests),
        urgency=dice.weighted({"NORMALE": 60.0, "COURT": 30.0, "IMMEDIATE": 10.0}),
        received_on=on,
        documents_joined=dice.likely(0.5),
        person_agreed=True,
        basin_id=narrator.basin_id,
    )
