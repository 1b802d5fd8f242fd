"""How the sums of a budget are said: an amount that is not certain never looks as if it were."""

from collections.abc import Callable, Mapping
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, number
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import Amount, Bound, BudgetPicture, Scenario
from conseil_mobilite.domain.situation.knowledge import Knowledge

_WHY: Final[Mapping[Knowledge, str]] = {
    Knowledge.UNKNOWN: "la personne ne sait pas",
    Knowledge.REFUSED: "la personne ne souhaite pas répondre",
    Knowledge.NOT_DISCUSSED: "pas encore abordé",
}
_NOT_WHOLE: Final = {Bound.AT_LEAST: "au moins ", Bound.AT_MOST: "au plus "}
_CENTS: Final = 100


def to_the_cent(cents: int) -> str:
    """« 1 062,40 € »: the cents are always written, so that columns add up to the eye."""
    whole, rest = divmod(cents, _CENTS)
    return f"{number(whole)},{rest:02}{NO_BREAK}€"


def amount_words(amount: Amount) -> str:
    """« 62,40 € », « au moins 62,40 € », « au plus 62,40 € », « 62,40 € à compléter »."""
    written = to_the_cent(amount.cents)
    if amount.bound is Bound.PARTIAL:
        return f"{written} à compléter"
    return _NOT_WHOLE.get(amount.bound, "") + written


def change_words(picture: BudgetPicture) -> str:
    """« 43,20 € de moins par mois », or what keeps it from being told; nothing to compare: ""."""
    if not picture.comparable:
        return ""
    change = picture.change
    said = f"{to_the_cent(abs(change))} {'de moins' if change < 0 else 'de plus'} par mois"
    if not change:
        said = "Le même montant par mois"
    if picture.exact:
        return said
    return f"D’après les montants connus : {said[0].lower()}{said[1:]}. À compléter."


def missing_words(scenario: Scenario, name: Callable[[BudgetLine], str]) -> str:
    """« Il manque : assurance (la personne ne sait pas). », or nothing where all is known."""
    parts = [
        f"{', '.join(_small(name(line)) for line in lines)} ({_WHY[state]})"
        for state, lines in scenario.missing.items()
    ]
    return f"Il manque : {' ; '.join(parts)}." if parts else ""


def excess_words(scenario: Scenario) -> str:
    """Say that the contributions go beyond the costs, where they do."""
    if not scenario.excess:
        return ""
    least = "" if scenario.contributions.exact else "au moins "
    return f"Les participations dépassent les dépenses de {least}{to_the_cent(scenario.excess)}."


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
