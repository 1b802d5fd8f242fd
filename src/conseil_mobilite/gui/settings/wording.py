"""Words that the settings and the first run share."""

from typing import Final

from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.store.reference.territories import Intercommunality, Municipality

SIRET_FIGURES: Final = 14
EPCI_KINDS: Final = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
    "METRO": "Métropole",
    "MET69": "Métropole de Lyon",
}
_FORMS: Final = ("CC", "CA", "CU")
_ARTICLES: Final = ("de la ", "de l’", "du ", "des ", "de ", "d’")
NO_RECOVERY: Final = (
    "Personne, pas même l’éditeur du logiciel, ne peut retrouver cette phrase : sans elle, les "
    "dossiers restent fermés, sauf avec le kit de récupération. Imprimez ce kit et gardez-le sous "
    "clé, loin de l’ordinateur."
)


def kind_consequence(kinds: CodeList, kind: str) -> str:
    """Say what the kind of the body changes: the legal basis printed on every notice."""
    if kind not in kinds:
        return "Le type d’organisme décide du fondement légal imprimé sur les notices."
    if kinds[kind].flag("public_body"):
        return (
            "Organisme public : les données sont traitées au titre de votre mission d’intérêt "
            "public. C’est ce que diront les notices remises aux personnes."
        )
    return (
        "Organisme privé : les données sont traitées au titre de votre intérêt légitime à "
        "accompagner. C’est ce que diront les notices remises aux personnes."
    )


def authorised_consequence(kinds: CodeList, kind: str, answer: str) -> str:
    """Say what the answer changes on the « attestation de diagnostic mobilité »."""
    if answer == "oui" or (not answer and kind in kinds and _listed(kinds, kind)):
        told = "L’attestation de diagnostic mobilité dira que votre organisme est habilité."
    else:
        told = "L’attestation de diagnostic mobilité dira qu’elle n’est pas délivrée à ce titre."
    if answer or kind not in kinds:
        return told if answer else "Choisissez d’abord le type de votre organisme."
    return f"D’après son type : {'oui' if _listed(kinds, kind) else 'non'}. {told}"


def _listed(kinds: CodeList, kind: str) -> bool:
    return kinds[kind].flag("authorised_prescriber")


def epci_detail(found: Intercommunality) -> str:
    """« Communauté de communes · 16 396 habitants »."""
    kind = EPCI_KINDS.get(found.kind, "Intercommunalité")
    return f"{kind} · {counted(found.population, 'habitant')}"


def basin_name(epci: str) -> str:
    """Propose a name from that of an EPCI: « Thiérache du Centre »."""
    form, _, rest = epci.partition(" ")
    if form not in _FORMS or not rest:
        return epci
    article = next((found for found in _ARTICLES if rest.startswith(found)), "")
    name = rest.removeprefix(article)
    return name[:1].upper() + name[1:]


def place_recognised(place: Municipality) -> str:
    """« Commune reconnue : Guise (02361), CC Thiérache Sambre et Oise. »."""
    group = f", {place.epci_name}" if place.epci_name else ", sans intercommunalité"
    return f"Commune reconnue : {place.name} ({place.insee_code}){group}."


def figures_typed(count: int) -> str:
    return f"{number(count)} chiffres sur {SIRET_FIGURES}." if count else ""
