"""Draw the actions of a pathway from what the interview recommended."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import SQLModel

from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.interview import Interview
from conseil_mobilite.cli.demonstration.plan import DemonstrationPlan
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.recommendations import Recommendation, recommended
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.reference.code_lists import CodeList

_COSTLY: Final = {
    "PERMIS": (40_000, 160_000),
    "VEHICULE": (9_000, 60_000),
    "PEDAGO": (1_000, 6_000),
}
_FUNDERS: Final = ("departement", "france_travail", "region", "commune", "microcredit", "fondation")
_PAPERS: Final = (
    "Carte d’identité.",
    "Justificatif de domicile, 2 photos.",
    "Attestation CAF, carte d’identité, 1 photo.",
    "Devis du garage.",
    "",
)
_UNDER_WAY: Final = {"prevue": 42.0, "en_cours": 43.0, "en_attente": 15.0}
_PAST: Final = {
    "realisee": 62.0,
    "abandonnee": 9.0,
    "annulee": 6.0,
    "en_cours": 16.0,
    "prevue": 7.0,
}
_ENDED: Final = {"realisee": 80.0, "abandonnee": 13.0, "annulee": 7.0}
_RESULTS: Final = {"solution_en_place": 60.0, "etape_franchie": 30.0, "sans_solution": 10.0}
_ABANDONS: Final = {
    "pas_d_offre": 34.0,
    "cout": 20.0,
    "delai": 12.0,
    "refus_personne": 22.0,
    "autre": 12.0,
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the decision to the day the actions are looked at, which may be that of the exit."""

    decided_on: date
    until: date
    ended: bool


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans the actions of a pathway; `kinds` is the list `action_types`."""

    dice: Dice
    cast: Cast
    grid: Grid
    kinds: CodeList
    plan: DemonstrationPlan

    def draw(self, interview: Interview, period: Period) -> list[SQLModel]:
        """Return one to five actions with their funding, as they stand at the end of the period."""
        proposals = recommended(self.grid, interview.replies, interview.kept)
        rows: list[SQLModel] = []
        for position, proposal in enumerate(self.dice.some(proposals, 5), start=1):
            action = self._action(interview, proposal, period)
            action.position = position
            self._settle(action, period)
            self.plan.attach(action, self.kinds[action.kind].group, period.until)
            rows += [action, *self._funding(action, period.until)]
        return rows

    def _action(self, interview: Interview, proposal: Recommendation, period: Period) -> Action:
        entry = self.kinds[proposal.action_type]
        partner_kind, name, phone = self.dice.one(self.cast.partners[entry.group])
        return Action(
            id=self.dice.identifier(),
            pathway_id=interview.assessment.pathway_id,
            kind=entry.code,
            wording=entry.text("wording"),
            theme=entry.text("themes"),
            reasons=" ".join(proposal.shareable_reasons),
            partner_kind=partner_kind,
            partner_name=name,
            partner_phone=phone,
            papers=self.dice.one(_PAPERS),
            created_on=period.decided_on,
            due_on=period.decided_on + timedelta(days=self.dice.between(10, 95)),
        )

    def _settle(self, action: Action, period: Period) -> None:
        due_on = action.due_on or period.until
        settled = period.ended or period.until - due_on > timedelta(days=30)
        past = _ENDED if settled else _PAST
        action.status = self.dice.weighted(past if due_on < period.until else _UNDER_WAY)
        if period.ended and due_on >= period.until:
            action.status = self.dice.weighted(_ENDED)
        if action.status == "realisee":
            latest = min(due_on + timedelta(days=10), period.until)
            early = timedelta(days=self.dice.between(0, 12))
            action.done_on = max(action.created_on, latest - early)
            action.result = self.dice.weighted(_RESULTS)
        elif action.status == "abandonnee":
            action.abandon_reason = self.dice.weighted(_ABANDONS)
            action.abandoned_on = min(due_on, period.until)

    def _funding(self, action: Action, until: date) -> list[FundingLine]:
        group = self.kinds[action.kind].group
        if group not in _COSTLY or self.dice.likely(0.3):
            return []
        least, most = _COSTLY[group]
        action.cost_cents = left = 100 * self.dice.between(least // 100, most // 100)
        lines: list[FundingLine] = []
        for funder in self.dice.some(_FUNDERS, 2):
            share = self.dice.between(25, 60)
            asked = min(left, 100 * max(1, round(action.cost_cents * share / 10_000)))
            left -= asked
            lines.append(self._line(action, funder, asked, until))
        return lines

    def _line(self, action: Action, funder: str, asked: int, until: date) -> FundingLine:
        asked_on = action.created_on + timedelta(days=self.dice.between(1, 12))
        answered_on = asked_on + timedelta(days=self.dice.between(10, 40))
        answered = answered_on <= until
        granted = asked if self.dice.likely(0.8) else 0
        return FundingLine(
            id=self.dice.identifier(),
            action_id=action.id,
            funder_kind=funder,
            asked_cents=asked,
            asked_on=asked_on,
            granted_cents=granted if answered else None,
            granted_on=answered_on if answered else None,
        )
