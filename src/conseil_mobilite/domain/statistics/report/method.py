"""How the figures of a release are protected, in a few sentences for any reader."""

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.release.protected_release import METHOD, METHOD_SENTENCES

_RATES = spaced(
    "Les pourcentages sont calculés sur des effectifs arrondis et ne sont pas publiés quand ils "
    "porteraient sur moins de 30. Les médianes, moyennes et sommes portent sur 11 personnes au "
    "moins et sont arrondies elles aussi."
)
_SEVERAL = spaced(
    "Une personne peut avoir plusieurs publics, freins ou groupes d’action : ces lignes ne "
    "s’additionnent pas."
)
_SUPPRESSED = (
    spaced(
        "Les chiffres publiés sont exacts. Ceux qui portent sur un petit groupe sont retenus, et "
        "d’autres avec eux pour qu’aucun calcul sur les totaux ne les retrouve."
    ),
    spaced(
        "Le fichier a été attaqué par le programme avant de sortir : aucun chiffre retenu ne peut "
        "être situé dans un intervalle de moins de 5, même en comparant tous les tableaux et les "
        "envois précédents."
    ),
)


def method_sentences(method: str) -> tuple[str, ...]:
    """Say how a release is protected. `method` is its code."""
    return (*(METHOD_SENTENCES if method == METHOD else _SUPPRESSED), _RATES, _SEVERAL)
