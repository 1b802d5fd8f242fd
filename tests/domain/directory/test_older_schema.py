"""A catalogue in the schema v0 is read in the words of the schema v1."""

from collections.abc import Mapping

import pytest
from data_inclusion.schema import v1
from tests.domain.directory.catalogues import (
    TODAY,
    a_service,
    a_structure,
    vocabulary,
)

from conseil_mobilite.domain.directory.checking import (
    ExaminedRecord,
    examined,
    service_kind,
    structure_kind,
)

OLD_SERVICE: Mapping[str, object] = {
    "id": "dora--1",
    "structure_id": "dora--s",
    "source": "dora",
    "nom": "Prêt de scooters",
    "presentation_resume": "Un scooter pour aller travailler.",
    "presentation_detail": "Prêt pour trois mois, casque compris.",
    "types": ["aide-materielle"],
    "thematiques": ["mobilite--louer-un-vehicule", "mobilite--acheter-un-velo"],
    "frais": ["payant"],
    "frais_autres": "3 € par jour",
    "profils": ["jeunes", "demandeurs-demploi"],
    "pre_requis": ["Permis AM"],
    "justificatifs": ["Promesse d’embauche"],
    "zone_diffusion_type": "epci",
    "zone_diffusion_code": "200071892",
    "modes_orientation_beneficiaire": ["telephoner", "prendre-rdv"],
    "modes_orientation_accompagnateur": ["envoyer-un-mail-avec-une-fiche-de-prescription"],
    "date_maj": "2025-02-14",
    "recurrence": "Mo-Fr 09:00-12:00",
}


def read(**changes: object) -> ExaminedRecord:
    record = {name: value for name, value in {**OLD_SERVICE, **changes}.items() if value != ""}
    return examined(record, 1, service_kind(vocabulary(), TODAY))


def test_a_service_of_the_older_schema_is_carried_over_and_officially_valid() -> None:
    made = read()

    assert made.sound
    v1.Service.model_validate(made.record)
    assert made.record == {
        "id": "dora--1",
        "structure_id": "dora--s",
        "source": "dora",
        "nom": "Prêt de scooters",
        "date_maj": "2025-02-14",
        "description": "Un scooter pour aller travailler.\n\nPrêt pour trois mois, casque compris.",
        "type": "aide-materielle",
        "thematiques": ["mobilite--acceder-a-un-vehicule"],
        "frais": "payant",
        "frais_precisions": "3 € par jour",
        "publics": ["jeunes", "demandeurs-emploi"],
        "conditions_acces": "Prérequis : Permis AM. Justificatifs : Promesse d’embauche",
        "horaires_accueil": "Mo-Fr 09:00-12:00",
        "zone_eligibilite": ["200071892"],
        "modes_mobilisation": ["telephoner", "envoyer-un-courriel"],
        "mobilisable_par": ["usagers", "professionnels"],
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("acheter-un-vehicule-motorise", "acceder-a-un-vehicule"),
        ("acheter-un-velo", "acceder-a-un-vehicule"),
        ("louer-un-vehicule", "acceder-a-un-vehicule"),
        ("aides-a-la-reprise-demploi-ou-a-la-formation", "financer-ma-mobilite"),
        ("financer-mon-projet-mobilite", "financer-ma-mobilite"),
        ("apprendre-a-utiliser-un-deux-roues", "mobilite-douce-partagee-collective"),
        (
            "comprendre-et-utiliser-les-transports-en-commun",
            "mobilite-douce-partagee-collective",
        ),
        ("preparer-un-permis-de-conduire", "preparer-un-permis"),
        (
            "preparer-son-permis-de-conduire-se-reentrainer-a-la-conduite",
            "preparer-un-permis",
        ),
    ],
)
def test_each_older_theme_of_mobility_has_its_present_one(old: str, new: str) -> None:
    assert read(thematiques=[f"mobilite--{old}"]).record["thematiques"] == [f"mobilite--{new}"]


def test_a_theme_without_counterpart_is_dropped_with_a_warning() -> None:
    gone = "handicap--mobilite-des-personnes-en-situation-de-handicap"
    made = read(thematiques=[gone, "mobilite--preparer-un-permis"])

    assert made.record["thematiques"] == ["mobilite--preparer-un-permis"]
    assert [(each.field, each.grave) for each in made.faults] == [("thematiques", False)]
    assert gone in made.faults[0].sentence


def test_a_theme_that_no_schema_knows_is_a_fault_of_a_present_record() -> None:
    made = examined(a_service(thematiques=["x--y"]), 1, service_kind(vocabulary(), TODAY))

    assert [(each.field, each.grave) for each in made.faults] == [("thematiques", True)]


@pytest.mark.parametrize(
    ("fees", "code", "words"),
    [
        (["gratuit"], "gratuit", None),
        (["payant", "adhesion"], "payant", "Adhésion demandée"),
        (["gratuit-sous-conditions"], None, "Gratuit sous conditions"),
        (["gratuit", "payant"], None, None),
        (["pass-numerique"], None, "Pass numérique accepté"),
    ],
)
def test_fees_that_are_not_sure_are_told_in_words(
    fees: list[str], code: str | None, words: str | None
) -> None:
    made = read(frais=fees, frais_autres="")

    assert made.record.get("frais") == code
    assert made.record.get("frais_precisions") == words


def test_a_profile_without_counterpart_shuts_nobody_out() -> None:
    made = read(profils=["femmes", "victimes"])

    assert made.record.get("publics") is None
    assert made.record["publics_precisions"] == "Profils : femmes, victimes"
    assert [each.grave for each in made.faults if each.field == "profils"] == [False]


@pytest.mark.parametrize(
    ("kind", "code", "zones"),
    [
        ("commune", "02691", ["02691"]),
        ("departement", "02", ["02"]),
        ("pays", "99100", ["france"]),
        ("region", "32", ["02", "59", "60", "62", "80"]),
        ("region", "00", None),
        ("canton", "0201", None),
    ],
)
def test_a_zone_of_diffusion_becomes_codes(kind: str, code: str, zones: list[str] | None) -> None:
    made = read(zone_diffusion_type=kind, zone_diffusion_code=code)

    assert made.record.get("zone_eligibilite") == zones
    assert bool(zones) != any("zone" in each.field for each in made.faults)


def test_a_structure_of_the_older_schema_is_carried_over() -> None:
    old = {
        **{name: a_structure()[name] for name in ("id", "source", "nom", "date_maj")},
        "presentation_resume": "Une structure.",
        "horaires_ouverture": "Mo-Fr 09:00-12:00",
        "labels_nationaux": ["mission-locale", "mobin"],
        "typologie": "ML",
        "thematiques": ["mobilite--louer-un-vehicule"],
    }

    made = examined(old, 1, structure_kind(vocabulary(), TODAY))

    assert made.sound
    assert made.record["horaires_accueil"] == "Mo-Fr 09:00-12:00"
    assert "typologie" not in made.record
    v1.Structure.model_validate(made.record)


def test_a_present_record_comes_out_as_it_went_in_whatever_else_it_holds() -> None:
    record = a_service(score_qualite=0.8)

    assert examined(record, 1, service_kind(vocabulary(), TODAY)).record == record
