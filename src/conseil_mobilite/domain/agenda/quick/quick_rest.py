"""The rest of a quick entry, once all else is read: where, and who or what it is about."""

import re
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_kinds import capital
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, bare, words

_APPOINTMENT: Final = words(r"(?:premier |1er )?(?:rdv|rendez[ -]vous|rv)")
_PLACE: Final = re.compile(r"(?:^|(?<=\s))(?P<how>a|au|aux|chez|dans|pres de) (?=\S)")
_WITH: Final = re.compile(r"(?:^|(?<=\s))avec (?=\S)")
_ARTICLE: Final = re.compile(r"(?:la |le |les |l')")
_KEPT: Final = frozenset({"chez", "dans", "pres de"})
_CIVILITY: Final = re.compile(r"(?:m\.|mr\.?|mme\.?|mlle\.?|madame|monsieur|mademoiselle) ")

_LOOSE_ENDS: Final = frozenset(
    {"a", "au", "avec", "d", "d'", "de", "du", "en", "et", "l", "l'", "la", "le", "les"}
    | {"pour", "sur", "un", "une", "vers"}
)
_LOOSE_STARTS: Final = frozenset({"et", "pour"})
_FIGURED: Final = re.compile(r"(?<!\S)(?!\d{4,}(?!\S))\d\S*")
"""A word that begins with a figure; a whole number of four or more may be one of a file."""


@dataclass(frozen=True, slots=True)
class Rest:
    """`subject` is a name, or what a workshop is about; `people` come after « avec »."""

    subject: str = ""
    people: str = ""
    place: str = ""


def take_filler(slate: Slate) -> None:
    slate.take_all(_APPOINTMENT)


def take_unread(slate: Slate) -> tuple[str, ...]:
    """Take off the slate the words with figures that nothing could be made of: « 25h »."""
    return tuple(slate.typed(*match.span()) for match in slate.take_all(_FIGURED))


def read_rest(slate: Slate) -> Rest:
    """Part what is left into a place, after « à » or « chez », the people, and the subject."""
    subjects, people, places = [], [], []
    for piece in slate.pieces():
        before, place = _parted(piece)
        match = _WITH.search(bare(before))
        if match is not None:
            before, named = before[: match.start()], before[match.end() :]
            people.append(_trimmed(named))
        subjects.append(_trimmed(before))
        places.append(place)
    return Rest(_together(subjects), _together(people), _together(places))


def without_civility(name: str) -> str:
    """« Mme Martin » is looked for as « Martin »."""
    match = _CIVILITY.match(bare(name))
    return name[match.end() :] if match else name


def _parted(piece: str) -> tuple[str, str]:
    match = _PLACE.search(bare(piece))
    if match is None:
        return piece, ""
    if match["how"] in _KEPT:
        return piece[: match.start()], capital(piece[match.start() :])
    place = piece[match.end() :]
    article = _ARTICLE.match(bare(place))
    return piece[: match.start()], capital(place[article.end() if article else 0 :])


def _trimmed(piece: str) -> str:
    """Leave out the small words that stood by what was read: « mardi à », « et »."""
    told = piece.split()
    while told and bare(told[-1]).strip(".,;") in _LOOSE_ENDS:
        told.pop()
    while told and bare(told[0]) in _LOOSE_STARTS:
        told.pop(0)
    return " ".join(told).strip(" ,;-")


def _together(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)
