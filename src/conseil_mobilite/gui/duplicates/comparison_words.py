"""How the fields of two files are said side by side."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.language.french import counted, long_date, phone_display
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.people.wording import born, joined, public_words
from conseil_mobilite.services.duplicates.comparing import Comparison, FileSide, OpenPathway

UNKNOWN: Final = "Non renseigné"
FIELD_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "civility": "Civilité",
        "last_name": "Nom",
        "usual_name": "Nom d’usage",
        "first_name": "Prénom",
        "birth_date": "Date de naissance",
        "sex": "Sexe",
        "address": "Adresse",
        "france_travail_id": "Identifiant France Travail",
        "caf_id": "Identifiant CAF",
        "contact_preference": "Moyen de contact",
        "easy_read": "Fiche facile à lire",
        "adviser_id": "Suivi par",
    }
)
_JOINED: Final = (
    "Tout ce que contient le dossier {gone} rejoint le dossier {kept}. Les téléphones, les "
    "courriels et les situations déclarées sont réunis."
)
_FOUND: Final = (
    "Le numéro {gone} retrouvera toujours la personne. Pendant 30 jours, les deux dossiers peuvent "
    "être séparés de nouveau."
)
_CODED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "civility": "civilities",
        "sex": "sexes",
        "contact_preference": "contact_preferences",
    }
)


def sentence(parts: Sequence[str]) -> str:
    """Join words and begin them with a capital: « Même nom, même téléphone »."""
    told = ", ".join(parts)
    return told[:1].upper() + told[1:]


def value_words(field: str, side: FileSide, lists: CodeLists) -> str:
    """Return what a file says of a field, or that it says nothing."""
    value = getattr(side.person, field)
    if field in _CODED:
        return lists[_CODED[field]].label(str(value)) if value else UNKNOWN
    say = _SAID.get(field)
    return (say(side) if say else str(value)) or UNKNOWN


def file_lines(side: FileSide, lists: CodeLists) -> tuple[str, ...]:
    """Return what tells a file at first sight, a line each."""
    person = side.person
    reach = joined(*map(phone_display, side.phones), *side.emails)
    return (
        joined(f"Dossier {person.file_number}", born(person.birth_date, person.sex)),
        reach or "Ni téléphone ni courriel",
        joined(_address(person)) or "Adresse inconnue",
        sentence(public_words(side.publics, lists)) or "Aucune situation déclarée",
        sentence(side.held) or "Rien d’autre dans ce dossier",
    )


def pathway_words(pathway: OpenPathway | None) -> str:
    if pathway is None:
        return "Aucun"
    day = long_date(pathway.opened_on, weekday=False)
    actions = counted(pathway.actions, "action en cours", "actions en cours")
    state = STATE_LABELS.get(pathway.state, pathway.state)
    return joined(f"Ouvert le {day}", state, actions if pathway.actions else "")


def outcome(compared: Comparison, survivor: int) -> tuple[str, ...]:
    """Say before a merge what it will do."""
    kept, gone = (compared.sides[each].person.file_number for each in (survivor, 1 - survivor))
    told = [_JOINED.format(gone=gone, kept=kept), _FOUND.format(gone=gone)]
    if compared.both_open:
        told.append(
            "Un seul parcours peut rester ouvert. L’autre est clos avec le motif « Doublon ou "
            "erreur de saisie » : ses rendez-vous à venir continuent dans celui qui reste, le "
            "reste s’y lit toujours."
        )
    if compared.together:
        seats = counted(compared.together, "rendez-vous")
        told.append(f"Les deux dossiers étaient attendus ensemble à {seats} : une place reste.")
    return tuple(told)


def _address(person: Person) -> str:
    place = " ".join(filter(None, (person.postcode, person.municipality_name)))
    return ", ".join(filter(None, (person.address, place)))


def _birth(side: FileSide) -> str:
    birth = side.person.birth_date
    return long_date(birth, weekday=False) if birth else ""


_SAID: Final[Mapping[str, Callable[[FileSide], str]]] = MappingProxyType(
    {
        "birth_date": _birth,
        "address": lambda side: _address(side.person),
        "adviser_id": lambda side: side.adviser,
        "easy_read": lambda side: "Oui" if side.person.easy_read else "Non",
    }
)
