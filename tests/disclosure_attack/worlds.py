"""The joint tables worth attacking (A2): wherever published tables close a loop, and more."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class World:
    """A population, some of its parts, and some of the breakdowns of all of them."""

    population: str
    parts: tuple[str, ...]
    breakdowns: tuple[str, ...]

    @property
    def populations(self) -> tuple[str, ...]:
        return (self.population, *self.parts)


_Names = tuple[str, ...]
_V1 = ("sexe", "age", "prescripteur", "epci", "qpv", "frr")
_AGE_WORDS: _Names = ("age", "public:jeune", "public:senior")
_WORK_WORDS: _Names = ("public:demandeur_emploi", "public:deld", "public:detld")
_POOR_WORDS = ("public:rsa", "public:ass", "public:salarie_precaire")
_ANSWERS = {"bilans_j03": "ecart_projet", "bilans_v02": "sans_permis", "bilans_v04": "sans_moyen"}
_EXITS = ("sorties_suivies", "sorties_mesurees")
_OUTCOMES = {"sorties_6_mois": "situation_6_mois", "personnes_tarif": "tarif_ouvert"}


def worlds() -> tuple[World, ...]:
    """Return the joint tables worth attacking: wherever published tables close a loop, and more."""
    return tuple(_worlds())


def _worlds() -> Iterator[World]:
    counted = ("orientations", "conseils_simples", "file_active", "personnes_accompagnees")
    by_sex = (*_AGE_WORDS, "sexe"), (*_WORK_WORDS, "sexe")
    crossed: tuple[_Names, ...] = (*by_sex, ("age", "sexe", "epci"))
    for population, traits in product(counted, crossed):
        yield World(population, (), traits)
    pairs: tuple[_Names, ...] = (_AGE_WORDS, _WORK_WORDS, ("age", "sexe"), ("epci", "prescripteur"))
    for (population, outcome), traits in product(_OUTCOMES.items(), pairs):
        yield World(population, (), (outcome, *traits))
    referred = ("orientations_repondues", "orientations_refusees")
    answers = ("prescripteur", "orientation_acceptee", "motif_refus")
    yield World("orientations", referred, answers)
    yield from _of_assessments()
    for traits in (*((trait,) for trait in _V1), *pairs[:3]):
        yield World("sorties", _EXITS, (*traits, "motif_sortie"))


def _of_assessments() -> Iterator[World]:
    met, assessed, answers = "personnes_accompagnees", "bilans_initiaux", tuple(_ANSWERS)
    for trait in _V1:
        yield World(assessed, answers, (trait, *_ANSWERS.values()))
    for part, answer in _ANSWERS.items():
        for words in (_AGE_WORDS, _WORK_WORDS):
            yield World(met, (assessed, part), (*words, answer))
        for words, legal in ((_POOR_WORDS, "vulnerabilite"), (_WORK_WORDS, "demandeur_emploi")):
            yield World(assessed, (part,), (*words, f"public_legal:{legal}", answer))
    for first, second, traits in (
        (0, 1, ("age", "sexe")),
        (1, 2, ("epci", "qpv")),
        (0, 2, ("prescripteur", "frr")),
    ):
        parts = answers[first], answers[second]
        yield World(assessed, parts, (*traits, *(_ANSWERS[part] for part in parts)))
