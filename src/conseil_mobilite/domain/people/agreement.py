"""What a person agreed that others be told: her last word, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from conseil_mobilite.domain.people.privacy import DisclosureAgreement

TO_PERSON: Final = "restitution_personne"
TO_PRESCRIBER: Final = "restitution_prescripteur"


class Standing(Enum):
    """Where an agreement stands; only the last of these lets anything out."""

    NOT_ASKED = "not asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OPPOSED = "opposed"  # to what is made of her data (RGPD, art. 21)
    LIMITED = "limited"  # she had their use limited (art. 18)
    EARLIER = "earlier"  # given before this prescriber sent her: it spoke of another
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class LastWord:
    """`on` is the day on which she agreed or refused, or took her agreement back."""

    standing: Standing
    on: date | None = None

    @property
    def agreed(self) -> bool:
        return self.standing is Standing.AGREED


def last_word(
    answers: Sequence[DisclosureAgreement], today: date, since: date | None = None
) -> LastWord:
    """Return the last word among the answers of a person on one subject.

    `since` is the day on which the prescriber sent her: an agreement given before spoke of another.

    Of one day nobody kept the order: what she refused that day is not told. An agreement dated
    later than today is none yet.
    """
    if not answers:
        return LastWord(Standing.NOT_ASKED)
    day = max(each.given_on for each in answers)
    last = [each for each in answers if each.given_on == day]
    standing = [each.agreed for each in last if each.withdrawn_on is None]
    if not standing:
        return _taken_back(last)
    if not all(standing):
        return LastWord(Standing.REFUSED, day)
    if day > today:
        return LastWord(Standing.NOT_ASKED)
    return LastWord(Standing.EARLIER if since and day < since else Standing.AGREED, day)


def _taken_back(answers: Sequence[DisclosureAgreement]) -> LastWord:
    """Tell of answers taken back: a refusal taken back leaves the question open."""
    days = [each.withdrawn_on for each in answers if each.agreed and each.withdrawn_on]
    return LastWord(Standing.WITHDRAWN, max(days)) if days else LastWord(Standing.NOT_ASKED)
