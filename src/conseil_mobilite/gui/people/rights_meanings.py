"""What each answer to a request does to the file, and what it leaves to the adviser."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.people.rights_rules import (
    ACCESS,
    ERASURE,
    GRANTED,
    LIMITATION,
    OPPOSITION,
    REFUSED,
    in_force,
    may_erase,
)

WHOLE, PART = GRANTED


def meaning(kind: str, answer: str) -> str:
    """Say what an answer does to the file; before one is chosen, what granting would do."""
    if answer == REFUSED:
        return _REFUSED
    return _MEANINGS.get(kind, {}).get(answer, "")


def surprises(kind: str, answer: str) -> bool:
    """Tell whether the program does more, or less, than « en partie » lets one think."""
    return answer == PART and kind in _MEANINGS


def in_part(request: RightsRequest) -> str:
    """Say of a request granted in part what holds nevertheless; nothing where nothing does."""
    if request.answer != PART:
        return ""
    if in_force(request):
        return "Accordée en partie, appliquée à tout le dossier."
    return _BY_HAND if may_erase(request) else ""


_BY_HAND: Final = "Rien ne s’efface tout seul : supprimez ce que vous avez accepté."
_REFUSED: Final = (
    "Rien ne change dans le dossier. La lettre donnera votre motif, et le recours à la CNIL."
)
_MEANINGS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        ACCESS: {
            WHOLE: "Le dossier à remettre se prépare dans « Droit d’accès », à côté.",
            PART: "« Droit d’accès », à côté, prépare tout le dossier : le programme n’en retire "
            "rien. Ôtez vous-même ce que vous ne remettez pas, et dites-le dans le motif.",
        },
        "rectification": {
            WHOLE: "Le programme ne corrige rien tout seul : corrigez le dossier, l’ancienne "
            "version y reste lisible.",
            PART: "Le programme ne corrige rien tout seul : corrigez seulement ce que vous avez "
            "accepté, et dites le reste dans le motif.",
        },
        ERASURE: {
            WHOLE: "Rien n’est encore effacé : « Effacer le dossier » sera proposé ensuite sur la "
            "ligne de la demande.",
            PART: "Le programme n’efface qu’un dossier entier. Supprimez vous-même ce que vous "
            "acceptez d’effacer ; l’historique le garde jusqu’à la fin du dossier. « Effacer le "
            "dossier », proposé ensuite, efface tout.",
        },
        LIMITATION: {
            "": "Accordée, même en partie : tout le dossier se lit mais ne change plus, et n’entre "
            "plus dans les statistiques ni les listes, jusqu’à ce que vous leviez la limitation.",
            WHOLE: "Le dossier se lit mais ne change plus, et n’entre plus dans les statistiques "
            "ni les listes, jusqu’à ce que vous leviez la limitation.",
            PART: "Le programme ne sait pas limiter une partie : tout le dossier se lit mais ne "
            "change plus, et sort des statistiques et des listes, comme si vous aviez tout "
            "accordé. Dites dans le motif ce que vous refusez.",
        },
        OPPOSITION: {
            "": "Accordée, même en partie : la personne n’entre plus dans les statistiques ni les "
            "listes, et rien d’elle n’est transmis, jusqu’à ce qu’elle change d’avis.",
            WHOLE: "La personne n’entre plus dans les statistiques ni les listes, et rien d’elle "
            "n’est transmis, jusqu’à ce qu’elle change d’avis.",
            PART: "Le programme ne sait pas s’arrêter à une partie : la personne sort des "
            "statistiques et des listes, et rien d’elle n’est transmis, comme si vous aviez tout "
            "accordé. Dites dans le motif ce que vous refusez.",
        },
    }
)
