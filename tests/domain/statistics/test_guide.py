"""The guide of the indicators says all of each of them, from the data alone."""

from dataclasses import replace

import pytest

from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.statistics.definitions.guide import GuideEntry, guide
from conseil_mobilite.store.reference.statistics_definitions import definitions, tables_plan

GUIDE = guide(tables_plan())
ENTRIES = {entry.code: entry for entry in GUIDE.entries}


def said(entry: GuideEntry, name: str) -> tuple[str, ...]:
    """Return the sentences beside a name, with plain spaces."""
    found = [each.sentences for each in entry.paragraphs if each.name == name]
    return tuple(sentence.replace(NO_BREAK, " ") for sentence in found[0]) if found else ()


@pytest.mark.parametrize("code", list(ENTRIES))
def test_an_indicator_is_told_with_what_is_counted_and_of_whom(code: str) -> None:
    indicator, entry = definitions().indicators[code], ENTRIES[code]

    assert entry.definition.replace(NO_BREAK, " ") == indicator.definition
    assert said(entry, "On compte") == (f"{indicator.numerator}.",)
    assert bool(said(entry, "Parmi")) == bool(indicator.denominator)
    assert len(said(entry, "Lecture")) == len(indicator.readings)
    assert said(entry, "Protection")


def test_the_guide_has_every_indicator_in_order() -> None:
    assert [entry.code for entry in GUIDE.entries] == list(definitions().indicators)


def test_a_rate_tells_its_breakdown_and_from_how_many_on_it_is_published() -> None:
    entry = ENTRIES["I-02"]

    assert said(entry, "Lecture") == (
        "Taux d’acceptation, en pourcentage, selon : type de prescripteur.",
        "Refus par motif, en orientations, selon : motif du refus.",
    )
    assert said(entry, "Protection") == (
        (
            "Pourcentage calculé sur des effectifs arrondis ; il n’est pas publié quand il "
            "porterait sur moins de 30."
        ),
        (
            "Effectifs arrondis à un multiple de 5 voisin ; les totaux restent la somme de leurs "
            "lignes."
        ),
    )


def test_medians_means_and_sums_tell_their_step_and_their_least() -> None:
    contacts = said(ENTRIES["I-18"], "Protection")

    assert "Moyenne arrondie à 0,5 contact, publiée à partir de 11 personnes." in contacts
    assert said(ENTRIES["I-03"], "Protection") == (
        "Médiane arrondie à 5 jours, publiée à partir de 11 personnes.",
    )
    assert said(ENTRIES["I-22"], "Protection") == (
        (
            "Somme arrondie à 100 €, publiée à partir de 11 personnes et si aucune n’en fait à "
            "elle seule plus de 85 %."
        ),
    )


def test_another_day_than_that_of_what_is_counted_is_told() -> None:
    assert said(ENTRIES["I-07"], "Âge et publics") == ("Ceux du dernier jour de la période.",)
    assert said(ENTRIES["I-06"], "Âge et publics") == ("Ceux du premier contact de la période.",)
    assert not said(ENTRIES["I-05"], "Âge et publics")


def test_the_thresholds_told_are_those_of_the_plan() -> None:
    other = guide(replace(tables_plan(), base=3, floor=9))

    assert "multiples de 3 voisins" in " ".join(other.method)
    assert "n’atteint pas 9" in " ".join(other.method)
    assert "5" not in " ".join(other.method)


def test_the_values_of_a_breakdown_are_told_once() -> None:
    told = {each.name: each.sentences[0].replace(NO_BREAK, " ") for each in GUIDE.breakdowns}

    assert told["Sexe"] == "Femme ; Homme ; Non précisé."
    assert told["Frein placé en premier"] == "Les mêmes valeurs que « Frein retenu »."
    assert told["Mesure du plan"] == "Les mesures du plan d’action du bassin."
    assert "Sans permis valide" not in told
