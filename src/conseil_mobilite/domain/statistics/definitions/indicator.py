"""What is counted for the plan: each indicator defined once, as data that every reader shares."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What one unit of the figure is."""

    PERSONS = "personnes"
    PATHWAYS = "parcours"
    ASSESSMENTS = "bilans"
    REFERRALS = "orientations"
    ACTIONS = "actions"
    CONTACTS = "contacts"
    PARTNERS = "partenaires"
    MUNICIPALITIES = "communes"
    DAYS = "jours"
    HOURS = "heures"
    MINUTES = "minutes"
    KILOMETRES = "km"
    EUROS = "euros"
    LEVELS = "niveaux"
    PERCENT = "pour_cent"


class Protection(StrEnum):
    """How the figure is protected before it leaves the workstation."""

    COUNT = "effectif"
    RATE = "taux"
    MEDIAN = "mediane"
    MEAN = "moyenne"
    SUM = "somme"

    @property
    def is_quantity(self) -> bool:
        """Say whether each unit brings an amount, rather than one."""
        return self in {Protection.MEDIAN, Protection.MEAN, Protection.SUM}


class CharacteristicsAt(StrEnum):
    """The day at which age and publics of a person are read."""

    EVENT = "evenement"
    FIRST_CONTACT = "premier_contact"
    PERIOD_END = "fin_de_periode"


class OverTime(StrEnum):
    """How a year follows from its quarters: by adding, as the last of them, or not at all."""

    SUM = "somme"
    LAST = "dernier"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class Population:
    """A set of counted units. `part_of`: every unit is, by definition, one of that population."""

    code: str
    label: str
    unit: Unit
    over_time: OverTime
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A rate: units of a partition with one of the `values`, among all or only `among` some."""

    partition: str
    values: tuple[str, ...]
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way an indicator is read: a count and its breakdowns, a rate, a median, a sum.

    `code` tells the readings of one indicator apart; the first may have none. `crossed` is a
    dimension that each breakdown of `by` is crossed with. `quantity` is what each unit brings, for
    medians, means and sums; `share` is what a rate is the share of.
    """

    code: str
    label: str
    protection: Protection
    unit: Unit
    population: str
    crossed: str = ""
    by: tuple[str, ...] = ()
    quantity: str = ""
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """`denominator` is empty for a plain count. `title` is `label` in few words, for a screen."""

    code: str
    label: str
    title: str
    definition: str
    numerator: str
    denominator: str
    characteristics_at: CharacteristicsAt
    readings: tuple[Reading, ...]

    @property
    def main(self) -> Reading:
        """Return the reading that stands for the indicator where there is room for one figure."""
        return self.readings[0]
