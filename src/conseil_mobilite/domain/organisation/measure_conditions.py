"""Which conditions of a measure of the plan a pathway meets, and why not the others.

Code des transports, art. L1215-3: the plan sets the conditions in which people get individual
advice and support. A condition that the measure says nothing of is met by everybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.language.french import counted, long_date, lower_first

Accepted = Mapping[str, str]
"""The codes that a condition accepts, each with its words; none: everybody is."""


class ConditionKind(StrEnum):
    """What a row of `MeasureCondition` is about."""

    PUBLIC = "public"
    PRESCRIBER = "prescripteur"
    INTENSITY = "intensite"
    TERRITORY = "epci"


class Verdict(StrEnum):
    MET = "remplies"
    NOT_MET = "non_remplies"
    TO_CHECK = "a_verifier"


@dataclass(frozen=True, slots=True)
class MeasureTerms:
    """What a measure asks for. The words of a public follow « s’adresse » : « aux apprentis »."""

    publics: Accepted = field(default_factory=dict)
    prescribers: Accepted = field(default_factory=dict)
    intensities: Accepted = field(default_factory=dict)
    territories: Accepted = field(default_factory=dict)
    delay_days: int | None = None
    least_contacts: int | None = None


@dataclass(frozen=True, slots=True)
class PathwayFacts:
    """What is known of a pathway on a day; an empty text or set is not known.

    `publics` are those of that day, the derived ones among them; `prescriber` is a group of
    prescribers, `decision` the latest one taken. Somebody who came by herself was not `referred`.
    """

    on: date
    publics: frozenset[str] = frozenset()
    prescriber: str = ""
    decision: str = ""
    epci: str = ""
    referred: bool = True
    referred_on: date | None = None
    first_met_on: date | None = None
    contacts: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a condition is not met or, where a fact is `missing`, cannot be told yet."""

    sentence: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer, and what stands in the way: what is not met before what is to be checked."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()


def standing(terms: MeasureTerms, facts: PathwayFacts) -> Standing:
    """Compare what a measure asks for with what is known of a pathway."""
    found = [finding for check in _CHECKS if (finding := check(terms, facts))]
    unmet = tuple(each.sentence for each in found if not each.missing)
    missing = tuple(each.sentence for each in found if each.missing)
    if unmet:
        return Standing(Verdict.NOT_MET, unmet + missing)
    return Standing(Verdict.TO_CHECK, missing) if missing else Standing(Verdict.MET)


def in_force(starts_on: date, ends_on: date | None, first: date, last: date) -> bool:
    """Whether a measure, last day included, covers one day at least from `first` to `last`."""
    return starts_on <= last and (ends_on is None or ends_on >= first)


def _publics(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    if not terms.publics or facts.publics & terms.publics.keys():
        return None
    if not facts.publics:
        return _to_check("le public n’est pas renseigné")
    return Finding(f"Cette mesure s’adresse {_either(terms.publics)}.")


def _prescriber(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    asked = f"Cette mesure demande une orientation par : {_either(terms.prescribers)}."
    return _one_of(
        terms.prescribers, facts.prescriber, "le prescripteur n’est pas renseigné", asked
    )


def _intensity(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    wanted = {code: f"« {words} »" for code, words in terms.intensities.items()}
    asked = f"Cette mesure suit la décision {_either(wanted)}, qui n’est pas celle de ce parcours."
    return _one_of(wanted, facts.decision, "la décision n’est pas encore prise", asked)


def _territory(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    asked = f"Cette mesure concerne ce territoire : {_either(terms.territories)}."
    return _one_of(terms.territories, facts.epci, "la commune n’est pas renseignée", asked)


def _delay(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    """Compare the days from the referral to the first appointment attended, or to this day."""
    if terms.delay_days is None or not facts.referred:
        return None
    if facts.referred_on is None:
        return _to_check("la date de l’orientation n’est pas renseignée")
    waited = ((facts.first_met_on or facts.on) - facts.referred_on).days
    if waited > terms.delay_days:
        return Finding(
            f"Le délai de {counted(terms.delay_days, 'jour')} entre l’orientation et le premier "
            f"rendez-vous est dépassé ({counted(waited, 'jour')})."
        )
    if facts.first_met_on is not None:
        return None
    return _first_meeting(facts, facts.referred_on + timedelta(days=terms.delay_days))


def _first_meeting(facts: PathwayFacts, until: date) -> Finding:
    """Say that nobody was met yet; once the pathway is closed, nobody will be."""
    if facts.closed:
        return Finding("Le parcours s’est terminé sans premier rendez-vous.")
    day = long_date(until, weekday=False)
    return _to_check(f"le premier rendez-vous est à honorer au plus tard le {day}")


def _contacts(terms: MeasureTerms, facts: PathwayFacts) -> Finding | None:
    """Count the contacts; as long as the pathway goes on, those that lack may still come."""
    least = terms.least_contacts or 0
    if facts.contacts >= least:
        return None
    had = f"{counted(facts.contacts, 'contact')} sur les {least} que la mesure prévoit"
    return Finding(f"Le parcours compte {had}.") if facts.closed else _to_check(f"{had}, à ce jour")


def _one_of(accepted: Accepted, code: str, unknown: str, asked: str) -> Finding | None:
    if not accepted or code in accepted:
        return None
    return Finding(asked) if code else _to_check(unknown)


def _to_check(fact: str) -> Finding:
    return Finding(f"À vérifier : {lower_first(fact)}.", missing=True)


def _either(accepted: Accepted) -> str:
    """« aux apprentis, aux personnes au RSA ou aux jeunes »."""
    *others, last = accepted.values() or ("",)
    return f"{', '.join(others)} ou {last}" if others else last


_CHECKS: Final[tuple[Callable[[MeasureTerms, PathwayFacts], Finding | None], ...]] = (
    _publics,
    _prescriber,
    _intensity,
    _territory,
    _delay,
    _contacts,
)
