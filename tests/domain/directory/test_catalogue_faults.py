"""What is wrong in a catalogue is said record by record, in words."""

import pytest
from tests.domain.directory.catalogues import (
    TODAY,
    a_service,
    a_structure,
    demonstration,
    vocabulary,
)

from conseil_mobilite.domain.directory.catalogue import Catalogue, CheckedCatalogue, checked
from conseil_mobilite.domain.directory.faults import Record

PFM = "demo-conseil-mobilite--pfm"
FIRST = "demo-conseil-mobilite--001"


def told(*services: Record, structures: tuple[Record, ...] | None = None) -> CheckedCatalogue:
    bodies = (a_structure(),) if structures is None else structures
    return checked(Catalogue(bodies, services), vocabulary(), TODAY)


def test_the_demonstration_has_no_fault_and_comes_out_as_it_went_in() -> None:
    found = checked(demonstration(), vocabulary(), TODAY)

    assert found.faults == ()
    assert found.sound == demonstration()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("nom", None, "ce champ est obligatoire."),
        ("nom", "ab", "ce texte est trop court\N{NO-BREAK SPACE}: 3 caractères au moins."),
        ("date_maj", "15/06/2026", "année d’abord"),
        ("date_maj", "2030-01-01", "dans l’avenir"),
        ("thematiques", ["voler"], "« voler » n’est pas dans la liste « Thématiques"),
        ("publics", ["tous-publics", "femmes"], "« tous-publics » va seul"),
        ("zone_eligibilite", ["l’Aisne"], "code de commune, d’intercommunalité"),
        ("courriel", "accueil", "« accueil » n’est pas une adresse électronique"),
        ("lien_mobilisation", "exemple.fr", "https://exemple.fr est attendu"),
        ("nombre_semaines", 1.5, "un nombre entier est attendu"),
        ("modes_mobilisation", [], "cette liste est vide"),
    ],
)
def test_a_fault_names_the_service_the_field_and_what_is_expected(
    field: str, value: object, sentence: str
) -> None:
    (fault,) = told(a_service(**{field: value})).faults

    assert (fault.place, fault.field, fault.grave) == (FIRST, field, True)
    assert sentence.replace("\N{NO-BREAK SPACE}", " ") in fault.text.replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_record_without_identifier_is_named_by_its_rank() -> None:
    found = told(a_service(), a_service(id=None))

    assert [fault.place for fault in found.faults] == ["service n° 2"]
    assert found.sound.services == (a_service(),)


def test_an_identifier_given_twice_is_a_fault_of_both() -> None:
    found = told(a_service(), a_service(nom="Un autre"), a_service(id="x"))

    assert [(each.place, each.field) for each in found.grave] == [(FIRST, "id")] * 2
    assert [each["id"] for each in found.sound.services] == ["x"]


@pytest.mark.parametrize("identifier", ["", "  ", "x" * 201])
def test_an_identifier_that_cannot_be_kept_is_refused(identifier: str) -> None:
    assert [each.field for each in told(a_service(id=identifier)).grave] == ["id"]


def test_a_service_of_a_structure_that_is_missing_or_at_fault_is_left_out() -> None:
    stray = told(a_service(structure_id="ailleurs"))
    dragged = told(a_service(), structures=(a_structure(nom=None),))

    assert "n’est pas dans le catalogue" in stray.faults[0].sentence
    assert [each.field for each in dragged.faults] == ["nom", "structure_id"]
    assert "à corriger d’abord" in dragged.faults[1].sentence
    assert dragged.sound == Catalogue()
    assert dragged.refused == 2


def test_a_service_may_speak_of_a_structure_known_already() -> None:
    alone = Catalogue((), (a_service(),))

    assert checked(alone, vocabulary(), TODAY, frozenset({PFM})).sound == alone


def test_a_warning_leaves_nothing_out() -> None:
    found = told(a_service(nom="Un nom.", longitude=None))

    assert [(each.field, each.grave) for each in found.faults] == [
        ("nom", False),
        ("longitude", False),
    ]
    assert len(found.sound.services) == 1
