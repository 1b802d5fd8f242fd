"""Appointments in the codes of France Travail, for each kind and each status."""

import pytest

from conseil_mobilite.domain.agenda.france_travail import (
    FranceTravailCodes,
    Meeting,
    as_text,
    codes,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.reference.reference import code_lists

LISTS = code_lists()
REASONS = {
    "diagnostic": "ORI",
    "restitution": "ORI",
    "suivi": "ACC",
    "atelier": "ACC",
    "trajet_accompagne": "ACC",
    "telephone": "ACC",
    "demarche": "ACC",
    "bilan_final": "ACC",
    "suivi_post_sortie": "AUT",
}
STATUSES = {
    "unknown": "PRIS",
    "seen": "EFFECTUE",
    "excused": "ANNULE",
    "revoked": "ANNULE",
    "noshow": "ABSENT",
}
ORGANISATIONS = {
    "france_travail": "FT",
    "departement": "CD",
    "mission_locale": "ML",
    "cap_emploi": "CE",
}


def meeting(kind: str = "suivi", status: str = "seen", body: str = "association") -> Meeting:
    return Meeting(kind, status, "PHYSIQUE", "PARTENAIRE", body, collective=False)


@pytest.mark.parametrize("kind", [entry.code for entry in LISTS["appointment_kinds"]])
@pytest.mark.parametrize("status", [entry.code for entry in LISTS["appointment_statuses"]])
def test_each_kind_and_each_status_has_its_codes(kind: str, status: str) -> None:
    assert codes(meeting(kind, status), LISTS) == FranceTravailCodes(
        status=STATUSES[status],
        modality="PHYSIQUE",
        reception="COL" if kind == "atelier" else "IND",
        reason=REASONS[kind],
        organisation="IND",
        initiator="PARTENAIRE",
    )


@pytest.mark.parametrize("body", [entry.code for entry in LISTS["organisation_kinds"]])
def test_a_body_is_named_where_its_kind_tells_which_and_never_guessed(body: str) -> None:
    assert codes(meeting(body=body), LISTS).organisation == ORGANISATIONS.get(body, "IND")


@pytest.mark.parametrize("modality", ["PHYSIQUE", "TELEPHONE", "VISIO"])
@pytest.mark.parametrize("initiator", ["USAGER", "PARTENAIRE"])
def test_how_it_happened_and_who_asked_are_told_as_they_are(modality: str, initiator: str) -> None:
    told = codes(Meeting("suivi", "seen", modality, initiator, "ccas", collective=True), LISTS)

    assert (told.modality, told.initiator, told.reception) == (modality, initiator, "COL")


def test_every_code_is_one_of_its_national_list() -> None:
    for kind in LISTS["appointment_kinds"]:
        for status in LISTS["appointment_statuses"]:
            told = codes(meeting(kind.code, status.code), LISTS)
            assert told.status in LISTS["ft_appointment_statuses"]
            assert told.reason in LISTS["ft_appointment_reasons"]
            assert told.reception in LISTS["ft_reception_modes"]
            assert told.organisation in LISTS["ft_organisations"]
            assert told.initiator in LISTS["ft_initiators"]


def test_the_text_is_made_of_labels_and_codes_alone() -> None:
    assert as_text(codes(meeting("diagnostic", "noshow", "mission_locale"), LISTS), LISTS) == (
        "Statut : Absent [ABSENT]\n"
        "Modalité : En présence [PHYSIQUE]\n"
        "Réception : Individuelle [IND]\n"
        "Motif : Orientation [ORI]\n"
        "Organisme : Mission locale [ML]\n"
        "Initiateur : Partenaire [PARTENAIRE]"
    )


def test_a_kind_nobody_knows_is_refused_rather_than_guessed() -> None:
    with pytest.raises(UserError):
        codes(meeting("pique_nique"), LISTS)
