"""What comes with an act on a pathway: its day, a reason, a situation, a date to review."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import MONTHS, months_after
from conseil_mobilite.domain.pathway.pathway_details import NEEDS
from conseil_mobilite.domain.pathway.pathway_rules import (
    Decision,
    DecisionEffect,
    Needed,
    PathwayAct,
    PathwayState,
    decide,
)
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.pathway.pathway_checks import ActDetails

CHOOSE: Final = "Choisir…"


class DetailFields:
    """The fields an act may need, each shown only where it is needed."""

    def __init__(self, lists: CodeLists, grid: Grid, today: date) -> None:
        self._lists = lists
        self._shown: frozenset[Needed] = frozenset()
        self.day = DateField("act_day", today)
        self.day.show_value(today)
        self.reason = Choice("act_reason", (), none=CHOOSE)
        self.situation = Choice("act_situation", listed(lists, "exit_situations"), none=CHOOSE)
        barriers = [(barrier.code, barrier.label) for barrier in grid.barriers]
        self.barrier = Choice("act_barrier", barriers, none=CHOOSE)
        self.partner = TextField("act_partner", placeholder="Relais petite enfance de Guise")
        self.review = DateField("act_review", today)
        self.fields = {
            Needed.DAY: Field("&Date", self.day),
            Needed.BARRIER: Field("Frein à le&ver d’abord", self.barrier),
            Needed.PARTNER: Field("&Partenaire qui prend le relais", self.partner),
            Needed.REASON: Field("&Motif", self.reason),
            Needed.SITUATION: Field("S&ituation de la personne à la sortie", self.situation),
            Needed.REVIEW: Field("&Faire le point le", self.review, "Une date à venir."),
        }

    def form(self) -> Form:
        return Form(**{needed.value: field for needed, field in self.fields.items()})

    def show_needed(self, needs: Sequence[Needed], reasons: str = "") -> None:
        """Show the fields of an act; `reasons` is the list its reason comes from."""
        self._shown = frozenset(needs)
        if reasons:
            self.reason.offer(listed(self._lists, reasons), none=CHOOSE)
        for needed, field in self.fields.items():
            wanted = needed is Needed.DAY or needed in needs
            if not wanted or field.parentWidget():  # alone, it would open as a window
                field.setVisible(wanted)

    def typed(self) -> ActDetails:
        """Return what was given. UserError, naming its field, for a date that cannot be read."""
        shown = self._shown
        given = Needed.REVIEW in shown
        return ActDetails(
            happened_on=self._day(),
            reason=self.reason.code() if Needed.REASON in shown else "",
            situation=self.situation.code() if Needed.SITUATION in shown else "",
            barrier_code=self.barrier.code() if Needed.BARRIER in shown else "",
            partner=self.partner.text() if Needed.PARTNER in shown else "",
            review_on=day_of(self.review, Needed.REVIEW) if given else None,
        )

    def _day(self) -> date:
        day = day_of(self.day, Needed.DAY)
        if day is None:
            raise UserError("Indiquez la date, par exemple 12/03/2027.", Needed.DAY)
        return day


class SuspensionDialog(Creation):
    """Suspends, for a reason and until a day to review it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.details = DetailFields(desk.lists, desk.grid, paris_day(desk.clock()))
        self.details.show_needed(NEEDS[PathwayAct.SUSPEND], "suspension_reasons")
        body = column(*self.details.fields.values(), gap=12)
        title = "Suspendre le parcours"
        super().__init__("act_dialog", title, body, parent, create="&Suspendre")
        self.form = self.details.form()


class DecisionDialog(Creation):
    """Takes the decision that follows the assessment; what it needs appears once it is chosen."""

    def __init__(self, decisions: Sequence[Decision], desk: Desk, parent: QWidget) -> None:
        lists = self._lists = desk.lists
        self.decision = Choice(
            "act_decision", [(each, lists["decisions"].label(each)) for each in decisions]
        )
        self._decision_field = Field("Décisio&n", self.decision)
        self.details = DetailFields(lists, desk.grid, paris_day(desk.clock()))
        self._followups = label("", "small", wrap=True)
        self._note = frame(row((self._followups, 1), pad=(12, 8, 12, 8)), "note")
        self._follow()
        body = column(self._decision_field, *self.details.fields.values(), self._note, gap=12)
        super().__init__(
            "decision_dialog", "Décider de la suite", body, parent, create="&Enregistrer"
        )
        self.form = self.details.form()
        self.form.fields["decision"] = self._decision_field
        self.decision.chosen.connect(lambda _code: self._change())
        self.details.day.accepted.connect(lambda _day: self._tell_followups())
        self._tell_followups()

    def chosen(self) -> Decision:
        return Decision(self.decision.code())

    def _change(self) -> None:
        self._follow()
        self._tell_followups()
        self.fit()

    def _follow(self) -> None:
        hint = self._lists["decisions"][self.decision.code()].text("hint")
        self._decision_field.show_note(hint)
        self.details.show_needed(needs_of(self.chosen()), "drop_reasons")

    def _tell_followups(self) -> None:
        """Say which follow-ups a decision that ends the pathway will plan."""
        ends = effect_of(self.chosen()).state is PathwayState.EXITED
        self._note.setVisible(ends)
        try:
            day = self.details.day.value()
        except UserError:
            return
        if ends and day is not None:
            due = [long_date(months_after(day, months), weekday=False) for months in MONTHS]
            say(self._followups, f"Suivis prévus le {due[0]} et le {due[1]}.")


def needs_of(decision: Decision) -> tuple[Needed, ...]:
    """Return what a decision must come with."""
    return effect_of(decision).needs


def effect_of(decision: Decision) -> DecisionEffect:
    """Return what a decision does; every one may be taken once given back."""
    return decide(PathwayState.ASSESSED, decision)
