"""The ways figures are protected, and what each means, told to the reader of the file."""

from collections.abc import Iterator

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.indicator import OverTime
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.periods.yearly import QUARTERS
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    METHOD_SENTENCES,
    Scope,
)

_SUPPRESSION = "suppression_"
_USUAL_THRESHOLD = 11


_OF_A_YEAR = spaced(
    "Sur une année, les nombres d’orientations, de parcours, de bilans et de sorties font "
    "exception : ce sont les sommes des quatre trimestres publiés, à 16 près au plus, et 0 y "
    "signifie de 0 à 16."
)


def is_rounded(method: str) -> bool:
    return method == METHOD


def method_sentences(method: str, *, is_year: bool = False) -> tuple[str, ...]:
    """Say how figures are protected; of the figures of a year, also what they add up."""
    if not is_rounded(method):
        return tuple(spaced(each) for each in _suppressed(threshold_of(method)))
    return (*METHOD_SENTENCES, _OF_A_YEAR) if is_year else METHOD_SENTENCES


def threshold_of(method: str) -> int:
    """Return under which count exact figures are withheld."""
    told = method.removeprefix(_SUPPRESSION)
    return int(told) if told.isascii() and told.isdecimal() else _USUAL_THRESHOLD


def _suppressed(threshold: int) -> Iterator[str]:
    yield (
        f"Les effectifs publiés sont exacts ; ceux de 1 à {threshold - 1} sont retenus, comme les "
        "zéros des sujets sensibles, et d’autres avec eux, pour qu’aucun ne se retrouve par "
        "soustraction."
    )
    if threshold < _USUAL_THRESHOLD:
        yield f"L’organisme a choisi le seuil de {threshold}, au lieu de {_USUAL_THRESHOLD}."
    yield (
        "Avant l’envoi, un calcul a attaqué tous les tableaux réunis : d’aucun effectif retenu il "
        "ne déduit un intervalle de moins de 5 unités."
    )


def largest_error(plan: Plan, scope: Scope, population: str) -> int:
    """Return how far a rounded count may be from the true one.

    The events of a year are sums of four quarters, each rounded.
    """
    over_time = plan.definitions.populations[population].over_time
    is_sum = scope.is_year and over_time is OverTime.SUM
    return (plan.base - 1) * (QUARTERS if is_sum else 1)
