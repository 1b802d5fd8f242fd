"""When a file, or a part of it, has been kept long enough.

Référentiel CNIL des durées de conservation, délibération 2023-095 du 14 septembre 2023. The clock
runs on the last event that means something to the person, never while a pathway is open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.pathway.followup import months_after

SHORTEST: Final = 1
LONGEST: Final = 36
"""Months in the active base; longer is an archive, with a written reason."""
NOTICE: Final = timedelta(days=30)
"""How long a departure is announced before it may happen."""
MONTHS_OF_YEAR: Final = 12
LONGEST_ARCHIVE: Final = 120
"""Months that an archive may last at most."""
LEAST_REASON: Final = 10
"""Letters that a written reason has at least."""
STRANGE_GAP: Final = timedelta(days=60)
"""After so long without an entry in the base, the clock of the computer may be wrong."""


class Rule(StrEnum):
    """The codes of the list `retention_rules`."""

    NEVER_MET = "jamais_rencontree"
    LAST_CONTACT = "apres_contact"
    SENSITIVE = "donnees_sensibles"
    DOCUMENTS = "documents"
    CONTACTS = "coordonnees"

    @property
    def whole(self) -> bool:
        """Whether the whole file leaves, or a part of it."""
        return self in {Rule.NEVER_MET, Rule.LAST_CONTACT}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules look at in one file.

    `last_event` is the day of the last event that means something to the person, the registration
    where there is none; `exited_on` that of the end of her last pathway, None where one is open or
    none ever was. `limited`: she asked that her data be neither used nor erased (RGPD, art. 18).
    """

    last_event: date
    met: bool = True
    open: bool = False
    exited_on: date | None = None
    followups_wait: bool = False
    sensitive: bool = False
    documents: bool = False
    contacts: bool = False
    limited: bool = False


def due(standing: Standing, months: Mapping[Rule, int]) -> Iterator[tuple[Rule, date]]:
    """Give each rule that asks something of the file, with the day from which it does.

    One whole rule at most; the parts that a file no longer has are not asked for.
    """
    if standing.open or standing.limited:
        return
    whole = Rule.LAST_CONTACT if standing.met else Rule.NEVER_MET
    yield whole, months_after(standing.last_event, months[whole])
    if standing.sensitive:
        yield Rule.SENSITIVE, months_after(standing.last_event, months[Rule.SENSITIVE])
    if standing.exited_on is not None:
        if standing.documents:
            yield Rule.DOCUMENTS, months_after(standing.exited_on, months[Rule.DOCUMENTS])
        if standing.contacts and not standing.followups_wait:
            yield Rule.CONTACTS, months_after(standing.exited_on, months[Rule.CONTACTS])


def asked(standing: Standing, months: Mapping[Rule, int], today: date) -> dict[Rule, date]:
    """Return what is due by today; a file that leaves as a whole has no part to lose before."""
    found = {rule: day for rule, day in due(standing, months) if day <= today}
    wholes = {rule: day for rule, day in found.items() if rule.whole}
    return wholes or found


def whole_due(standing: Standing, months: Mapping[Rule, int]) -> date | None:
    """Return the day from which the whole file leaves, None while it may not."""
    return next((day for rule, day in due(standing, months) if rule.whole), None)


def told_delay(months: int) -> str:
    """Say a delay: « 2 ans », « 18 mois »."""
    years, rest = divmod(months, MONTHS_OF_YEAR)
    return counted(months, "mois", "mois") if rest or not years else counted(years, "an")


def strange_day(worked: Sequence[date], today: date) -> date | None:
    """Return the day that makes the clock of the computer doubtful, if there is one.

    `worked` are the last days of work before today, the last first. Each is followed by a later
    one, soon enough, unless the clock was set in between.
    """
    next_one = today
    for day in worked:
        if day > next_one or next_one - day > STRANGE_GAP:
            return day
        next_one = day
    return None
