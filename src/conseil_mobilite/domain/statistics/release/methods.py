"""The ways figures are protected, and what each means, told to the reader of the file."""

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.release.protected_release import METHOD, METHOD_SENTENCES

_SUPPRESSED_SENTENCES = (
    spaced(
        "Les effectifs publiés sont exacts ; ceux qui sont trop petits sont retenus, et d’autres "
        "avec eux, pour qu’aucun ne se retrouve par soustraction."
    ),
    spaced(
        "Avant l’envoi, un calcul a vérifié sur tous les tableaux réunis qu’aucun effectif retenu "
        "ne peut être connu à moins de 5 unités près."
    ),
)


def is_rounded(method: str) -> bool:
    return method == METHOD


def method_sentences(method: str) -> tuple[str, ...]:
    return METHOD_SENTENCES if is_rounded(method) else _SUPPRESSED_SENTENCES
