"""What somebody who knows what the words mean knows without reading a figure.

A young person is under 26, a long-term jobseeker is a jobseeker, an exit towards employment is a
positive exit. Some ties hold by definition; others as a rule, which a bold attacker believes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.disclosure_attack.words import Group, Words

POSITIVE = (
    *("emploi_durable", "emploi_transition", "formation"),
    *("maintien_emploi", "solution_pleine", "autonomie"),
)
EMPLOYMENT = POSITIVE[:2]
TRAINING = POSITIVE[2:3]
NOT_FOLLOWED = ("doublon_erreur",)
NOT_MEASURED = ("doublon_erreur", "deces", "demenagement")
YOUNG, SENIOR = ("18_25",), ("50_59", "60_plus")
MAYBE_YOUNG = ("moins_18", "18_25")
_TRAITS = ("age", "sexe", "prescripteur", "epci", "qpv", "frr")
_LISTED_TRAITS = ("public:", "public_legal:")
_VULNERABLE = ("rsa", "ass", "salarie_precaire")
_UNEMPLOYED = ("demandeur_emploi", "deld", "detld")


@dataclass(frozen=True, slots=True)
class Tie:
    """The `smaller` groups together do not exceed the `larger` ones; or they are as many."""

    smaller: tuple[Group, ...]
    larger: tuple[Group, ...]
    equal: bool = False
    rule: bool = False


def is_trait(partition: str) -> bool:
    """Say whether a partition tells what somebody is rather than what happened."""
    return partition in _TRAITS or partition.startswith(_LISTED_TRAITS)


def ties(words: Words) -> Iterator[Tie]:
    """Give the ties among the groups of one release; those that a package does not speak of too."""
    for population in words.crossings:
        yield from _publics(Group(population))
    yield from _exits(words)
    yield from _actions(words)
    yield from _assessments(words)
    yield from _covers(words)
    refused = Group("orientations_repondues").where("orientation_acceptee", "non")
    yield Tie((Group("orientations_refusees"),), (refused,))


def _publics(everybody: Group) -> Iterator[Tie]:
    unemployed, long, longest, young, senior = (
        everybody.where(f"public:{code}", "oui") for code in (*_UNEMPLOYED, "jeune", "senior")
    )
    yield Tie((long, longest), (unemployed,), rule=True)
    yield Tie((everybody.where("age", *YOUNG),), (young,), rule=True)
    yield Tie((young,), (everybody.where("age", *MAYBE_YOUNG),), rule=True)
    yield Tie((everybody.where("age", *SENIOR),), (senior,), equal=True, rule=True)


def _exits(words: Words) -> Iterator[Tie]:
    reasons = words.values.get("motif_sortie", ())
    followed, measured = Group("sorties_suivies"), Group("sorties_mesurees")
    positive, employment, training = (
        measured.where(partition, "oui")
        for partition in ("sortie_positive", "sortie_emploi", "sortie_formation")
    )
    for group, chosen in (
        (followed, [code for code in reasons if code not in NOT_FOLLOWED]),
        (measured, [code for code in reasons if code not in NOT_MEASURED]),
        (positive, POSITIVE),
        (employment, EMPLOYMENT),
        (training, TRAINING),
    ):
        yield Tie((Group("sorties").where("motif_sortie", *chosen),), (group,), equal=True)
    yield Tie((employment, training), (positive,))
    yield Tie((Group("personnes_sorties"),), (followed,), rule=True)


def _actions(words: Words) -> Iterator[Tie]:
    people = Group("personnes_actions")
    for item in words.items("action_groupe"):
        code = item.partition(":")[2]
        solved = people.where(f"solution_groupe:{code}", "solution")
        unsolved = people.where(f"solution_groupe:{code}", "sans_solution")
        yield Tie((solved, unsolved), (people.where(item, "oui"),), equal=True)
        yield Tie((solved,), (people.where("solution_en_place", "oui"),))
    for item in words.items("pas_d_offre_groupe"):
        given_up = Group("personnes_abandon")
        missing = given_up.where(item, "pas_d_offre")
        yield Tie((missing,), (given_up.where("pas_d_offre", "oui"),))


def _assessments(words: Words) -> Iterator[Tie]:
    assessed, people = Group("bilans_initiaux"), Group("personnes_bilan")
    yield Tie((people,), (assessed,), rule=True)
    for code in ("apprenti", "eloigne_emploi"):
        named = assessed.where(f"public:{code}", "oui")
        yield Tie((named,), (assessed.where(f"public_legal:{code}", "oui"),), equal=True)
    for code in _UNEMPLOYED:
        named = assessed.where(f"public:{code}", "oui")
        yield Tie((named,), (assessed.where("public_legal:demandeur_emploi", "oui"),))
    for code in _VULNERABLE:
        named = assessed.where(f"public:{code}", "oui")
        yield Tie((named,), (assessed.where("public_legal:vulnerabilite", "oui"),))
    firsts = [people.where(item, "oui") for item in words.items("frein_premier")]
    yield Tie(tuple(firsts), (people,))
    for first in words.items("frein_premier"):
        kept = people.where(first.replace("frein_premier", "frein"), "oui")
        yield Tie((people.where(first, "oui"),), (kept,))


def _covers(words: Words) -> Iterator[Tie]:
    """Whoever is counted is counted for something: an action of some group, a measure."""
    acted, given_up = Group("personnes_actions"), Group("personnes_abandon")
    for whole, dimension, states in (
        (acted, "action_groupe", ("oui",)),
        (acted.where("solution_en_place", "oui"), "solution_groupe", ("solution",)),
        (given_up, "pas_d_offre_groupe", ("pas_d_offre", "autre")),
        (given_up.where("pas_d_offre", "oui"), "pas_d_offre_groupe", ("pas_d_offre",)),
        (Group("personnes_mesures"), "mesure", ("solution", "sans_solution")),
    ):
        items = words.items(dimension)
        if items:
            everything = Group(whole.population)
            yield Tie((whole,), tuple(everything.where(item, *states) for item in items))
    assessed = Group("bilans_initiaux")
    unemployed = assessed.where("public_legal:demandeur_emploi", "oui")
    named = tuple(assessed.where(f"public:{code}", "oui") for code in _UNEMPLOYED)
    yield Tie((unemployed,), named)
