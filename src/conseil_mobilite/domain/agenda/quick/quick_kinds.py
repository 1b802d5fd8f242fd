"""What a quick entry is about: the kind, by phone or not, in which room, with how many people."""

import re
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Found
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words

WORKSHOP: Final = "atelier"
BY_PHONE: Final = "TELEPHONE"
PHONE_CALL: Final = "telephone"

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    r"suivi[ -](?:post[ -]sortie|apres (?:la )?sortie|(?:a )?[36] mois)": ("suivi_post_sortie",),
    r"bilan final": ("bilan_final",),
    r"bilan (?:de )?mobilite": ("diagnostic",),
    r"entretien (?:de )?suivi": ("suivi",),
    r"entretien telephonique": (PHONE_CALL,),
    r"(?:trajet|accompagnement trajet) accompagne|trajet": ("trajet_accompagne",),
    r"demarche accompagnee|demarches?": ("demarche",),
    r"ateliers?(?: collectif)?": (WORKSHOP,),
    r"diagnostic|diag": ("diagnostic",),
    r"restitution|restit": ("restitution",),
    r"suivi": ("suivi",),
    r"appel|appeler|rappel|rappeler": (PHONE_CALL,),
    r"bilan": ("diagnostic", "bilan_final"),
    r"entretien": ("suivi", PHONE_CALL),
    r"accompagnement": ("trajet_accompagne", "demarche"),
}
"""The words of each kind (list `appointment_kinds`); some may mean two."""

_CODES: Final = tuple((re.compile(pattern), codes) for pattern, codes in _KINDS.items())
_KIND: Final = words(rf"(?P<kind>{'|'.join(_KINDS)})(?: de(?= ))?")
_MODALITIES: Final = (
    (words(r"(?:au |par |en )?(?:telephone|tel)\.?"), BY_PHONE),
    (words(r"(?:en |par )?visio(?:conference)?"), "VISIO"),
    (words(r"(?:en )?(?:presentiel|face[ -]a[ -]face)"), "PHYSIQUE"),
)
_ROOM: Final = words(
    r"(?:(?:en|dans la|dans le|au) )?"
    r"(?P<room>salle (?:de la |de |des |du )?\w+|bureau (?:n[o°] ?)?(?:\d{1,3}|[a-z]))"
)
_PARTICIPANTS: Final = words(
    r"(?:pour |avec )?(?P<count>\d{1,3}) "
    r"(?:personnes?|participants?|participantes?|inscrits?|places?)"
)


@dataclass(frozen=True, slots=True)
class KindFound:
    """The ways to understand the kind; `words` as typed, for the title of a workshop."""

    found: Found
    words: str = ""

    @property
    def workshop(self) -> bool:
        return {choice.kind for choice in self.found.choices} == {WORKSHOP}


def take_kind(slate: Slate) -> KindFound:
    """Take the kind off the slate; of a workshop, the words that follow stay for its title."""
    first = _KIND.search(slate.left)
    if first is None:
        return KindFound(Found())
    codes = _codes(first)
    if codes == (WORKSHOP,):
        slate.wipe(*first.span("kind"))
        return KindFound(Found((Choice(kind=WORKSHOP),)), slate.typed(*first.span("kind")))
    told = [code for match in slate.take_all(_KIND) for code in _codes(match)]
    return KindFound(Found(tuple(Choice(kind=code) for code in dict.fromkeys(told))))


def take_modality(slate: Slate) -> str:
    """Take « tél », « en visio » off the slate; nothing where it is not told."""
    for pattern, code in _MODALITIES:
        if slate.take(pattern) is not None:
            return code
    return ""


def take_room(slate: Slate) -> str:
    match = slate.take(_ROOM)
    return capital(slate.typed(*match.span("room"))) if match else ""


def take_participants(slate: Slate) -> int:
    """Take « 8 personnes » off the slate: expected, without a name."""
    match = slate.take(_PARTICIPANTS)
    return int(match["count"]) if match else 0


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _codes(match: re.Match[str]) -> tuple[str, ...]:
    return next(codes for pattern, codes in _CODES if pattern.fullmatch(match["kind"]))
