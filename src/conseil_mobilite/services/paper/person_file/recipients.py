"""To whom something was told of the person, and when (RGPD, art. 15, 1, c)."""

from collections.abc import Iterator
from datetime import date, datetime

from conseil_mobilite.domain.language.french import long_date, lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.referral_rules import Direction
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.telling import labels, words_of

_REFERRED = "orientation vers ce service"
"""Read by the person on her papers, and by the adviser on the screen: it says « votre » to none."""


def told_to(held: Held) -> tuple[str, ...]:
    """Name, in the order of the days, each body that received a paper or a referral of hers."""
    found = sorted({*_papers(held), *_referrals(held)})
    return tuple(f"{who} : {what}, le {long_date(day, weekday=False)}" for day, who, what in found)


def _papers(held: Held) -> Iterator[tuple[date, str, str]]:
    for row in held["issued_document"]:
        if recipient := words_of(row["recipient"]):
            yield _day(row["issued_at"]), recipient, lower_first(words_of(row["title"]))


def _referrals(held: Held) -> Iterator[tuple[date, str, str]]:
    for row in held["referral"]:
        if row["direction"] == Direction.SENT:
            kind = labels("prescriber_kinds", row["prescriber_kind"])
            who = words_of(row["prescriber_name"]) or kind
            yield _day(row["received_on"]), who, _REFERRED


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return paris_day(value)
    assert isinstance(value, date)
    return value
