"""What an import finds around it, read once whatever the number of its rows."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import cache
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.referrals.prescriber_words import PrescriberWords
from conseil_mobilite.services.people.person_registration import file_numbers
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.reference.territories import Territories


class Surroundings:
    """The day, who acts, the places, the basins and the prescribers, and the next file numbers."""

    def __init__(self, session: Session, territories: Territories, source: str) -> None:
        """`source` names the file, as notes say where their words come from."""
        self.now: datetime = session.info["clock"]()
        self.today = paris_day(self.now)
        self.adviser: UUID | None = session.info["adviser"]
        self.source = source
        self.lists = code_lists()
        self.numbers = file_numbers(session, self.today.year)
        self.epci = cache(lambda code: _epci(territories, code))
        words = PrescriberWords(self.lists["prescriber_kinds"])
        self.prescriber_kind, self.is_bare = cache(words.kind_of), cache(words.is_bare)
        self._prescribers = {(each.kind, each.name): each.id for each in _prescribers(session)}
        self._members = _members(session)

    def prescriber(self, kind: str, name: str) -> UUID | None:
        """Return the prescriber of the base that bears this name."""
        return self._prescribers.get((kind, name))

    def basin(self, epci_code: str, on: date) -> UUID | None:
        """Return the only basin of an EPCI on a day; None where there is none, or a choice."""
        found = {row.basin_id for row in self._members.get(epci_code, ()) if _valid(row, on)}
        return found.pop() if len(found) == 1 else None


@contextmanager
def surroundings(session: Session, source: str) -> Iterator[Surroundings]:
    with closing(Territories.open()) as territories:
        yield Surroundings(session, territories, source)


def _epci(territories: Territories, insee_code: str) -> str:
    place = territories.by_code(insee_code) if insee_code else None
    return place.epci_code if place else ""


def _prescribers(session: Session) -> list[Prescriber]:
    return list(session.exec(select(Prescriber)))


def _members(session: Session) -> dict[str, list[BasinIntercommunality]]:
    found: defaultdict[str, list[BasinIntercommunality]] = defaultdict(list)
    for row in session.exec(select(BasinIntercommunality)):
        found[row.epci_code].append(row)
    return found


def _valid(row: BasinIntercommunality, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or row.valid_to > on)
