"""What a release may say of the quality of the files: shares of its published figures, no others.

How many files lack a public is in no table of the plan: it is known inside only, since any figure
added to the tables would have to be protected with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Final

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.dimension import UNKNOWN
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.methods import is_rounded, largest_error
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    ProtectedRelease,
)
from conseil_mobilite.domain.statistics.report.outline import Spot, Whole
from conseil_mobilite.domain.statistics.report.reading import ReadRelease, read_release

LEAST_DENOMINATOR: Final = 30
_FEW: Final = "non publiée, car trop peu de dossiers sont concernés"


@dataclass(frozen=True, slots=True)
class _Lack:
    """What may lack, of which population, and the table that tells it."""

    words: str
    population: str
    table: str
    partition: str


_LACKS: Final = (
    _Lack("sans âge", "personnes_accompagnees", "I-06_age", "age"),
    _Lack("sans intercommunalité", "personnes_accompagnees", "I-06_epci", "epci"),
    _Lack("sans situation à 6 mois", "sorties_6_mois", "I-30_situation_6_mois", "situation_6_mois"),
)


def published_quality(release: ProtectedRelease, plan: Plan) -> tuple[str, ...]:
    """Say which share of the files lacks what; always something, even that it is not published."""
    read = read_release(plan, release.cells)
    gathered = {(g.population, g.partition): g.values for g in release.gathered}
    rounded = is_rounded(release.method)
    told = []
    for lack in _LACKS:
        error = largest_error(plan, release.scope, lack.population) if rounded else 0
        told.append(f"{lack.words} : {_share(read, gathered, lack, error)}")
    return (
        spaced(f"Part des dossiers {' ; '.join(told)}."),
        spaced(
            "La part des dossiers sans public n’est pas publiée : aucun tableau du plan ne la "
            "compte."
        ),
    )


def _share(
    read: ReadRelease, gathered: Mapping[tuple[str, str], tuple[str, ...]], lack: _Lack, error: int
) -> str:
    """Say a share, or the most that it can be, each count being `error` away at most."""
    whole = read.figure(Whole(lack.population))
    if whole is None or whole < LEAST_DENOMINATOR:
        return _FEW
    alone = read.figure(Spot(lack.table, ((lack.partition, UNKNOWN),)))
    if alone is not None:
        return f"{_percent(alone, whole)} %"
    others = read.figure(Spot(lack.table, ((lack.partition, OTHERS),)))
    held = UNKNOWN in gathered.get((lack.population, lack.partition), ())
    if others is None or not held:
        return _FEW
    most = min(100, ceil(100 * (Decimal(others) + error) / (Decimal(whole) - error)))
    return f"{most} % au plus"


def _percent(part: int | Decimal, whole: int | Decimal) -> int:
    return round(100 * Decimal(part) / Decimal(whole))
