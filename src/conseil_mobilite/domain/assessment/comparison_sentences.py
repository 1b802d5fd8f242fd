"""How a comparison is told to the person: in « vous », kindly, and never more than is known."""

from collections.abc import Mapping, Sequence
from typing import Final

from conseil_mobilite.domain.assessment.barrier_changes import BarrierOutcome
from conseil_mobilite.domain.assessment.comparison import (
    AxisChange,
    Comparison,
    Measure,
    Movement,
    Perimeter,
)
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS, ImpactLevel
from conseil_mobilite.domain.language.french import NO_BREAK, counted, duration, number

OUTCOME_LABELS: Final = {
    BarrierOutcome.LIFTED: "Levé",
    BarrierOutcome.PARTLY_LIFTED: "En partie levé",
    BarrierOutcome.NO_LONGER_SEEN: "Plus constaté",
    BarrierOutcome.STILL_THERE: "Toujours là",
    BarrierOutcome.SET_ASIDE: "Non retenu",
    BarrierOutcome.NOT_REVIEWED: "À revoir",
    BarrierOutcome.NEW: "Noté depuis",
}
OUTCOME_SENTENCES: Final = {
    BarrierOutcome.LIFTED: "Ce frein est levé.",
    BarrierOutcome.PARTLY_LIFTED: "Une partie de ce frein est levée.",
    BarrierOutcome.NO_LONGER_SEEN: "Vos réponses ne le disent plus.",
    BarrierOutcome.STILL_THERE: "Nous continuons à y travailler ensemble.",
    BarrierOutcome.SET_ASIDE: "Vos réponses en parlent encore, mais il n’a pas été retenu.",
    BarrierOutcome.NOT_REVIEWED: "Il reste à voir ensemble où il en est.",
    BarrierOutcome.NEW: "Il n’était pas noté dans le premier des deux bilans.",
}
RELIEFS: Final[Mapping[ImpactLevel | None, str]] = {
    ImpactLevel.MEDIUM: "Ce point pèse moins sur vos déplacements.",
    ImpactLevel.NONE: "Ce point ne pèse plus sur vos déplacements.",
}
KINDLY: Final = (
    "Une situation peut changer, et cela n’efface pas le chemin fait. "
    "Nous regardons ensemble ce qui peut vous aider."
)
UNTOLD_PERIMETER: Final = (
    "Pour comparer, il faut avoir noté dans les deux bilans jusqu’où vous pouvez aller."
)


def headline(comparison: Comparison) -> str:
    """Sum the comparison up in a sentence or two."""
    gained, lost = comparison.moved(Movement.GAINED), comparison.moved(Movement.LOST)
    sentences = (_movements(gained, lost) or _stillness(comparison), _liftings(comparison))
    return " ".join(sentence for sentence in sentences if sentence)


def change_words(change: AxisChange) -> str:
    """« + 2 niveaux », « − 1 niveau », « inchangé », « non comparable »."""
    match change.gain:
        case None:
            return "non comparable"
        case 0:
            return "inchangé"
        case gain:
            sign = "+" if gain > 0 else "−"
            return f"{sign}{NO_BREAK}{counted(abs(gain), 'niveau', 'niveaux')}"


def axis_sentence(change: AxisChange) -> str:
    """Tell the change of an axis, under its name."""
    passage = f"de « {LEVEL_LABELS[change.before]} » à « {LEVEL_LABELS[change.after]} »"
    match change.movement:
        case Movement.GAINED:
            relief = RELIEFS.get(change.relief, "")
            levels = counted(change.gain or 0, "niveau", "niveaux")
            return f"Vous gagnez {levels}, {passage}. {relief}".strip()
        case Movement.LOST:
            return f"C’est devenu plus difficile, {passage}."
        case Movement.UNCHANGED:
            return f"Pas de changement : « {LEVEL_LABELS[change.after]} »."
        case Movement.NOT_COMPARABLE:
            return _missing(change)


