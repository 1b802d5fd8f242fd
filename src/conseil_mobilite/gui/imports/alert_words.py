"""Each kind of alert in two or three words, for a list of them and for a narrow column."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Alert
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "age_inhabituel": "Âge inhabituel",
        "ancienne_commune": "Ancienne commune",
        "annee_deux_chiffres": "Année en deux chiffres",
        "cellule_en_erreur": "Cellule en erreur",
        "civilite_contradictoire": "Civilités différentes",
        "civilite_couple": "Civilité d’un couple",
        "civilite_inconnue": "Civilité inconnue",
        "code_insee_inconnu": "Code INSEE inconnu",
        "code_postal_illisible": "Code postal illisible",
        "code_postal_inconnu": "Code postal inconnu",
        "commune_code_insee": "Code INSEE à revoir",
        "commune_code_postal": "Code postal à revoir",
        "commune_homonyme": "Commune homonyme",
        "commune_inconnue": "Commune inconnue",
        "complete_dossier": "Complète un dossier",
        "couple": "Deux personnes",
        "courriel_illisible": "Courriel illisible",
        "courriels_plusieurs": "Plusieurs courriels",
        "date_a_venir": "Date à venir",
        "date_ancienne": "Date ancienne",
        "date_future": "Date dans l’avenir",
        "date_illisible": "Date illisible",
        "date_incertaine": "Date incertaine",
        "date_incomplete": "Date incomplète",
        "date_inexistante": "Date qui n’existe pas",
        "date_nombre": "Nombre au lieu d’une date",
        "dates_ordre": "Dates dans le désordre",
        "deja_dans_le_fichier": "Déjà dans le fichier",
        "deja_un_dossier": "A déjà un dossier",
        "homonyme": "Homonyme",
        "identifiant_illisible": "Identifiant illisible",
        "identifiant_partage": "Identifiant déjà pris",
        "ligne_masquee": "Ligne masquée",
        "naissance_ancienne": "Naissance ancienne",
        "naissance_future": "Naissance dans l’avenir",
        "nom_inutilisable": "Nom inutilisable",
        "nom_precision": "Précision après le nom",
        "nom_prenom_indistincts": "Nom et prénom indistincts",
        "nom_prenom_ordre": "Ordre du nom et du prénom",
        "numero_retire": "Numéro retiré",
        "opposition": "Opposition",
        "pas_une_personne": "Pas une personne",
        "peut_etre_dossier": "Peut-être un dossier connu",
        "peut_etre_ligne": "Peut-être une autre ligne",
        "public_inconnu": "Public inconnu",
        "reponse_incertaine": "Réponse incertaine",
        "sans_nom": "Sans nom",
        "sans_prenom": "Sans prénom",
        "statut_non_repris": "Statut non repris",
        "telephone_illisible": "Téléphone illisible",
        "telephone_precision": "Précision au téléphone",
        "telephone_scientifique": "Téléphone tronqué",
        "telephones_plusieurs": "Plusieurs téléphones",
        "valeur_idem": "Renvoi à une autre ligne",
    }
)
_OTHER: Final = "Autre remarque"


def alert_words(alert: Alert) -> str:
    """Name the kind of an alert; one that is not known, by the field it is about."""
    known = _WORDS.get(alert.code)
    return known or (FIELD_WORDS[alert.field] if alert.field is not None else _OTHER)
