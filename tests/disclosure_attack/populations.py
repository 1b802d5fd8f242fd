"""Simulated bases, as lopsided as real ones: few minors, few unknown, rare publics, one big basin.

What a person is and what happens to her agree in every population: whoever had an assessment was
met, a positive exit has a positive reason, a long-term jobseeker is a jobseeker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt
from tests.disclosure_attack.people import Amounts, Lines, Numbers, People
from tests.disclosure_attack.ties import (
    EMPLOYMENT,
    NOT_FOLLOWED,
    NOT_MEASURED,
    POSITIVE,
    SENIOR,
    TRAINING,
    YOUNG,
)

from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

SPARE = 20
"""People of a base who are not there yet, for the changes of it."""

_INTERCOMMUNALITIES = ("200040715", "243800604", "200018166", "243801024", "HORS", "NSP")
_MEASURES = ("M1", "M2", "M3", "M4")
_LIVING = (38, 24, 16, 9, 8, 5)
_SEXES, _AGES = (49, 48, 3), (3, 26, 30, 17, 14, 6, 4)
_PRESCRIBERS = (34, 20, 3, 14, 6, 3, 8, 3, 7, 2)
_QPV, _FRR = (20, 70, 10), (25, 65, 10)
_PUBLICS = {
    "eloigne_emploi": 0.3,
    "apprenti": 0.04,
    "rsa": 0.35,
    "ass": 0.05,
    "salarie_precaire": 0.12,
    "siae": 0.08,
    "parent_isole": 0.15,
    "cap_bep": 0.5,
    "mobilite": 0.9,
}
_REASONS = (12, 10, 9, 4, 14, 9, 8, 4, 6, 3, 8, 8, 3, 1, 1, 0.5)
_SITUATIONS = (30, 12, 20, 8, 22, 8)
_PARTNERS = 30

Bools = npt.NDArray[np.bool_]


@cache
def plan() -> Plan:
    """Return the plan of tables of a basin with six kinds of intercommunality and four measures."""
    found = tables_plan()
    values = {
        Source.INTERCOMMUNALITIES: tuple(Value(code, code) for code in _INTERCOMMUNALITIES),
        Source.MEASURES: tuple(Value(code, code) for code in _MEASURES),
    }
    return replace(found, definitions=found.definitions.with_values(values))


def plan_of(*indicators: str) -> Plan:
    """Return the part of that plan that a few indicators call for."""
    found = plan()
    kept = {code: found.definitions.indicators[code] for code in indicators}
    tables = tuple(table for table in found.tables if table.indicator in kept)
    populations = {table.population for table in tables}
    return replace(
        found,
        definitions=replace(found.definitions, indicators=kept),
        tables=tables,
        rules=tuple(rule for rule in found.rules if rule.populations <= populations),
        fallback=tuple(c for c in found.fallback if c in {table.code for table in tables}),
    )


def population(size: int, seed: int) -> People:
    """Return a base of `size` people met in the period."""
    return newcomers(size, seed).first(size)


def newcomers(size: int, seed: int) -> People:
    """Return the same base with people who come after."""
    return Draw(size + SPARE, np.random.default_rng([size, seed])).people()


def people_in(cells: Sequence[int], seed: int) -> People:
    """Return people of whom each age of each sex has as many as `cells` says, age by age."""
    place = np.repeat(np.arange(len(cells)), cells)
    age, sex = place // len(_SEXES), place % len(_SEXES)
    drawn = Draw(len(place), np.random.default_rng([len(place), seed])).people()
    named = {"public:senior": _is(age, "age", SENIOR), "public:jeune": _is(age, "age", YOUNG)}
    columns = {name: _yes(mask) for name, mask in named.items()} | {"age": age, "sexe": sex}
    return replace(drawn, columns={**drawn.columns, **columns})


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw people by chance."""

    size: int
    chance: np.random.Generator

    def people(self) -> People:
        columns = self._traits()
        columns |= self._assessed(columns) | self._acted() | self._exits()
        columns |= self._small_partitions()
        times = self._times(columns)
        columns |= self._lifted(columns)
        return People(
            columns,
            times,
            self._lines(columns, times),
            homes=self._among(tuple(1 / (rank + 1) for rank in range(40))),
            partners=self.chance.integers(0, _PARTNERS, self.size),
            kinds=np.arange(_PARTNERS) * 7 % len(_values("type_partenaire")),
        )

    def _among(self, weights: Sequence[float]) -> Numbers:
        shares = np.array(weights) / sum(weights)
        return self.chance.choice(len(weights), self.size, p=shares).astype(np.int64)

    def _some(self, share: float) -> Bools:
        found: Bools = self.chance.random(self.size) < share
        return found

    def _traits(self) -> dict[str, Numbers]:
        age = self._among(_AGES)
        unemployed = self._some(0.7)
        duration = self._among((6, 3, 2))
        young = (age == 1) | ((age == 0) & self._some(0.8))
        publics = {code: self._some(share) for code, share in _PUBLICS.items()}
        publics |= {
            "demandeur_emploi": unemployed,
            "deld": unemployed & (duration == 1),
            "detld": unemployed & (duration == 2),
            "jeune": young,
            "senior": _is(age, "age", SENIOR),
        }
        legal = {
            "vulnerabilite": publics["rsa"] | publics["ass"] | publics["salarie_precaire"],
            "handicap_ou_pmr": self._some(0.12),
            "demandeur_emploi": unemployed,
            "eloigne_emploi": publics["eloigne_emploi"],
            "apprenti": publics["apprenti"],
        }
        return {
            "age": age,
            "sexe": self._among(_SEXES),
            "prescripteur": self._among(_PRESCRIBERS),
            "epci": self._among(_LIVING),
            "qpv": self._among(_QPV),
            "frr": self._among(_FRR),
            **{f"public:{code}": _yes(mask) for code, mask in publics.items()},
            **{f"public_legal:{code}": _yes(mask) for code, mask in legal.items()},
        }

    def _assessed(self, traits: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """Draw what an assessment says; women and the young have fewer licences than others."""
        barriers = _items("frein")
        kept = {code: self._some(0.55 / (1 + 0.35 * n)) for n, code in enumerate(barriers)}
        first = self.chance.random((len(barriers), self.size)) * np.array(list(kept.values()))
        ranked = np.where(first.max(axis=0) > 0, first.argmax(axis=0), -1)
        less = 0.1 * (traits["sexe"] == 0) + 0.2 * (traits["age"] < 2)
        return {
            **{code: _yes(mask) for code, mask in kept.items()},
            **{
                code.replace("frein", "frein_premier"): _yes(ranked == n)
                for n, code in enumerate(barriers)
            },
            **{axis: self._among((15, 30, 45, 10)) for axis in _items("niveau_axe")},
            **{
                code: _yes(self._some(0.28 / (1 + 0.5 * n)))
                for n, code in enumerate(_items("renoncement"))
            },
            "ecart_projet": _yes(self._some(0.55)),
            "sans_permis": _yes(self.chance.random(self.size) < 0.5 + less),
            "sans_moyen": _yes(self._some(0.35)),
        }

    def _acted(self) -> dict[str, Numbers]:
        groups = len(_items("action_groupe"))
        done = self._in_groups(groups, 0.3)
        solved = done & (self.chance.random(done.shape) < 0.6)
        given_up = self._in_groups(groups, 0.1)
        missing = given_up & (self.chance.random(given_up.shape) < 0.5)
        measures = self._in_groups(len(_MEASURES), 0.3)
        helped = measures & (self.chance.random(measures.shape) < 0.6)
        return {
            **_rows(_items("action_groupe"), np.where(done, 0, 1)),
            **_rows(_items("solution_groupe"), _states(done, solved)),
            "solution_en_place": _yes(solved.any(axis=0)),
            **_rows(_items("pas_d_offre_groupe"), _states(given_up, missing)),
            "pas_d_offre": _yes(missing.any(axis=0)),
            **_rows([f"mesure:{code}" for code in _MEASURES], _states(measures, helped)),
            **{
                code: _yes(self._some(0.4 / (1 + 0.4 * n)))
                for name in ("theme", "partenaire_type")
                for n, code in enumerate(_items(name))
            },
        }

    def _in_groups(self, groups: int, share: float) -> Bools:
        """Draw the groups of what each person did, at least one."""
        done = self.chance.random((groups, self.size)) < share
        one = self.chance.integers(0, groups, self.size)
        return done | (np.arange(groups)[:, None] == one)

    def _exits(self) -> dict[str, Numbers]:
        reason = self._among(_REASONS)
        return {
            "motif_sortie": reason,
            "sortie_positive": _yes(_is(reason, "motif_sortie", POSITIVE)),
            "sortie_emploi": _yes(_is(reason, "motif_sortie", EMPLOYMENT)),
            "sortie_formation": _yes(_is(reason, "motif_sortie", TRAINING)),
            "tranche_contacts": self._among((30, 40, 30)),
            "impact_leve": _yes(self._some(0.5)),
        }

    def _lifted(self, columns: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """Draw which of the barriers that an assessment kept are lifted at the exit."""
        return {
            code: np.where(
                columns[code.replace("frein_leve", "frein")] == 0, _yes(self._some(0.6)), 2
            )
            for code in _items("frein_leve")
        }

    def _small_partitions(self) -> dict[str, Numbers]:
        return {
            "orientation_acceptee": _yes(self._some(0.8)),
            "motif_refus": self._among(_falling(len(_values("motif_refus")))),
            "tarif_ouvert": _yes(self._some(0.3)),
            "absence": _yes(self._some(0.25)),
            "situation_6_mois": self._among(_SITUATIONS),
            "refus_non_mobilite": _yes(self._some(0.15)),
            "version_simplifiee": _yes(self._some(0.2)),
        }

    def _times(self, columns: Mapping[str, Numbers]) -> dict[str, Numbers]:
        everybody = np.ones(self.size, dtype=bool)
        referred = self._some(0.55) * (1 + self._some(0.08))
        answered = referred * self._some(0.9)
        assessed, left = self._some(0.6), self._some(0.35)
        reason = columns["motif_sortie"]
        followed = left & ~_is(reason, "motif_sortie", NOT_FOLLOWED)
        chosen: dict[str, npt.NDArray[np.bool_] | Numbers] = {
            "orientations": referred,
            "orientations_repondues": answered,
            "orientations_refusees": answered
            * (columns["orientation_acceptee"] == 1)
            * self._some(0.8),
            "orientations_envoyees": self._some(0.2),
            "premiers_rdv": self._some(0.5),
            "conseils_simples": self._some(0.2),
            "bilans_initiaux": assessed,
            "bilans_d05_km": assessed & self._some(0.8),
            "bilans_d05_minutes": assessed & self._some(0.6),
            "bilans_j03": assessed & self._some(0.9),
            "bilans_v02": assessed & self._some(0.95),
            "bilans_v04": assessed & self._some(0.93),
            "personnes_bilan": assessed,
            "personnes_d04": assessed & self._some(0.85),
            "personnes_tarif": self._some(0.4),
            "personnes_accompagnees": everybody,
            "file_active": ~left,
            "sorties": left,
            "sorties_suivies": followed,
            "sorties_mesurees": left & ~_is(reason, "motif_sortie", NOT_MEASURED),
            "sorties_comparees": followed & self._some(0.6),
            "personnes_sorties": followed & self._some(0.8),
            "sorties_6_mois": self._some(0.25),
            "personnes_rdv": self._some(0.85),
            "personnes_actions": self._some(0.5),
            "personnes_financees": self._some(0.25),
            "personnes_abandon": self._some(0.15),
            "personnes_fiche": self._some(0.4),
            "personnes_mesures": self._some(0.3),
        }
        return {code: values.astype(np.int64) for code, values in chosen.items()}

    def _lines(
        self, columns: Mapping[str, Numbers], times: Mapping[str, Numbers]
    ) -> dict[str, Lines]:
        """Draw what people bring: days, kilometres, hours, euros; a few bring most of it."""
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
        aids = self.chance.integers(0, len(_values("aide")), len(found["montants"].person))
        labels = {**found["montants"].labels, "aide": aids}
        found["montants"] = replace(found["montants"], labels=labels)
        found["actions_mesure"] = self._of_measures(columns, times)
        return found

    def _once(self, some: Numbers, size: float) -> Lines:
        person = np.flatnonzero(some)
        return Lines(person, self._amounts(len(person), size), {})

    def _twice(self, some: Numbers, label: str, size: float) -> Lines:
        person = np.repeat(np.flatnonzero(some), 2)
        weights = np.array(_falling(len(_values(label))))
        values = self.chance.choice(len(weights), len(person), p=weights / weights.sum())
        return Lines(person, self._amounts(len(person), size), {label: values.astype(np.int64)})

    def _of_measures(
        self, columns: Mapping[str, Numbers], times: Mapping[str, Numbers]
    ) -> Lines:
        person = np.flatnonzero(times["personnes_mesures"])
        labels = {f"mesure:{c}": columns[f"mesure:{c}"][person] for c in _MEASURES}
        return Lines(person, self._amounts(len(person), 0.7), labels)

    def _amounts(self, size: int, scale: float) -> Amounts:
        found: Amounts = np.ceil(self.chance.lognormal(scale, 0.9, size))
        return found


def _items(dimension: str) -> list[str]:
    return [each.code for each in plan().definitions.dimensions[dimension].partitions]


def _values(partition: str) -> tuple[str, ...]:
    return plan().definitions.dimensions[partition].partitions[0].codes


def _is(column: Numbers, partition: str, values: Sequence[str]) -> Bools:
    codes = _values(partition)
    return np.isin(column, [codes.index(value) for value in values])


def _yes(mask: Bools) -> Numbers:
    return np.where(mask, 0, 1).astype(np.int64)


def _states(done: Bools, well: Bools) -> Numbers:
    return np.where(well, 0, np.where(done, 1, 2)).astype(np.int64)


def _rows(codes: Sequence[str], values: Numbers) -> dict[str, Numbers]:
    return dict(zip(codes, values, strict=True))


def _falling(size: int) -> tuple[float, ...]:
    return tuple(1 / (rank + 1) for rank in range(size))
