"""The measure of the plan that an action carries out."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.organisation.measure_conditions import Verdict
from conseil_mobilite.gui.pathway.kind_choice import GroupedChoice
from conseil_mobilite.gui.pathway.measure_wording import BEST_FIRST, TITLES
from conseil_mobilite.services.pathway.pathway_measures import PathwayMeasure

NO_MEASURE: Final = "Aucune"
LETTERS: Final = 12


class MeasureChoice(GroupedChoice):
    """Offers the measures of a basin at the time of an action, those that fit the pathway first."""

    def __init__(self, name: str) -> None:
        super().__init__(name, none=NO_MEASURE)
        self.narrow(LETTERS)

    def offer_measures(
        self,
        measures: Sequence[PathwayMeasure],
        days: tuple[date, date],
        attached: UUID | None = None,
    ) -> bool:
        """Offer those in force from the first to the last day, and the one `attached`, if any.

        Return whether there is anything to choose from.
        """
        known = [each for each in measures if each.measure.id == attached or each.in_force(*days)]
        parts = [(TITLES[verdict], _entries(known, verdict)) for verdict in BEST_FIRST]
        self.offer_groups([part for part in parts if part[1]], none=NO_MEASURE)
        self.show_code(str(attached or ""))
        return bool(known)

    def measure_id(self) -> UUID | None:
        code = self.code()
        return UUID(code) if code else None


def _entries(measures: Sequence[PathwayMeasure], verdict: Verdict) -> list[tuple[str, str]]:
    return [
        (str(each.measure.id), each.measure.name)
        for each in measures
        if each.standing.verdict is verdict
    ]
