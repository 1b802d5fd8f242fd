"""What simulated people bring: days, kilometres, hours, euros; a few of them bring most of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from tests.disclosure_attack.columns import falling
from tests.disclosure_attack.people import Amounts, Lines, Numbers
from tests.disclosure_attack.plans import MEASURES, values_of


@dataclass(frozen=True, slots=True)
class Brought:
    """Draw amounts by chance."""

    chance: np.random.Generator

    def lines(
        self, columns: Mapping[str, Numbers], times: Mapping[str, Numbers]
    ) -> dict[str, Lines]:
        """Return the lines of each quantity, of the people who are counted for it."""
        whole = {
            "delai_jours": (times["premiers_rdv"], 2.6),
            "perimetre_km": (times["bilans_d05_km"], 2.3),
            "perimetre_minutes": (times["bilans_d05_minutes"], 3.2),
            "contacts": (times["sorties_suivies"], 1.3),
            "actions": (times["personnes_actions"], 0.8),
            "reste_a_charge": (times["personnes_financees"], 4.0),
            "elargissement_km": (times["sorties_comparees"], 1.8),
            "elargissement_minutes": (times["sorties_comparees"], 2.2),
        }
        found = {name: self._once(some, size) for name, (some, size) in whole.items()}
        shared = {
            "heures": (times["sorties_suivies"], "moyen_contact", 0.5),
            "montants": (times["personnes_financees"], "type_financeur", 5.5),
            "gain": (times["sorties_comparees"], "axe", -0.5),
        }
        for name, (some, label, size) in shared.items():
            found[name] = self._twice(some, label, size)
        aids = self.chance.integers(0, len(values_of("aide")), len(found["montants"].person))
        labels = {**found["montants"].labels, "aide": aids}
        found["montants"] = replace(found["montants"], labels=labels)
        found["actions_mesure"] = self._of_measures(columns, times)
        return found

    def _once(self, some: Numbers, size: float) -> Lines:
        person = np.flatnonzero(some)
        return Lines(person, self._amounts(len(person), size), {})

    def _twice(self, some: Numbers, label: str, size: float) -> Lines:
        person = np.repeat(np.flatnonzero(some), 2)
        weights = np.array(falling(len(values_of(label))))
        values = self.chance.choice(len(weights), len(person), p=weights / weights.sum())
        return Lines(person, self._amounts(len(person), size), {label: values.astype(np.int64)})

    def _of_measures(self, columns: Mapping[str, Numbers], times: Mapping[str, Numbers]) -> Lines:
        person = np.flatnonzero(times["personnes_mesures"])
        labels = {f"mesure:{c}": columns[f"mesure:{c}"][person] for c in MEASURES}
        return Lines(person, self._amounts(len(person), 0.7), labels)

    def _amounts(self, size: int, scale: float) -> Amounts:
        found: Amounts = np.ceil(self.chance.lognormal(scale, 0.9, size))
        return found
