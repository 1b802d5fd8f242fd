"""The files of the base, as an import compares rows with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from conseil_mobilite.domain.imports.same_person import Identity, PeopleIndex, folded
from conseil_mobilite.domain.language.folding import fold


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A file of the base. Phones are in E.164; `address` is the line of the street."""

    id: UUID
    file_number: str
    last_name: str
    usual_name: str
    first_name: str
    birth_date: date | None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    france_travail_id: str = ""

    def identity(self) -> Identity:
        return Identity(
            last_names=folded(self.last_name, self.usual_name),
            first_name=fold(self.first_name),
            birth_date=self.birth_date.isoformat() if self.birth_date else "",
            phones=self.phones,
            emails=tuple(email.lower() for email in self.emails),
            address=fold(self.address),
            france_travail_id=self.france_travail_id.upper(),
        )


class KnownPeople:
    """Every file of the base; none in a simulation without base."""

    def __init__(self, people: Iterable[KnownPerson] = ()) -> None:
        self._index: PeopleIndex[KnownPerson] = PeopleIndex()
        for person in people:
            self._index.add(person.identity(), person)

    def same(self, one: Identity) -> KnownPerson | None:
        return self._index.same(one)

    def perhaps(self, one: Identity) -> KnownPerson | None:
        """Return who may be this person; a file that tells as little as the row may be hers.

        Else the same list brought in again would create her a second time.
        """
        return self._index.perhaps(one) or self._index.undated(one)

    def sharing_identifier(self, one: Identity) -> KnownPerson | None:
        return self._index.sharing_identifier(one)

    def namesake(self, one: Identity) -> KnownPerson | None:
        return self._index.namesake(one)
