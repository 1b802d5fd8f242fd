"""Whether a service suits a person, and why: « Proposé parce que… », « Non proposé parce que… ».

The sentences are printed and shown to others: none names a public or a barrier that is sensitive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.directory.distance import kilometres
from conseil_mobilite.domain.directory.freshness import to_check
from conseil_mobilite.domain.directory.need import Need, Place
from conseil_mobilite.domain.directory.schema import EVERYBODY, FRANCE
from conseil_mobilite.domain.directory.service import Service, Structure
from conseil_mobilite.domain.directory.vocabulary import Vocabulary
from conseil_mobilite.domain.language.french import long_date, lower_first, spaced

_COUNTRY: Final = frozenset({FRANCE, "99100"})
_PAYING: Final = "payant"
_BELONGS: Final = "Ce service s’adresse à un public dont la personne fait partie."
_BY_NEED: Final = "Il répond à un besoin retenu dans son dernier bilan."
_NO_THEME: Final = "Il ne répond à aucun frein retenu dans son dernier bilan."
_NO_ASSESSMENT: Final = "Aucun frein n’est encore retenu : les thèmes n’ont pas été comparés."
_NOT_FREE: Final = "Il est payant, et vous cherchez un service gratuit."
_FEES_UNKNOWN: Final = "Son coût n’est pas indiqué : demandez-le."
_REMOTE: Final = "Il est possible à distance, sans se déplacer."
_ACCESS_TOLD: Final = "L’accessibilité des locaux est décrite."
_ACCESS_UNKNOWN: Final = "L’accessibilité des locaux n’est pas décrite : demandez-la."
_ZONE_UNKNOWN: Final = "Sa zone n’est pas indiquée : vérifiez qu’il accueille la personne."
_HOME_UNKNOWN: Final = "La commune de la personne n’est pas notée : la zone n’a pas été comparée."
_PUBLICS_UNKNOWN: Final = "Ses publics ne sont pas indiqués : vérifiez qu’il l’accueille."
_OLD: Final = "L’information n’a pas été vérifiée depuis six mois : vérifiez-la."


class Nearness(IntEnum):
    """How closely the zone of a service fits where the person lives."""

    MUNICIPALITY = 0
    INTERCOMMUNALITY = 1
    DEPARTMENT = 2
    COUNTRY = 3
    UNKNOWN = 4
    OUTSIDE = 5


_ZONE_WORDS: Final[Mapping[Nearness, str]] = MappingProxyType(
    {
        Nearness.MUNICIPALITY: "Il couvre la commune de la personne{where}.",
        Nearness.INTERCOMMUNALITY: "Il couvre l’intercommunalité de sa commune{where}.",
        Nearness.DEPARTMENT: "Il couvre tout le département ({department}).",
        Nearness.COUNTRY: "Il couvre toute la France.",
        Nearness.OUTSIDE: "Il ne couvre pas la commune de la personne{where}.",
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as it is compared: with its structure, and when somebody here checked it."""

    service: Service
    structure: Structure
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """`reasons` speak for the service, `against` keep it from being proposed; `cautions` do not.

    `kilometres` is as the crow flies from the middle of the commune, where both places are known.
    """

    reasons: tuple[str, ...]
    against: tuple[str, ...]
    cautions: tuple[str, ...]
    nearness: Nearness
    kilometres: float | None

    @property
    def proposed(self) -> bool:
        return not self.against

    @property
    def order(self) -> tuple[bool, int, int, float]:
        """Sort by it: proposed first, then what suits most, then what is near."""
        far = float("inf") if self.kilometres is None else self.kilometres
        return (not self.proposed, -len(self.reasons), self.nearness, far)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one comparison found: at most one sentence of each sort is filled."""

    reason: str = ""
    against: str = ""
    caution: str = ""


def match(offer: Offer, need: Need, vocabulary: Vocabulary, today: date) -> Match:
    """Compare a service with what a person needs."""
    nearness = nearness_of(offer.service.zones, need.place)
    findings = (
        _by_theme(offer.service, need, vocabulary),
        _by_zone(nearness, need.place),
        _by_public(offer.service, need, vocabulary),
        _by_cost(offer.service, need),
        _by_access(offer, need),
        _by_date(offer, today),
    )
    return Match(
        reasons=_told(finding.reason for finding in findings),
        against=_told(finding.against for finding in findings),
        cautions=_told(finding.caution for finding in findings),
        nearness=nearness,
        kilometres=_far(offer, need.place),
    )


def nearness_of(zones: Sequence[str], place: Place) -> Nearness:
    """Tell by which zone a place is covered, the smallest first."""
    if not zones:
        return Nearness.UNKNOWN
    named = frozenset(zones)
    levels = (
        (Nearness.MUNICIPALITY, {place.insee_code, place.city_code}),
        (Nearness.INTERCOMMUNALITY, {place.epci_code}),
        (Nearness.DEPARTMENT, {place.department_code}),
        (Nearness.COUNTRY, _COUNTRY),
    )
    found = (level for level, codes in levels if named & (codes - {""}))
    outside = Nearness.OUTSIDE if place.insee_code else Nearness.UNKNOWN
    return next(found, outside)


def _by_theme(service: Service, need: Need, vocabulary: Vocabulary) -> _Finding:
    if not need.has_themes:
        return _Finding(caution=_NO_ASSESSMENT)
    told = [theme for theme in service.themes if theme in need.themes]
    if told:
        return _Finding(reason=_theme_words(told, need, vocabulary))
    if need.hidden_themes & set(service.themes):
        return _Finding(reason=_BY_NEED)
    return _Finding(against=_NO_THEME)


def _theme_words(themes: Sequence[str], need: Need, vocabulary: Vocabulary) -> str:
    labels = _quoted(vocabulary.label("thematiques", theme) for theme in themes)
    said = f"{'Thèmes' if len(themes) > 1 else 'Thème'} : {labels}"
    barriers = list(dict.fromkeys(label for theme in themes for label in need.themes[theme]))
    answered = "aux freins" if len(barriers) > 1 else "au frein"
    return f"{said}, pour répondre {answered} {_quoted(barriers)}." if barriers else f"{said}."


def _by_zone(nearness: Nearness, place: Place) -> _Finding:
    if nearness is Nearness.UNKNOWN:
        return _Finding(caution=_ZONE_UNKNOWN if place.insee_code else _HOME_UNKNOWN)
    where = f" ({place.name})" if place.name else ""
    told = _ZONE_WORDS[nearness].format(where=where, department=place.department_code)
    return _Finding(against=told) if nearness is Nearness.OUTSIDE else _Finding(reason=told)


def _by_public(service: Service, need: Need, vocabulary: Vocabulary) -> _Finding:
    wanted = set(service.publics)
    if not wanted:
        return _Finding(caution=_PUBLICS_UNKNOWN)
    if EVERYBODY in wanted:
        return _Finding(reason="Il s’adresse à tous les publics.")
    held = [code for code in service.publics if code in need.publics]
    if held:
        labels = ", ".join(lower_first(vocabulary.label("publics", code)) for code in held)
        return _Finding(reason=f"Il s’adresse à un public dont elle fait partie : {labels}.")
    if wanted & need.hidden_publics:
        return _Finding(reason=_BELONGS)
    labels = ", ".join(lower_first(vocabulary.label("publics", code)) for code in service.publics)
    if wanted & need.unknown_publics:
        return _Finding(caution=f"Il s’adresse à : {labels}. Vérifiez qu’elle en fait partie.")
    return _Finding(against=f"Il s’adresse à d’autres publics : {labels}.")


def _by_cost(service: Service, need: Need) -> _Finding:
    if service.free:
        return _Finding(reason="Il est gratuit.")
    if service.fees == _PAYING:
        return _Finding(against=_NOT_FREE) if need.wants_free else _Finding()
    return _Finding(caution=_FEES_UNKNOWN) if need.wants_free else _Finding()


def _by_access(offer: Offer, need: Need) -> _Finding:
    if not need.needs_access:
        return _Finding()
    if offer.service.at_a_distance:
        return _Finding(reason=_REMOTE)
    if offer.structure.accessibility:
        return _Finding(reason=_ACCESS_TOLD)
    return _Finding(caution=_ACCESS_UNKNOWN)


def _by_date(offer: Offer, today: date) -> _Finding:
    ended = offer.service.suspended_on
    if ended is not None and ended <= today:
        return _Finding(against=f"Il n’est plus proposé depuis le {_day(ended)}.")
    old = to_check(offer.service.updated_on, offer.checked_on, today)
    return _Finding(caution=_OLD) if old else _Finding()


def _far(offer: Offer, place: Place) -> float | None:
    point = offer.service.contact.point or offer.structure.contact.point
    if point is None or place.centre is None:
        return None
    return kilometres(place.centre, point)


def _day(day: date) -> str:
    return long_date(day, weekday=False)


def _quoted(labels: Iterable[str]) -> str:
    return ", ".join(f"« {label} »" for label in labels)


def _told(sentences: Iterator[str]) -> tuple[str, ...]:
    return tuple(spaced(sentence) for sentence in sentences if sentence)