def still_sentence(comparison: Comparison) -> str:
    """Name the axes that did not move, or return nothing."""
    names = _names(comparison.moved(Movement.UNCHANGED))
    return f"Sans changement : {names}." if names else ""


def not_comparable_sentence(comparison: Comparison) -> str:
    """Name the axes that cannot be compared, or return nothing."""
    names = _names(comparison.moved(Movement.NOT_COMPARABLE))
    return f"À évaluer dans les deux bilans pour pouvoir comparer : {names}." if names else ""


def perimeter_sentences(perimeter: Perimeter) -> tuple[str, ...]:
    """Tell how the perimeter changed, in distance then in time."""
    told = (_distance(perimeter.kilometres), _time(perimeter.minutes))
    sentences = tuple(sentence for sentence in told if sentence)
    if sentences:
        return sentences
    return (UNTOLD_PERIMETER,)


def _movements(gained: Sequence[AxisChange], lost: Sequence[AxisChange]) -> str:
    harder = f"{counted(len(lost), 'point')} {_have(lost)} plus difficile{_plural(lost)}"
    if gained:
        also = f" ; {harder}" if lost else ""
        return f"Vous avez progressé sur {counted(len(gained), 'point')}{also}."
    return f"{harder} qu’avant." if lost else ""


def _stillness(comparison: Comparison) -> str:
    if comparison.moved(Movement.UNCHANGED):
        return "Entre ces deux bilans, vos niveaux sont restés les mêmes."
    return "Aucun point n’a été évalué dans les deux bilans : les niveaux ne se comparent pas."


def _liftings(comparison: Comparison) -> str:
    """Count the barriers noted as lifted, those in part apart; the others prove nothing."""
    outcomes = [change.outcome for change in comparison.barriers]
    whole = outcomes.count(BarrierOutcome.LIFTED)
    partly = outcomes.count(BarrierOutcome.PARTLY_LIFTED)
    parts = [_lifted(whole)] if whole else []
    parts += [f"{_lifted(partly)} en partie"] if partly else []
    return f"{', '.join(parts)}." if parts else ""


def _lifted(count: int) -> str:
    return f"{counted(count, 'frein')} {'sont levés' if count > 1 else 'est levé'}"


def _missing(change: AxisChange) -> str:
    if change.before is None and change.after is None:
        return "Pas évalué dans ces deux bilans."
    which = "le premier" if change.before is None else "le second"
    return f"Pas évalué dans {which} des deux bilans."


def _distance(measure: Measure) -> str:
    if measure.before is None or measure.after is None or measure.difference is None:
        return ""
    far, then = _kilometres(measure.after), _kilometres(measure.before)
    if measure.difference > 0:
        more = _kilometres(measure.difference)
        return f"Vous pouvez aller {more} plus loin : {far} au lieu de {then}."
    if measure.difference < 0:
        return f"Vous allez moins loin qu’avant : {far} au lieu de {then}."
    return f"Vous pouvez aller aussi loin qu’avant : {far}."


def _time(measure: Measure) -> str:
    if measure.before is None or measure.after is None or measure.difference is None:
        return ""
    long, then = duration(measure.after), duration(measure.before)
    if measure.difference > 0:
        more = duration(measure.difference)
        return f"Vos trajets peuvent durer {more} de plus : {long} au lieu de {then}."
    if measure.difference < 0:
        return f"Durée de vos trajets : {long} au lieu de {then}."
    return f"Vos trajets peuvent durer autant qu’avant : {long}."


def _kilometres(value: int) -> str:
    return f"{number(value)}{NO_BREAK}km"


def _names(changes: Sequence[AxisChange]) -> str:
    return ", ".join(change.short_label for change in changes)


def _have(some: Sequence[AxisChange]) -> str:
    return "sont devenus" if len(some) > 1 else "est devenu"


def _plural(some: Sequence[AxisChange]) -> str:
    return "s" if len(some) > 1 else ""
