"""What leaves the workstation for one basin and one period, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.periods.quarters import quarter_of
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

TOTAL, OTHERS = "TOTAL", "AUTRES"

METHOD = "arrondi_additif_base_5"
METHOD_SENTENCES = (
    spaced(
        "Chaque effectif est remplacé par l’un des deux multiples de 5 qui l’entourent, tiré au "
        "sort une fois pour toutes, de façon que chaque total reste la somme de ses parties : 0 "
        "signifie de 0 à 4 et 5 signifie de 1 à 9."
    ),
    spaced(
        "Les groupes de moins de 15, en chiffres arrondis, sont réunis sous « Autres » ou ne sont "
        "pas publiés : aucun chiffre ne permet de reconnaître une personne, même en comparant "
        "tous les tableaux."
    ),
)


class Status(StrEnum):
    ROUNDED = "arrondie"
    COMPUTED = "calculee"
    EXACT = "exacte"
    WITHHELD = "retenue"


class Reason(StrEnum):
    """Why something of the plan is not shown as the plan says."""

    FEW_PERSONS = "periode_sous_plancher"
    FEW_UNITS = "indicateur_sous_plancher"
    GATHERED = "valeurs_reunies"
    NOT_BROKEN_DOWN = "ventilation_retiree"
    NO_CROSSING = "croisement_retire"
    NO_TABLE = "tableau_retire"
    NOT_FOR_THE_YEAR = "annee_retiree"


@dataclass(frozen=True, slots=True)
class Scope:
    """One basin, by its code, and one period, both days included."""

    basin: str
    start: date
    end: date

    @property
    def is_year(self) -> bool:
        return quarter_of(self.start).end < self.end


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One figure. `breakdown`: one or two pairs (dimension, value), with TOTAL and AUTRES.

    `value` is None where it is withheld; `step` is what the value was rounded to.
    """

    table: str
    indicator: str
    breakdown: tuple[tuple[str, str], ...]
    value: int | Decimal | None
    unit: str
    status: Status
    step: int | Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something dropped or gathered; `sentence` says it in French to the reader of the file."""

    reason: Reason
    sentence: str
    table: str = ""
    indicator: str = ""
    partition: str = ""


@dataclass(frozen=True, slots=True)
class ProtectedRelease:
    """`cells` in the order of the plan; `gathered` is what each AUTRES stands for.

    `nodes` is the work of the solver, for the curious.
    """

    plan: str
    scope: Scope
    cells: tuple[PublishedCell, ...]
    withheld: tuple[Withheld, ...]
    gathered: tuple[Gathering, ...]
    seed_fingerprint: str
    nodes: int
    method: str = METHOD

    @property
    def is_empty(self) -> bool:
        return all(cell.value is None for cell in self.cells)

    @property
    def figures(self) -> Mapping[Count, int | Decimal]:
        """Return the published figures by name: what stands under AUTRES by what it gathers."""
        return {self._name(cell): cell.value for cell in self.cells if cell.value is not None}

    def _name(self, cell: PublishedCell) -> Count:
        groups = {g.partition: g.values for g in self.gathered if g.population == cell.indicator}
        return Count(
            cell.indicator,
            tuple(
                (dimension, groups[dimension] if value == OTHERS else (value,))
                for dimension, value in cell.breakdown
                if value != TOTAL
            ),
        )
