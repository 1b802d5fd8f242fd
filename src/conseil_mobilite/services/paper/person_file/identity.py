"""Who the person is, how to reach her, and the publics she belongs to."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Telling,
    by,
    coded,
    facts,
    listed,
    looked_up,
    named,
    said,
)
from conseil_mobilite.store.journal.rows import Values

BIN: Final = "À la corbeille depuis le"


def part(held: Held) -> FilePart:
    who = tuple(fact for row in held["person"] for fact in facts(PERSON, held.naming, row))
    reach = by(held["contact_point"], "kind", "position")
    publics = by(held["person_audience"], "since", "code")
    return FilePart(
        "Qui vous êtes",
        parts=(
            FilePart("Votre identité", facts=who),
            listed("Vos téléphones et adresses de courriel", CONTACT, held, reach),
            listed("Votre situation sociale et professionnelle", PUBLIC, held, publics),
            *_other_files(held),
        ),
    )


def _other_files(held: Held) -> Iterator[FilePart]:
    """Tell of the files merged into this one, and of those that look like it, if there are."""
    if held["person_merge"]:
        merges = by(held["person_merge"], "merged_at")
        yield listed("Les dossiers réunis dans celui-ci", MERGE, held, merges)
    if held["distinct_pair"]:
        distinctions = by(held["distinct_pair"], "said_at")
        yield listed("Les dossiers qui ressemblent au vôtre", DISTINCTION, held, distinctions)


def _value(_naming: Naming, row: Values) -> str:
    value = str(row["value"])
    return phone_display(value) if row["kind"] == "phone" else value


PERSON: Final = (
    said("file_number", "Numéro de dossier"),
    coded("civility", "Civilité", "civilities"),
    said("last_name", "Nom"),
    said("usual_name", "Nom d’usage"),
    said("first_name", "Prénom"),
    said("birth_date", "Date de naissance"),
    coded("sex", "Sexe", "sexes"),
    said("address", "Adresse"),
    said("postcode", "Code postal"),
    said("municipality_name", "Commune"),
    said("insee_code", "Code de la commune (INSEE)"),
    said("epci_code", "Intercommunalité (numéro SIREN)"),
    coded("qpv", "Quartier prioritaire", "yes_no_unknown"),
    coded("frr", "Zone rurale aidée (FRR)", "yes_no_unknown"),
    said("france_travail_id", "Identifiant France Travail"),
    said("caf_id", "Identifiant CAF"),
    coded("contact_preference", "Moyen de contact préféré", "contact_preferences"),
    said("easy_read", "Documents en version simplifiée"),
    named("adviser_id", "Votre conseiller ou conseillère"),
    said("registered_on", "Dossier ouvert le"),
    said("deleted_at", BIN),
    said("archived_on", "Sorti des dossiers actifs, gardé à part, depuis le"),
    said("anonymised_on", "Rendu anonyme le"),
)

CONTACT: Final = (
    looked_up("kind", "Sorte", {"phone": "Téléphone", "email": "Courriel"}),
    Telling("Numéro ou adresse", _value, share=2),
)

PUBLIC: Final = (
    coded("code", "Ce qui est noté", "publics", share=2),
    said("since", "Depuis le"),
    said("until", "Jusqu’au"),
)

MERGE: Final = (
    said("absorbed_number", "Ancien numéro de dossier", 2),
    said("merged_at", "Réuni le", 2),
    named("adviser_id", "Par", 2),
)

DISTINCTION: Final = (
    Telling(
        "Ce qui est noté",
        lambda _naming, _row: "Un autre dossier ressemble au vôtre : c’est une autre personne",
        4,
    ),
    said("said_at", "Noté le", 2),
    named("adviser_id", "Par", 2),
)
