"""The fields of the data·inclusion schema v1, each with its check (Licence Ouverte 2.0, 1.0.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.directory import value_checks as checks
from conseil_mobilite.domain.directory.value_checks import Check
from conseil_mobilite.domain.directory.vocabulary import Vocabulary

EVERYBODY: Final = "tous-publics"
FRANCE: Final = "france"
SERVICE_REQUIRED: Final = ("source", "structure_id", "id", "nom", "description", "date_maj")
STRUCTURE_REQUIRED: Final = ("source", "id", "nom", "date_maj")
_TEXT: Final = checks.text()
_NAME: Final = checks.text(3, 150)
_DESCRIPTION: Final = checks.text(5, 10_000)
_COMMON: Final[Mapping[str, Check]] = {
    "source": _TEXT,
    "id": _TEXT,
    "nom": _NAME,
    "description": _DESCRIPTION,
    "lien_source": checks.link,
    "commune": _TEXT,
    "code_postal": checks.shaped(r"\d{5}", "un code postal a cinq chiffres"),
    "code_insee": checks.shaped(r"\w{5}", "un code Insee a cinq caractères, par exemple 02691"),
    "adresse": _TEXT,
    "complement_adresse": _TEXT,
    "longitude": checks.number(),
    "latitude": checks.number(),
    "telephone": _TEXT,
    "courriel": checks.email,
    "horaires_accueil": _TEXT,
}
_OF_STRUCTURE: Final[Mapping[str, Check]] = {
    **_COMMON,
    "siret": checks.shaped(r"\d{14}", "un SIRET a quatorze chiffres"),
    "site_web": checks.link,
    "accessibilite_lieu": checks.link,
}
_OF_SERVICE: Final[Mapping[str, Check]] = {
    **_COMMON,
    "structure_id": _TEXT,
    "frais_precisions": _TEXT,
    "publics_precisions": _TEXT,
    "conditions_acces": _TEXT,
    "contact_nom_prenom": _TEXT,
    "lien_mobilisation": checks.link,
    "mobilisation_precisions": _TEXT,
    "volume_horaire_hebdomadaire": checks.number(0),
    "nombre_semaines": checks.number(1, whole=True),
}
_ZONE: Final = checks.shaped(
    r"\w{2,3}|\w{5}|\d{9}|france",
    "un code de commune, d’intercommunalité ou de département est attendu, ou « france »",
)


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values, each checked; `least` is how many there must be."""

    check: Check
    least: int = 0

    def __call__(self, value: object) -> str:
        if not isinstance(value, list | tuple):
            return "une liste est attendue, entre crochets."
        if len(value) < self.least:
            return "cette liste est vide : retirez le champ, ou complétez-la."
        return next(filter(None, map(self.check, value)), "")


def structure_checks(vocabulary: Vocabulary, today: date) -> Mapping[str, Check]:
    networks = Several(_code("reseaux_porteurs", vocabulary))
    return {**_OF_STRUCTURE, "date_maj": checks.day(today), "reseaux_porteurs": networks}


def service_checks(vocabulary: Vocabulary, today: date) -> Mapping[str, Check]:
    return {
        **_OF_SERVICE,
        "date_maj": checks.day(today),
        "type": _code("type", vocabulary),
        "frais": _code("frais", vocabulary),
        "thematiques": Several(_code("thematiques", vocabulary)),
        "publics": _publics(vocabulary),
        "modes_accueil": Several(_code("modes_accueil", vocabulary)),
        "modes_mobilisation": Several(_code("modes_mobilisation", vocabulary), 1),
        "mobilisable_par": Several(_code("mobilisable_par", vocabulary), 1),
        "zone_eligibilite": Several(_ZONE, 1),
    }


def _code(field: str, vocabulary: Vocabulary) -> Check:
    def check(value: object) -> str:
        if vocabulary.knows(field, value):
            return ""
        told = f"« {value} »" if isinstance(value, str) else "cette valeur"
        return f"{told} n’est pas dans la liste « {vocabulary.of(field).title} »."

    return check


def _publics(vocabulary: Vocabulary) -> Check:
    several = Several(_code("publics", vocabulary), 1)

    def check(value: object) -> str:
        if wrong := several(value):
            return wrong
        codes = set(value) if isinstance(value, list | tuple) else set()
        if EVERYBODY in codes and len(codes) > 1:
            return "« tous-publics » va seul : retirez-le, ou retirez les autres publics."
        return ""

    return check
