"""How the figures of a release are protected, in a few sentences for any reader."""

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.release import methods

_OTHERS = (
    spaced(
        "Les pourcentages ne sont pas publiés quand ils porteraient sur moins de 30. Les médianes, "
        "moyennes et sommes portent sur 11 personnes au moins et sont arrondies."
    ),
    spaced(
        "Une personne peut avoir plusieurs publics, freins ou groupes d’action : ces lignes ne "
        "s’additionnent pas."
    ),
)


def method_sentences(method: str, *, is_year: bool) -> tuple[str, ...]:
    """Say how a release is protected. `method` is its code."""
    return (*methods.method_sentences(method, is_year=is_year), *_OTHERS)
