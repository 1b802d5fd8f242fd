"""What is counted for the plan: each indicator defined once, as data that every reader shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from enum import StrEnum

from conseil_mobilite.domain.reference.fields import Fields


class Unit(StrEnum):
    """What one unit of the figure is."""

    PERSONS = "personnes"
    PATHWAYS = "parcours"
    ASSESSMENTS = "bilans"
    REFERRALS = "orientations"
    ACTIONS = "actions"
    CONTACTS = "contacts"
    PARTNERS = "partenaires"
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


class CharacteristicsAt(StrEnum):
    """The day at which age and publics of a person are read."""

    EVENT = "evenement"
    FIRST_CONTACT = "premier_contact"
    PERIOD_END = "fin_de_periode"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`denominator` is empty for a plain count; `breakdowns` are dimensions of the plan of tables.

    An indicator read in several ways (a mean and a median, kilometres and minutes) has several
    entries with one code and different units or protections.
    """

    code: str
    label: str
    definition: str
    numerator: str
    denominator: str
    unit: Unit
    protection: Protection
    characteristics_at: CharacteristicsAt
    breakdowns: tuple[str, ...]


def parse_indicators(data: Mapping[str, object]) -> tuple[Indicator, ...]:
    """Read `indicators.json`; UserError names the place that does not read."""
    return tuple(_indicator(entry) for entry in Fields(data, "Indicateurs").objects("indicators"))


def _indicator(fields: Fields) -> Indicator:
    code = fields.text("code")
    fields = fields.named(code)
    fields.only(*(field.name for field in dataclass_fields(Indicator)))
    try:
        return Indicator(
            code=code,
            label=fields.text("label"),
            definition=fields.text("definition"),
            numerator=fields.text("numerator"),
            denominator=fields.optional_text("denominator"),
            unit=Unit(fields.text("unit")),
            protection=Protection(fields.text("protection")),
            characteristics_at=CharacteristicsAt(fields.text("characteristics_at")),
            breakdowns=fields.texts("breakdowns"),
        )
    except ValueError as problem:
        raise fields.fault(f"valeur inconnue ({problem})") from problem
