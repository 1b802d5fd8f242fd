"""How actions, their dates and their costs are said in a few words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, counted, euros, long_date, month_name
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.funding import FundingPlan
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.funding_bar import Share
from conseil_mobilite.services.pathway.actions import DONE, PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

SHOWN_STATUSES: Final = (
    "en_cours",
    "en_attente",
    "prevue",
    "realisee",
    "abandonnee",
    "annulee",
)
STATUS_TONES: Final = {"en_cours": "primary", "en_attente": "warning", "realisee": "success"}
GROUP_ICONS: Final = {
    "INFO": "info",
    "PEDAGO": "graduation-cap",
    "PERMIS": "identification-card",
    "VEHICULE": "car",
    "TRAJET": "bus",
    "FINANCE": "hand-coins",
    "RELAIS": "handshake",
}
ACT_WORDS: Final = {
    PathwayAct.DECIDE: "&Décider",
    PathwayAct.SUSPEND: "&Suspendre",
    PathwayAct.RESUME: "Re&prendre",
    PathwayAct.DROP: "Classer sans s&uite",
    PathwayAct.EXIT: "&Clore le parcours",
    PathwayAct.REOPEN: "&Rouvrir",
}
"""What the adviser may do from this page; the other acts happen where their things are."""


def action_title(planned: PlannedAction, lists: CodeLists) -> str:
    """Return the adviser's own words, else the name of the kind of action."""
    kinds, action = lists["action_types"], planned.action
    proposed = kinds[action.kind].text("wording") if action.kind in kinds else ""
    return kinds.label(action.kind) if action.wording == proposed else action.wording


def action_detail(planned: PlannedAction, lists: CodeLists) -> str:
    action = planned.action
    parts = [
        f"Objectif : {planned.goal[:1].lower()}{planned.goal[1:]}" if planned.goal else "",
        action.partner_name,
    ]
    if action.result:
        result = lists["action_results"].label(action.result)
        parts.insert(0, f"Résultat : {result[:1].lower()}{result[1:]}")
    if action.abandon_reason:
        parts.insert(0, lists["action_abandon_reasons"].label(action.abandon_reason))
    return " · ".join(part for part in parts if part) or "Sans objectif"


def action_icon(kind: str, lists: CodeLists) -> str:
    kinds = lists["action_types"]
    return GROUP_ICONS.get(kinds[kind].group, "flag") if kind in kinds else "flag"


def due_words(planned: PlannedAction, today: date) -> tuple[str, str]:
    """Return when an action is due or was done, and the tone: « 27 mars, en retard »."""
    action = planned.action
    if action.status == DONE and action.done_on:
        return long_date(action.done_on, weekday=False), ""
    if action.due_on is None:
        return "Sans échéance", "muted"
    if planned.late:
        return f"{_short(action.due_on, today)}, en retard", "danger"
    return long_date(action.due_on, weekday=False), ""


def cost_words(planned: PlannedAction) -> str:
    """Return « 1 200 € · 3 financeurs », « Sans coût », « Coût à préciser · 1 financeur »."""
    cost, lines = planned.action.cost_cents, planned.lines
    if not cost and not lines:
        return "Gratuit" if cost == 0 else "Sans coût"
    amount = euros(cost) if cost else "Coût à préciser"
    return " · ".join([amount, counted(len(lines), "financeur")] if lines else [amount])


def shares(plan: FundingPlan) -> list[Share]:
    return [
        Share(plan.granted, "accordés", "success"),
        Share(plan.pending, "demandés", "primary"),
        Share(plan.out_of_pocket, "à sa charge", "warning"),
    ]


def funder_words(line: FundingLine, lists: CodeLists) -> tuple[str, ...]:
    """Return the kind of funder and, if it was given, which one."""
    kind = lists["funder_kinds"].label(line.funder_kind)
    return (kind, line.funder_name) if line.funder_name else (kind,)


def answer_words(line: FundingLine) -> tuple[str, str]:
    """Return what became of a request for money, and the tone."""
    if line.granted_cents is None:
        return "Demandé", "primary"
    return ("Accordé", "success") if line.granted_cents else ("Refusé", "danger")


def state_details(picture: PathwayPicture, lists: CodeLists, today: date) -> str:
    """Say since when the pathway is in its state, why, and until when."""
    pathway = picture.pathway
    if pathway.ended_on is not None:
        return _ending(pathway, lists)
    parts = [f"Depuis le {long_date(picture.since, weekday=False)}"]
    if pathway.review_on:
        if picture.last and picture.last.reason:
            parts.append(lists["suspension_reasons"].label(picture.last.reason).lower())
        late = ", à faire" if pathway.review_on <= today else ""
        parts.append(f"point prévu le {long_date(pathway.review_on, weekday=False)}{late}")
    elif pathway.intensity:
        parts.append(lists["decisions"].label(pathway.intensity).lower())
    return " · ".join(parts)


def pathway_words(pathway: Pathway) -> str:
    """Name a pathway among others: « Parcours de mars 2026, terminé »."""
    opened = f"{month_name(pathway.opened_on.month)} {pathway.opened_on.year}"
    return f"Parcours de {opened}{', terminé' if pathway.ended_on else ', en cours'}"


def listed(lists: CodeLists, code: str, *, without: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the entries of a list as a choice shows them."""
    return [(entry.code, entry.label) for entry in lists[code] if entry.code not in without]


def _ending(pathway: Pathway, lists: CodeLists) -> str:
    assert pathway.ended_on is not None
    reasons = lists["exit_reasons" if pathway.end_situation else "drop_reasons"]
    parts = [f"Le {long_date(pathway.ended_on, weekday=False)}", reasons.label(pathway.end_reason)]
    if pathway.end_situation:
        parts.append(lists["exit_situations"].label(pathway.end_situation).lower())
    return " · ".join(parts)


def _short(day: date, today: date) -> str:
    written = f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{month_name(day.month)}"
    return written if day.year == today.year else f"{written}{NO_BREAK}{day.year}"
