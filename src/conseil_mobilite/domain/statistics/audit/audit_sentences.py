"""What an audit found, in plain French."""

from collections.abc import Iterator

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.statistics.audit.attack import Interval
from conseil_mobilite.domain.statistics.audit.attacking import Audit
from conseil_mobilite.domain.statistics.audit.differences import Cell, Difference
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

_SHOWN = 10


def audit_sentences(plan: Plan, audit: Audit) -> tuple[str, ...]:
    """Say how narrow what can be deduced is, what that means, and the figures found out."""
    return tuple(spaced(sentence) for sentence in _sentences(plan, audit))


def _sentences(plan: Plan, audit: Audit) -> Iterator[str]:
    if not audit.figures:
        yield "Aucun effectif n’est publié : rien ne peut être déduit."
        return
    yield f"{counted(audit.figures, 'effectif attaqué', 'effectifs attaqués')}, tous ensemble."
    width = counted(audit.narrowest, "unité")
    if audit.proved:
        yield (
            f"Intervalle le plus étroit : {width} au moins (prouvé pour tout groupe, publié ou "
            "non). Aucun effectif n’est connu exactement ; d’aucun groupe on ne peut dire que "
            "personne, ou tout le monde, y est dans un cas."
        )
    elif audit.passed:
        yield (
            f"Intervalle le plus étroit trouvé : {width} au moins. Ce qui est caché ne se retrouve "
            "pas par le calcul."
        )
    else:
        yield (
            f"Intervalle le plus étroit trouvé : {width}, au lieu de {audit.required} au moins. "
            "Le calcul en apprend trop : n’envoyez pas ce fichier."
        )
        yield from _found(plan, audit)


def _found(plan: Plan, audit: Audit) -> Iterator[str]:
    yield (
        f"{counted(len(audit.found), 'effectif trop bien connu', 'effectifs trop bien connus')}, "
        f"dont {audit.exact_small} entre 1 et 4 connus exactement et {audit.emptied} que l’on "
        "sait nuls."
    )
    for count, interval in list(audit.found.items())[:_SHOWN]:
        yield f"– {told(plan, count)} : {_between(interval)}."
    if len(audit.found) > _SHOWN:
        yield f"– et {len(audit.found) - _SHOWN} autres."


def told(plan: Plan, cell: Cell) -> str:
    """Name a count as a reader would: the population, then each condition; or a difference."""
    if isinstance(cell, Difference):
        return f"{told(plan, cell.whole)}, moins : {told(plan, cell.part)}"
    return _named(plan, cell)


def _named(plan: Plan, count: Count) -> str:
    population = plan.definitions.populations[count.population].label
    conditions = (
        f"{_partition(plan, code).label} « {' ou '.join(_labels(plan, code, values))} »"
        for code, values in count.condition
    )
    return ", ".join((population, *conditions))


def _partition(plan: Plan, code: str) -> Partition:
    partitions = plan.definitions.dimensions[code.partition(":")[0]].partitions
    return next(each for each in partitions if each.code == code)


def _labels(plan: Plan, code: str, values: tuple[str, ...]) -> Iterator[str]:
    labels = {value.code: value.label for value in _partition(plan, code).values}
    return (labels.get(value, value) for value in values)


def _between(interval: Interval) -> str:
    if interval.width == 0:
        return f"exactement {interval.low}"
    return f"de {interval.low} à {interval.high}"
