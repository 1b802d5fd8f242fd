"""What kind of partner a structure of the directory is, where the network that bears it says so."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

_KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "plateforme_mobilite": ("mobin", "wimoov"),
        "service_public_emploi": (
            *("france-travail", "mission-locale", "cap-emploi-reseau-cheops"),
            *("plie", "maisons-de-l-emploi"),
        ),
        "service_social": (
            *("ccas-cias", "departements", "maisons-des-solidarites"),
            *("delegataire-conseil-departemental", "cms"),
        ),
        "organisme_social": ("caf", "mutualite-sociale-agricole", "cpam"),
        "mdph": ("mdph", "maison-departementale-de-lautonomie"),
        "organisme_formation": ("afpa", "ecoles-de-la-deuxieme-chance", "epide", "cnam"),
        "structure_insertion": ("aci", "ai", "ei", "etti", "eiti", "geiq", "coorace", "cava"),
        "financeur": ("adie", "france-active"),
        "centre_social": ("fcsf", "secours-populaire", "croix-rouge", "restos-du-coeur"),
    }
)
_KIND_OF: Final = {network: kind for kind, networks in _KINDS.items() for network in networks}


def partner_kind(networks: Iterable[str]) -> str:
    """Return a code of the list `partner_kinds`, or nothing where no network tells."""
    return next((_KIND_OF[each] for each in networks if each in _KIND_OF), "")
