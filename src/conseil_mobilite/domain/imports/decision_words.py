"""How each decision of an import is said to the adviser."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Decision

DECISION_WORDS: Final[Mapping[Decision, str]] = MappingProxyType(
    {
        Decision.CREATE: "À créer",
        Decision.CREATE_TO_CHECK: "À créer, à vérifier ensuite",
        Decision.UPDATE: "Complète un dossier",
        Decision.ATTACH: "Suite de la personne au-dessus",
        Decision.DUPLICATE: "Déjà présente",
        Decision.POSSIBLE_DUPLICATE: "Peut-être déjà présente",
        Decision.REJECT: "Ne peut pas être reprise",
        Decision.IGNORE: "Ligne sans personne, ignorée",
    }
)
