"""Draw simulated people by chance, as lopsided as real ones: few minors, few unknown, rare publics.

What a person is and what happens to her agree in every population: whoever had an assessment was
met, a positive exit has a positive reason, a long-term jobseeker is a jobseeker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tests.disclosure_attack.brought import Brought
from tests.disclosure_attack.columns import Bools, any_of, falling, has, rows, states, yes
from tests.disclosure_attack.people import Numbers, People
from tests.disclosure_attack.plans import MEASURES, items, values_of
from tests.disclosure_attack.ties import (
    EMPLOYMENT,
    NOT_FOLLOWED,
    NOT_MEASURED,
    POSITIVE,
    SENIOR,
    TRAINING,
)

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
            Brought(self.chance).lines(columns, times),
            homes=self._among(tuple(1 / (rank + 1) for rank in range(40))),
            partners=self.chance.integers(0, _PARTNERS, self.size),
            kinds=np.arange(_PARTNERS) * 7 % len(values_of("type_partenaire")),
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
            "senior": has(age, "age", SENIOR),
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
            **{f"public:{code}": yes(mask) for code, mask in publics.items()},
            **{f"public_legal:{code}": yes(mask) for code, mask in legal.items()},
        }

    def _assessed(self, traits: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """Draw what an assessment says; women and the young have fewer licences than others."""
        barriers = items("frein")
        kept = {code: self._some(0.55 / (1 + 0.35 * n)) for n, code in enumerate(barriers)}
        first = self.chance.random((len(barriers), self.size)) * np.array(list(kept.values()))
        ranked = np.where(first.max(axis=0) > 0, first.argmax(axis=0), -1)
        less = 0.1 * (traits["sexe"] == 0) + 0.2 * (traits["age"] < 2)
        return {
            **{code: yes(mask) for code, mask in kept.items()},
            **{
                code.replace("frein", "frein_premier"): yes(ranked == n)
                for n, code in enumerate(barriers)
            },
            **{axis: self._among((15, 30, 45, 10)) for axis in items("niveau_axe")},
            **{
                code: yes(self._some(0.28 / (1 + 0.5 * n)))
                for n, code in enumerate(items("renoncement"))
            },
            "ecart_projet": yes(self._some(0.55)),
            "sans_permis": yes(self.chance.random(self.size) < 0.5 + less),
            "sans_moyen": yes(self._some(0.35)),
        }

    def _acted(self) -> dict[str, Numbers]:
        groups = len(items("action_groupe"))
        done = self._in_groups(groups, 0.3)
        solved = done & (self.chance.random(done.shape) < 0.6)
        given_up = self._in_groups(groups, 0.1)
        missing = given_up & (self.chance.random(given_up.shape) < 0.5)
        measures = self._in_groups(len(MEASURES), 0.3)
        helped = measures & (self.chance.random(measures.shape) < 0.6)
        return {
            **rows(items("action_groupe"), np.where(done, 0, 1)),
            **rows(items("solution_groupe"), states(done, solved)),
            "solution_en_place": yes(any_of(solved)),
            **rows(items("pas_d_offre_groupe"), states(given_up, missing)),
            "pas_d_offre": yes(any_of(missing)),
            **rows([f"mesure:{code}" for code in MEASURES], states(measures, helped)),
            **{
                code: yes(self._some(0.4 / (1 + 0.4 * n)))
                for name in ("theme", "partenaire_type")
                for n, code in enumerate(items(name))
            },
        }

    def _in_groups(self, groups: int, share: float) -> Bools:
        """Draw the groups of what each person did, at least one."""
        done = self.chance.random((groups, self.size)) < share
        one = self.chance.integers(0, groups, self.size)
        found: Bools = done | (np.arange(groups)[:, None] == one)
        return found

    def _exits(self) -> dict[str, Numbers]:
        reason = self._among(_REASONS)
        return {
            "motif_sortie": reason,
            "sortie_positive": yes(has(reason, "motif_sortie", POSITIVE)),
            "sortie_emploi": yes(has(reason, "motif_sortie", EMPLOYMENT)),
            "sortie_formation": yes(has(reason, "motif_sortie", TRAINING)),
            "tranche_contacts": self._among((30, 40, 30)),
            "impact_leve": yes(self._some(0.5)),
        }

    def _lifted(self, columns: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """Draw which of the barriers that an assessment kept are lifted at the exit."""
        return {
            code: np.where(
                columns[code.replace("frein_leve", "frein")] == 0, yes(self._some(0.6)), 2
            )
            for code in items("frein_leve")
        }

    def _small_partitions(self) -> dict[str, Numbers]:
        return {
            "orientation_acceptee": yes(self._some(0.8)),
            "motif_refus": self._among(falling(len(values_of("motif_refus")))),
            "tarif_ouvert": yes(self._some(0.3)),
            "absence": yes(self._some(0.25)),
            "situation_6_mois": self._among(_SITUATIONS),
            "refus_non_mobilite": yes(self._some(0.15)),
            "version_simplifiee": yes(self._some(0.2)),
        }

    def _times(self, columns: Mapping[str, Numbers]) -> dict[str, Numbers]:
        everybody = np.ones(self.size, dtype=bool)
        referred = self._some(0.55) * (1 + self._some(0.08))
        answered = referred * self._some(0.9)
        assessed, left = self._some(0.6), self._some(0.35)
        reason = columns["motif_sortie"]
        followed = left & ~has(reason, "motif_sortie", NOT_FOLLOWED)
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
            "sorties_mesurees": left & ~has(reason, "motif_sortie", NOT_MEASURED),
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
