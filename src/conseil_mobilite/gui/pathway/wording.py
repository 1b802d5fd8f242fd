"""How actions, their dates and their costs are said in a few words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.language.french import NO_BREAK, counted, long_date, month_name
from conseil_mobilite.domain.pathway.action_dates import SOON, days_late
from conseil_mobilite.domain.pathway.exits import is_positive
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.services.pathway.actions import CLOSED, DONE, PlannedAction
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


def barrier_labels(grid: Grid) -> dict[str, str]:
    return {barrier.code: barrier.label for barrier in grid.barriers}


def action_title(planned: PlannedAction, lists: CodeLists) -> str:
    """Return the adviser's own words, else the name of the kind of action."""
    kinds, action = lists["action_types"], planned.action
    proposed = kinds[action.kind].text("wording") if action.kind in kinds else ""
    return kinds.label(action.kind) if action.wording == proposed else action.wording


def action_detail(planned: PlannedAction, lists: CodeLists, barrier: str = "") -> str:
    """Say the goal, the partner, the barrier (by its label) and the measure of an action."""
    action = planned.action
    parts = [
        f"Objectif : {planned.goal[:1].lower()}{planned.goal[1:]}" if planned.goal else "",
        action.partner_name,
        f"Frein : {barrier[:1].lower()}{barrier[1:]}" if barrier else "",
    ]
    if action.result:
        result = lists["action_results"].label(action.result)
        parts.insert(0, f"Résultat : {result[:1].lower()}{result[1:]}")
    if action.abandon_reason:
        parts.insert(0, lists["action_abandon_reasons"].label(action.abandon_reason))
    if planned.measure_code:
        parts.insert(0, f"Mesure {planned.measure_code}")
    return " · ".join(part for part in parts if part) or "Sans objectif"


def action_icon(kind: str, lists: CodeLists) -> str:
    kinds = lists["action_types"]
    return GROUP_ICONS.get(kinds[kind].group, "flag") if kind in kinds else "flag"


def due_words(planned: PlannedAction, today: date | None) -> tuple[str, str, str]:
    """Return when an action is due or was done, how near that is, and the tone.

    « 6 mars 2027 », « en retard de 6 jours »; without a day, as for a closed pathway, nothing is
    near nor late any more.
    """
    action = planned.action
    if action.status == DONE and action.done_on:
        return long_date(action.done_on, weekday=False), "", ""
    if action.due_on is None:
        return "Sans échéance", "", "muted"
    due = long_date(action.due_on, weekday=False)
    late = days_late(action.due_on, today or action.due_on)
    if planned.late:
        return due, late_words(late), "danger"
    if today is None or action.status in CLOSED or late < -SOON:
        return due, "", ""
    return due, _soon(-late), "warning"


def late_words(days: int) -> str:
    """« en retard d’un jour », « en retard de 6 jours »."""
    return "en retard d’un jour" if days == 1 else f"en retard de {counted(days, 'jour')}"


def day_words(day: date, today: date) -> str:
    """« 3 mars », with its year when it is another one; « 1er mars »."""
    written = f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{month_name(day.month)}"
    return written if day.year == today.year else f"{written}{NO_BREAK}{day.year}"


def _soon(days: int) -> str:
    return {0: "aujourd’hui", 1: "demain"}.get(days) or f"dans {counted(days, 'jour')}"


def state_details(picture: PathwayPicture, lists: CodeLists, today: date) -> str:
    """Say since when the pathway is in its state, why, and until when."""
    pathway = picture.pathway
    if pathway.ended_on is not None:
        return _ending(pathway, lists)
    since = long_date(picture.since, weekday=False)
    if pathway.review_on:
        return _suspended(picture, since, lists, today)
    parts = [f"Depuis le {since}"]
    if pathway.intensity:
        parts.append(lists["decisions"].label(pathway.intensity).lower())
    return " · ".join(parts)


def _suspended(picture: PathwayPicture, since: str, lists: CodeLists, today: date) -> str:
    """« Suspendu depuis le 4 mars 2027 : en attente d’une aide. Point prévu le 3 mai 2027 »."""
    pathway, last = picture.pathway, picture.last
    assert pathway.review_on is not None
    reason = lists["suspension_reasons"].label(last.reason) if last and last.reason else ""
    why = f" : {reason[:1].lower()}{reason[1:]}" if reason else ""
    relay = f" ({last.partner})" if last and last.partner else ""
    review = f"point prévu le {long_date(pathway.review_on, weekday=False)}"
    late = days_late(pathway.review_on, today)
    due = "" if late < 0 else ", à faire aujourd’hui" if not late else f", {late_words(late)}"
    return f"Suspendu depuis le {since}{why}{relay}, {review}{due}"


def pathway_words(pathway: Pathway) -> str:
    """Name a pathway among others: « Parcours de mars 2026, terminé »."""
    opened = f"{month_name(pathway.opened_on.month)} {pathway.opened_on.year}"
    return f"Parcours de {opened}{', terminé' if pathway.ended_on else ', en cours'}"


def listed(lists: CodeLists, code: str, *, without: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the entries of a list as a choice shows them."""
    return [(entry.code, entry.label) for entry in lists[code] if entry.code not in without]


def _ending(pathway: Pathway, lists: CodeLists) -> str:
    assert pathway.ended_on is not None
    exited = bool(pathway.end_situation)
    reasons = lists["exit_reasons" if exited else "drop_reasons"]
    parts = [f"Le {long_date(pathway.ended_on, weekday=False)}", reasons.label(pathway.end_reason)]
    if exited:
        parts.append(lists["exit_situations"].label(pathway.end_situation).lower())
    if exited and is_positive(lists["exit_reasons"], pathway.end_reason):
        parts.append("sortie positive")
    if pathway.final_skipped:
        skipped = lists["final_skip_reasons"].label(pathway.final_skipped)
        parts.append(f"sans bilan final ({skipped[:1].lower()}{skipped[1:]})")
    return " · ".join(parts)
