"""The body writes its own services, which leave in the schema of all the others."""

import pytest
from data_inclusion.schema import v1
from sqlmodel import Session
from tests.services.directory.directories import ON, filled, row_of

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.directory import catalogues, own_services, service_page
from conseil_mobilite.services.directory.own_services import Typed

PAST = "2026-06-15"
"""The official package asks the clock of the machine, which is not that of the tests."""
HOME: Typed = {"nom": "Notre maison", "commune": "Guise", "code_postal": "02120", "adresse": ""}
WORKSHOP: Typed = {
    "nom": "Atelier vélo",
    "description": "Réparer son vélo ensemble.",
    "thematiques": ("mobilite--entretenir-reparer-son-vehicule",),
    "frais": "gratuit",
    "telephone": "03 23 00 00 01",
    "zone_eligibilite": ["02"],
    "publics": [],
    "couleur": "bleu",
}


def test_an_own_service_is_stored_checked_and_officially_valid(session: Session) -> None:
    home = own_services.write_structure(session, HOME)
    own = own_services.write_service(session, home, WORKSHOP)

    out = catalogues.own_catalogue(session)

    (structure,), (service,) = out.structures, out.services
    v1.Structure.model_validate({**structure, "date_maj": PAST})
    v1.Service.model_validate({**service, "date_maj": PAST})
    assert service["telephone"] == "+33323000001"
    assert service["structure_id"] == structure["id"]
    assert service["date_maj"] == "2027-03-12"
    assert not {"publics", "couleur"} & service.keys()
    assert "adresse" not in structure
    page = service_page.service_page(session, own, ON)
    assert page.stored.own
    assert not page.to_check


def test_an_own_service_written_again_keeps_its_identifier(session: Session) -> None:
    home = own_services.write_structure(session, HOME)
    own = own_services.write_service(session, home, WORKSHOP)
    before = own_services.own_record(session, own)["id"]

    again = own_services.write_service(session, home, {**WORKSHOP, "frais": "payant"}, own)

    assert again == own
    record = own_services.own_record(session, own)
    assert (record["id"], record["frais"]) == (before, "payant")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("nom", "", "Ce champ est obligatoire."),
        ("description", "Non", "Ce texte est trop court"),
        ("thematiques", ["mobilite--voler"], "n’est pas dans la liste"),
        ("zone_eligibilite", ["l’Aisne"], "un code de commune"),
        ("courriel", "accueil", "n’est pas une adresse électronique"),
        ("telephone", "03 23", "incomplet"),
        ("conditions_acces", "Noter 2 85 05 78 006 084", "sécurité sociale"),
    ],
)
def test_each_field_is_checked_and_the_fault_names_it(
    session: Session, field: str, value: object, why: str
) -> None:
    home = own_services.write_structure(session, HOME)

    with pytest.raises(UserError) as refused:
        own_services.write_service(session, home, {**WORKSHOP, field: value})

    assert refused.value.field == field
    assert why in str(refused.value)
    assert field in {each.field for each in own_services.service_faults(session, {field: value})}


def test_nothing_of_a_catalogue_is_written_or_deleted_here(session: Session) -> None:
    filled(session)
    row = row_of(session, "001")

    for attempt in (
        lambda: own_services.write_service(session, row.structure_id, WORKSHOP, row.id),
        lambda: own_services.remove_service(session, row.id),
        lambda: own_services.write_structure(session, HOME, row.structure_id),
        lambda: own_services.remove_structure(session, row.structure_id),
    ):
        with pytest.raises(UserError, match="vient d’un catalogue"):
            attempt()


def test_a_deletion_comes_back_as_it_was(session: Session) -> None:
    home = own_services.write_structure(session, HOME)
    own = own_services.write_service(session, home, WORKSHOP)
    service_page.write_note(session, own, "Le mardi")
    before = catalogues.own_catalogue(session)

    with pytest.raises(UserError, match="propose encore des services"):
        own_services.remove_structure(session, home)
    service = own_services.remove_service(session, own)
    structure = own_services.remove_structure(session, home)
    gone = catalogues.whole_catalogue(session)
    own_services.restore(session, structure)
    own_services.restore(session, service)

    assert gone.services == ()
    assert catalogues.own_catalogue(session) == before
    assert service_page.service_page(session, own, ON).stored.note == "Le mardi"


def test_the_structures_are_named_in_order_with_those_that_may_be_corrected(
    session: Session,
) -> None:
    filled(session)
    own_services.write_structure(session, {"nom": "Abri à vélos"})

    found = own_services.structures(session)

    assert (found[0][1], found[0][2]) == ("Abri à vélos", True)
    assert [own for _, _, own in found].count(False) == 12


def test_a_note_is_refused_where_it_holds_a_social_security_number(session: Session) -> None:
    filled(session)

    with pytest.raises(UserError) as refused:
        service_page.write_note(session, row_of(session, "001").id, "2 85 05 78 006 084")

    assert refused.value.field == "note"


def test_the_page_tells_the_hours_in_french_and_what_else_the_structure_offers(
    session: Session,
) -> None:
    filled(session)

    page = service_page.service_page(session, row_of(session, "001").id, ON)

    assert page.hours[0].startswith("Du lundi au vendredi")
    assert page.to_check
    assert {each.structure.id for each in page.others} == {page.stored.structure.id}
    assert page.stored.id not in {each.id for each in page.others}
