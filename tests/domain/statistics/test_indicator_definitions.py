"""The indicators are those of the reference: each defined once, with all that its readers need."""

from dataclasses import dataclass

import pytest

from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Protection, Unit
from conseil_mobilite.store.reference.statistics_definitions import definitions

V1 = "sexe age public prescripteur epci qpv frr"
SHORT = 28
"""Signs that the title of a card of the dashboard has room for."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the reference says of an indicator: units, breakdowns, protections, if it is a part."""

    code: str
    units: str
    breakdowns: str
    protections: str = "effectif"
    part_of_something: bool = False


COUNTED = (
    Expected("I-01", "orientations", V1),
    Expected(
        "I-02",
        "pour_cent orientations",
        "orientation_acceptee prescripteur motif_refus",
        "taux effectif",
        part_of_something=True,
    ),
    Expected("I-03", "jours", "epci", "mediane", part_of_something=True),
    Expected("I-04", "personnes", V1),
    Expected("I-05", "bilans", V1),
    Expected("I-06", "personnes", V1),
    Expected("I-07", "parcours", V1),
    Expected("I-08", "bilans", "public_legal", part_of_something=True),
    Expected("I-09", "pour_cent", "public_legal", "taux", part_of_something=True),
    Expected("I-10", "personnes", "frein frein_premier", part_of_something=True),
    Expected("I-11", "bilans", "niveau_axe", part_of_something=True),
    Expected("I-12", "personnes", "renoncement", part_of_something=True),
    Expected("I-13", "km minutes", "epci", "mediane", part_of_something=True),
    Expected("I-14", "pour_cent", f"ecart_projet {V1}", "taux", part_of_something=True),
    Expected("I-15", "pour_cent", f"sans_permis {V1}", "taux", part_of_something=True),
    Expected("I-16", "pour_cent", f"sans_moyen {V1}", "taux", part_of_something=True),
    Expected("I-17", "personnes", f"tarif_ouvert {V1}", part_of_something=True),
    Expected(
        "I-18",
        "parcours contacts heures",
        "tranche_contacts moyen_contact",
        "effectif moyenne mediane somme",
        part_of_something=True,
    ),
    Expected("I-19", "personnes", "absence", part_of_something=True),
    Expected("I-20", "personnes actions", "action_groupe theme partenaire_type", "effectif somme"),
    Expected("I-21", "personnes", "solution_en_place solution_groupe", part_of_something=True),
    Expected("I-22", "euros", "type_financeur aide", "somme"),
    Expected("I-23", "euros", "action_groupe", "mediane", part_of_something=True),
    Expected("I-24", "parcours", f"motif_sortie {V1}"),
    Expected("I-25", "pour_cent", f"sortie_positive {V1}", "taux", part_of_something=True),
    Expected(
        "I-26", "pour_cent", f"sortie_emploi sortie_formation {V1}", "taux", part_of_something=True
    ),
    Expected(
        "I-27", "niveaux pour_cent", "impact_leve axe", "moyenne taux", part_of_something=True
    ),
    Expected("I-28", "personnes", "frein_leve", part_of_something=True),
    Expected("I-29", "km minutes", "epci", "mediane", part_of_something=True),
    Expected(
        "I-30",
        "parcours pour_cent",
        f"situation_6_mois {V1}",
        "effectif taux",
        part_of_something=True,
    ),
    Expected("I-31", "orientations", "refus_non_mobilite", part_of_something=True),
    Expected("I-32", "pour_cent", "commune_couverte", "taux", part_of_something=True),
    Expected("I-33", "partenaires", "type_partenaire"),
    Expected("I-34", "personnes", "pas_d_offre pas_d_offre_groupe epci", part_of_something=True),
    Expected("I-35", "personnes", "version_simplifiee", part_of_something=True),
    Expected("M-01", "personnes", "mesure"),
    Expected("M-02", "actions", "mesure", "somme"),
)
SENSITIVE_PUBLICS = {"vulnerabilite", "aah", "handicap", "pmr", "fle", "sans_hebergement"}


def test_every_indicator_of_the_reference_is_defined_once_and_in_order() -> None:
    assert list(definitions().indicators) == [each.code for each in COUNTED]
    assert [f"I-{number:02}" for number in range(1, 36)] == [each.code for each in COUNTED[:35]]


@pytest.mark.parametrize("expected", COUNTED, ids=lambda each: each.code)
def test_an_indicator_counts_and_breaks_down_what_the_reference_says(expected: Expected) -> None:
    indicator = definitions().indicators[expected.code]

    assert {each.unit for each in indicator.readings} == {*map(Unit, expected.units.split())}
    assert breakdowns(indicator) == set(expected.breakdowns.split())
    assert {each.protection for each in indicator.readings} == {
        *map(Protection, expected.protections.split())
    }
    assert bool(indicator.denominator) == expected.part_of_something


@pytest.mark.parametrize("code", [each.code for each in COUNTED])
def test_an_indicator_is_said_in_whole_sentences(code: str) -> None:
    indicator = definitions().indicators[code]

    assert indicator.definition.endswith(".")
    assert indicator.numerator
    assert indicator.label[0].isupper()
    assert len(indicator.title) <= SHORT
    assert "'" not in indicator.definition + indicator.numerator + indicator.denominator


def test_titles_tell_the_indicators_apart() -> None:
    titles = [indicator.title for indicator in definitions().indicators.values()]

    assert len(set(titles)) == len(titles)


def test_several_readings_of_an_indicator_are_told_apart() -> None:
    for indicator in definitions().indicators.values():
        codes = [reading.code for reading in indicator.readings]
        assert len(set(codes)) == len(codes)
        assert all(reading.label for reading in indicator.readings[1:])


def test_no_sensitive_public_is_a_breakdown() -> None:
    public = {item.code for item in definitions().dimensions["public"].items}

    assert public
    assert not public & SENSITIVE_PUBLICS


def test_sensitive_barriers_are_counted_by_axis_only() -> None:
    for dimension in ("frein", "frein_premier", "frein_leve"):
        items = {item.code for item in definitions().dimensions[dimension].items}
        assert {"axe_SANTE", "axe_FAMILLE"} <= items
        assert not items & {
            "sante_deplacement",
            "sante_conduite",
            "accessibilite",
            "logement_instable",
        }


def breakdowns(indicator: Indicator) -> set[str]:
    """Return the dimensions of an indicator; its own dimension of a crossed table is one."""
    found = set()
    for reading in indicator.readings:
        found |= {*reading.by, *filter(None, [reading.crossed])}
        if reading.share:
            found.add(reading.share.partition.partition(":")[0])
    return found
