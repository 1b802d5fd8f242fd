"""How the cost of an action, and what became of each request for money, are said in words."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import counted, euros
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.funding import FundingPlan
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.funding_bar import Share
from conseil_mobilite.gui.pathway.wording import day_words
from conseil_mobilite.services.pathway.actions import PlannedAction

_PAID: Final = {
    "financeur": "réglé directement par le financeur",
    "personne": "avancé par la personne, remboursé",
    "organisme": "avancé par notre organisme, remboursé",
    "": "réglé",
}
_TO_PAY: Final = {
    "financeur": "à régler directement par le financeur",
    "personne": "la personne avance, à rembourser",
    "organisme": "notre organisme avance",
    "": "",
}


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
    if not line.granted_cents:
        return "Refusé", "danger"
    return ("Réglé" if line.paid_on else "Accordé"), "success"


def funding_story(line: FundingLine, today: date) -> str:
    """« Accordé 400 € le 3 mars, réglé directement par le financeur le 10 mars »."""
    if line.granted_cents is None:
        told = [_on("Demandé", line.asked_on, today) if line.asked_on else ""]
    elif not line.granted_cents:
        return _on("Refusé", line.granted_on, today) if line.granted_on else ""
    else:
        told = [_on(f"Accordé {euros(line.granted_cents)}", line.granted_on, today)]
    told.append(_payment(line, today))
    words = ", ".join(part for part in told if part)
    return words[:1].upper() + words[1:]


def _payment(line: FundingLine, today: date) -> str:
    if line.paid_on is not None:
        return _on(_PAID.get(line.payer, _PAID[""]), line.paid_on, today)
    return _TO_PAY.get(line.payer, "")


def _on(words: str, day: date | None, today: date) -> str:
    return f"{words} le {day_words(day, today)}" if day else words
