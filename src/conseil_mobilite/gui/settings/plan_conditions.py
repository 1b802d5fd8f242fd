"""The conditions of advice and support that a measure sets: each list may be left empty."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.whole_numbers import parse_whole
from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, columns
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.settings.chip_group import ChipGroup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_measure_checks import LONGEST_DELAY, MOST_CONTACTS
from conseil_mobilite.services.organisation.plan_measures import Measure

SUPPORTS: Final = (Decision.SIMPLE_ADVICE, Decision.SUPPORT, Decision.REINFORCED_SUPPORT)
"""The decisions after which somebody is advised or supported."""
ANYBODY: Final = "Ce que vous laissez vide est ouvert à tous. Dans une liste, un seul choix suffit."
DELAY: Final = "Jours, au plus, de l’orientation au premier rendez-vous honoré."
CONTACTS: Final = "Contacts, au moins, pendant le parcours."


class ConditionFields:
    """`fields` are named as `UserError.field` names them."""

    def __init__(
        self, lists: CodeLists, members: Sequence[Member], known: Measure | None = None
    ) -> None:
        self._groups = {
            ConditionKind.PUBLIC: ChipGroup("plan_publics", _publics(lists)),
            ConditionKind.PRESCRIBER: ChipGroup("plan_prescribers", _prescribers(lists)),
            ConditionKind.INTENSITY: ChipGroup("plan_intensities", _supports(lists)),
            ConditionKind.TERRITORY: ChipGroup("plan_territories", _territories(members, known)),
        }
        self._delay = _whole("plan_delay", "delay_days", LONGEST_DELAY, "15")
        self._contacts = _whole("plan_contacts", "least_contacts", MOST_CONTACTS, "3")
        self.fields = self._made_fields()
        if known is not None:
            self._show(known)

    def body(self) -> QBoxLayout:
        titles: list[Item] = [label("Conditions", "heading"), label(ANYBODY, "muted", wrap=True)]
        lists = [self.fields[kind.value] for kind in ConditionKind]
        numbers = columns(
            (self.fields["delay_days"], 1), (self.fields["least_contacts"], 1), gap=12
        )
        return column(column(*titles, gap=2), *lists, numbers, gap=12)

    def chosen(self) -> dict[ConditionKind, tuple[str, ...]]:
        return {kind: group.chosen() for kind, group in self._groups.items()}

    def numbers(self) -> tuple[int | None, int | None]:
        """Return the delay and the least contacts; UserError where one cannot be read."""
        return self._delay.value(), self._contacts.value()

    def _made_fields(self) -> dict[str, Field]:
        words = {
            ConditionKind.PUBLIC: "Publics",
            ConditionKind.PRESCRIBER: "Orientation par",
            ConditionKind.INTENSITY: "Décision après le bilan",
            ConditionKind.TERRITORY: "Territoire",
        }
        lists = {kind.value: Field(words[kind], group) for kind, group in self._groups.items()}
        return {
            **lists,
            "delay_days": Field("&Délai", self._delay, DELAY, optional=True),
            "least_contacts": Field("&Intensité", self._contacts, CONTACTS, optional=True),
        }

    def _show(self, known: Measure) -> None:
        for kind, group in self._groups.items():
            group.show_chosen(known.conditions[kind])
        self._delay.show_value(known.measure.delay_days)
        self._contacts.show_value(known.measure.least_contacts)


def _whole(name: str, field: str, most: int, example: str) -> CheckedField[int]:
    def parse(typed: str) -> int:
        return parse_whole(typed, field, least=1, most=most)

    return CheckedField[int](name, parse, str, placeholder=example)


def _publics(lists: CodeLists) -> list[tuple[str, str, str]]:
    return [(each.code, each.text("short"), each.label) for each in lists["publics"]]


def _prescribers(lists: CodeLists) -> list[tuple[str, str, str]]:
    return [(each.code, each.label, each.label) for each in lists["prescriber_groups"]]


def _supports(lists: CodeLists) -> list[tuple[str, str, str]]:
    found = ((each, lists["decisions"].label(each)) for each in SUPPORTS)
    return [(str(code), words, words) for code, words in found]


def _territories(members: Sequence[Member], known: Measure | None) -> list[tuple[str, str, str]]:
    """Offer the EPCI of the basin, and one that left it where the measure still names it."""
    names = {member.code: member.name for member in members}
    kept = known.conditions[ConditionKind.TERRITORY] if known else ()
    codes = (*names, *(code for code in kept if code not in names))
    return [(code, names.get(code, code), names.get(code, code)) for code in codes]
