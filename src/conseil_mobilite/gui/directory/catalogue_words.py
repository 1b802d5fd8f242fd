"""What a catalogue would change, and what is wrong in it, in words for the adviser."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.faults import Fault
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.services.directory.catalogues import CataloguePreview

FIELD_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "Identifiant",
        "source": "Source",
        "structure_id": "Structure",
        "nom": "Nom",
        "description": "Description",
        "date_maj": "Date de mise à jour",
        "lien_source": "Lien vers la source",
        "type": "Type",
        "thematiques": "Thèmes",
        "frais": "Coût",
        "frais_precisions": "Précisions sur le coût",
        "publics": "Publics",
        "publics_precisions": "Précisions sur le public",
        "conditions_acces": "Conditions d’accès",
        "commune": "Commune",
        "code_postal": "Code postal",
        "code_insee": "Code Insee",
        "adresse": "Adresse",
        "complement_adresse": "Complément d’adresse",
        "longitude": "Longitude",
        "latitude": "Latitude",
        "telephone": "Téléphone",
        "courriel": "Courriel",
        "horaires_accueil": "Horaires d’accueil",
        "modes_accueil": "Accueil",
        "zone_eligibilite": "Zone desservie",
        "contact_nom_prenom": "Personne à contacter",
        "lien_mobilisation": "Lien pour le demander",
        "modes_mobilisation": "De quelle façon le demander",
        "mobilisable_par": "Qui peut le demander",
        "mobilisation_precisions": "Précisions sur la demande",
        "volume_horaire_hebdomadaire": "Heures par semaine",
        "nombre_semaines": "Nombre de semaines",
        "siret": "SIRET",
        "site_web": "Site",
        "accessibilite_lieu": "Accessibilité",
        "reseaux_porteurs": "Réseaux",
    }
)
NOTHING_SOUND: Final = "Rien de ce fichier ne peut être repris : corrigez d’abord ce qui suit."


@dataclass(frozen=True, slots=True)
class FaultyRecord:
    """A record and what is wrong in it; `refused`: it would be left out."""

    name: str
    sentences: tuple[str, ...]
    refused: bool


def faulty(found: CataloguePreview, catalogue: Catalogue) -> list[FaultyRecord]:
    """Gather the faults record by record, those that are left out first."""
    names = dict(_names(catalogue))
    by_place: dict[str, list[Fault]] = {}
    for fault in found.checked.faults:
        by_place.setdefault(fault.place, []).append(fault)
    told = [
        FaultyRecord(
            names.get(place, place),
            tuple(map(fault_words, faults)),
            any(fault.grave for fault in faults),
        )
        for place, faults in by_place.items()
    ]
    return sorted(told, key=lambda each: not each.refused)


def fault_words(fault: Fault) -> str:
    """« Coût : « cher » n’est pas dans la liste… »."""
    words = FIELD_WORDS.get(fault.field, fault.field)
    return spaced(f"{words} : {fault.sentence}" if words else fault.sentence)


def fault_list(records: Sequence[FaultyRecord]) -> str:
    """Return the faults as a text to send to whoever publishes the catalogue."""
    return "".join(
        f"{each.name} ({_fate(each)})\r\n" + "".join(f"  - {told}\r\n" for told in each.sentences)
        for each in records
    )


def summary(found: CataloguePreview) -> str:
    """« 12 services nouveaux · 3 modifiés · 40 inchangés · 2 laissés de côté »."""
    if not found.checked.sound.services and not found.checked.sound.structures:
        return NOTHING_SOUND
    parts = [
        _counted(found.new, "service nouveau", "services nouveaux"),
        _counted(found.changed, "service modifié", "services modifiés"),
        _counted(found.same, "service inchangé", "services inchangés"),
        _counted(found.kept_own, "service à vous gardé", "services à vous gardés"),
        _counted(found.structures, "structure"),
        _counted(found.checked.refused, "fiche laissée de côté", "fiches laissées de côté"),
    ]
    return " · ".join(filter(None, parts))


def done_words(done: CataloguePreview, *, dropped: bool) -> str:
    told = [
        _counted(done.new, "nouveau", "nouveaux"),
        _counted(done.changed, "modifié"),
        _counted(len(done.gone), "retiré") if dropped else "",
    ]
    return "Catalogue importé : " + (", ".join(filter(None, told)) or "rien n’a changé")


def _fate(each: FaultyRecord) -> str:
    return "laissée de côté" if each.refused else "reprise"


def _counted(amount: int, one: str, several: str = "") -> str:
    if not amount:
        return ""
    return counted(amount, one, several) if several else counted(amount, one)


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for record in (*catalogue.structures, *catalogue.services):
        key, name = record.get("id"), record.get("nom")
        if isinstance(key, str) and isinstance(name, str) and name.strip():
            yield key, name.strip()
