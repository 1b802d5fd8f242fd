"""Which column means what, whatever its heading says."""

import pytest
from tests.domain.imports.import_tables import table

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.heading_places import Place
from conseil_mobilite.domain.imports.headings import meaning
from conseil_mobilite.domain.imports.mapping import ColumnMapping, columns_of, mapping_of, propose
from conseil_mobilite.domain.imports.values.audience_words import audience
from conseil_mobilite.store.reference.reference import code_lists

WORDINGS = {
    Field.LAST_NAME: "NOM|Nom de famille|Nom de jeune fille|Nom / Prénom|Usager|Personne / Nom",
    Field.USUAL_NAME: "Nom d’usage|Nom marital|Nom d'épouse|nom_usage",
    Field.FIRST_NAME: "Prénom|Prénom(s)|Prénom du bénéficiaire|Identité / Prénom",
    Field.CIVILITY: "Civ.|Civilité|Sexe|F/H|Titre",
    Field.BIRTH_DATE: "Né(e) le|DDN|Date de naissance|Date naiss.",
    Field.PHONE: "Tél|Tel.|Portable|Mobile|N° de téléphone|Coordonnées / Tél.",
    Field.EMAIL: "Mail|e-mail|Adresse mail|Courriel|Adresse électronique",
    Field.ADDRESS: "Adresse|Adresse postale|N° et rue",
    Field.POSTCODE: "CP|Code postal",
    Field.MUNICIPALITY: "Ville|Commune|CP / Ville|Lieu de résidence",
    Field.INSEE_CODE: "Code INSEE|Code commune",
    Field.FRANCE_TRAVAIL_ID: "N° DE|Identifiant PE|N° France Travail|N° Pôle emploi",
    Field.CAF_ID: "N° CAF|N° allocataire|Matricule CAF|N° CAF / allocataire",
    Field.CAR_LICENCE: "Permis|Permis B|Permis de conduire|Permis (O/N)",
    Field.VEHICLE: "Véhicule|Voiture|Possède un véhicule",
    Field.RQTH: "RQTH|Travailleur handicapé",
    Field.OPPOSITION: "Opposition|S’oppose à l’usage des données",
    Field.AUDIENCES: "Public|Publics|Statut|Public/Statut|RSA|QPV|Minima sociaux",
    Field.ENTERED_ON: "Date d’entrée|Entrée le|Date de début|Parcours / Date d’entrée",
    Field.REFERRED_ON: "Date d'orientation|Date prescription|Orienté le",
    Field.REGISTERED_FT_ON: "Inscription FT|Date d'inscription PE|Inscrit depuis le",
    Field.ASSESSED_ON: "Date bilan|Date du diagnostic|Bilan",
    Field.ENDED_ON: "Date de sortie|Date de fin|Fin de parcours",
    Field.PRESCRIBER: "Prescripteur|Orienteur|Prescrit par|Prescripteur / Nom|Structure orienteuse",
    Field.SOLUTIONS: "Solutions|Actions|Préconisations|Action 1",
    Field.SOURCE_NOTE: "Observations|Remarques|Commentaires",
    Place.NIR: "NIR|N° sécu|N° SS|Numéro de sécurité sociale",
    Place.OTHER: "Tél référent|Mail du prescripteur|Lieu de naissance|Motif de sortie|Âge",
    Place.UNKNOWN: "Financement permis|Secteur|Permis AM|N° dossier",
    Place.SILENT: "|Colonne3|Unnamed: 2|F12",
}
CASES = [(of, words) for of, wordings in WORDINGS.items() for words in wordings.split("|")]


@pytest.mark.parametrize(("of", "heading"), CASES, ids=[words or "vide" for _, words in CASES])
def test_a_heading_is_understood_however_it_is_worded(of: Field | Place, heading: str) -> None:
    assert meaning(heading) is of


def test_every_field_is_found_by_its_code_and_by_its_words() -> None:
    assert {of: (meaning(of.value), meaning(FIELD_WORDS[of])) for of in Field} == {
        of: (of, of) for of in Field
    }


def test_every_public_is_found_by_its_code_its_label_and_its_short_label() -> None:
    for public in code_lists()["publics"]:
        words = (public.code, public.label, public.text("short"))
        assert [audience(text) for text in words] == [public.code] * 3


def test_a_plain_name_beside_a_birth_name_is_the_name_in_use() -> None:
    names = table(["Nom", "Prénom", "Nom de naissance"], ["ROUX", "Anne", "BLIN"])

    assert propose(names).fields == (Field.USUAL_NAME, Field.FIRST_NAME, Field.LAST_NAME)


def test_two_telephones_take_both_places_and_two_towns_only_one() -> None:
    twice = table(["Fixe", "Portable", "Ville", "Commune"])

    assert propose(twice).fields == (Field.PHONE, Field.PHONE_2, Field.MUNICIPALITY, None)


def test_a_heading_belied_by_its_contents_is_not_believed() -> None:
    bilan = table(["Bilan", "Orientation"], ["fait", "01/02/2024"], ["à faire", "03/02/2024"])

    assert propose(bilan).fields == (None, Field.REFERRED_ON)


def test_what_concerns_somebody_else_is_left_aside_whatever_it_holds() -> None:
    other = table(["Tél référent", "Mail employeur"], ["06 11 22 33 44", "rh@exemple.fr"])

    assert propose(other).fields == (None, None)


def test_a_profile_gives_each_column_its_field_again() -> None:
    wanted = table(["Nom", "", "Tél", "Tél"])
    mapping = ColumnMapping((Field.LAST_NAME, Field.FIRST_NAME, None, Field.PHONE))

    assert mapping_of(wanted, columns_of(wanted, mapping)) == mapping


def test_a_profile_is_compared_without_accents_nor_capitals() -> None:
    assert mapping_of(table(["Prénom", "Autre"]), {"PRENOM": "prenom"}).fields == (
        Field.FIRST_NAME,
        None,
    )
