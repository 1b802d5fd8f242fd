"""The story of a support, from the first contact to what became of the person."""

from datetime import date, time, timedelta
from typing import Final

from conseil_mobilite.cli.demonstration.actions import Period
from conseil_mobilite.cli.demonstration.course import Course, StoryEnd
from conseil_mobilite.cli.demonstration.interview import Interview
from conseil_mobilite.cli.demonstration.people import notice
from conseil_mobilite.domain.pathway.pathway import PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct, PathwayState
from conseil_mobilite.domain.referrals.referral import Referral

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
_WEEKS_TO_TODAY: Final = range(6, 22)


class Story(Course):
    """What is done with a person, act after act; chance decides."""

    @property
    def _partners(self) -> list[tuple[str, str, str]]:
        groups = self._means.cast.partners
        return [partner for group in sorted(groups) for partner in groups[group]]

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
        if self._means.today - self._day < _LATELY and self._dice.likely(0.35):
            self.rows += self._means.interviewer.unfinished(
                self.pathway.id, self._person, self._at(time(9, 30))
            )
            self._pass_to(
                self._means.today + timedelta(days=self._dice.between(1, 9)), "diagnostic", 60
            )
        kind = "court" if self._dice.likely(0.45) else "complet"
        return self._hold(kind, self._ease)

    def _hold(self, kind: str, ease: float) -> Interview:
        interview = self._means.interviewer.hold(
            self.pathway.id, self._person, kind, self._at(time(9, 30)), ease
        )
        self.rows += interview.rows
        return interview

    def _restore(self) -> None:
        if self._dice.likely(0.3):
            self._pass_to(self._day + timedelta(days=self._dice.between(5, 12)), "restitution", 45)
        self._act(_A.GIVE_FEEDBACK, _S.ASSESSED)

    def _decide(self, decision: Decision, interview: Interview) -> None:
        self._pass(1, 12)
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
        self._send_elsewhere()
        decided_on, until = self._day, self._day + timedelta(days=days)
        period = Period(decided_on, min(until, self._means.today), ended=until <= self._means.today)
        self.rows += self._means.planner.draw(interview, period)
        if self._dice.likely(0.3):
            seat = self._day + timedelta(days=self._dice.between(7, 40))
            self.rows += self._means.diary.workshop(self._person, self.pathway, seat)
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

    def _send_elsewhere(self) -> None:
        """Send some people to a partner too; the answer comes, or not yet."""
        if not self._dice.likely(0.2):
            return
        kind, name, phone = self._dice.one(self._partners)
        answered_on = self._day + timedelta(days=self._dice.between(3, 20))
        waits = answered_on > self._means.today or self._dice.likely(0.1)
        state = "envoyee" if waits else self._dice.weighted({"acceptee": 80.0, "refusee": 20.0})
        self.rows.append(
            Referral(
                id=self._dice.identifier(),
                person_id=self._person.id,
                direction="envoyee",
                prescriber_kind=kind,
                prescriber_name=name,
                phone=phone,
                reason=self._dice.one(self._means.cast.requests),
                received_on=self._day,
                person_agreed=True,
                state=state,
                answered_on=None if waits else answered_on,
                refusal_reason="session-complète" if state == "refusee" else "",
                adviser_id=self._person.adviser_id,
            )
        )

    def _next_gap(self) -> int:
        """Return some weeks in days; now and then, what leads to today, so that it is lived in."""
        left = (self._means.today - self._day).days
        if left in _WEEKS_TO_TODAY and self._dice.likely(0.22):
            return left
        return self._dice.between(6, 16)

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
