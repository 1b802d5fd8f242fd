"""Who is the same person as whom: certain, possible, or not. Couples and twins never are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from conseil_mobilite.domain.language.folding import fold

Owner = TypeVar("Owner")
_MOST = 25


@dataclass(frozen=True, slots=True)
class Identity:
    """Folded names, and what else tells a person. `last_names`: at birth, and in use."""

    last_names: tuple[str, ...]
    first_name: str
    birth_date: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    france_travail_id: str = ""

    def contacts(self) -> Iterator[tuple[str, str]]:
        yield from (("phone", phone) for phone in self.phones)
        yield from (("email", email) for email in self.emails)
        if self.address:
            yield "address", self.address


def folded(*names: str) -> tuple[str, ...]:
    """Fold names, those that are empty or come again left out."""
    return tuple(dict.fromkeys(filter(None, map(fold, names))))


def names_equal(one: Identity, other: Identity) -> bool:
    """Tell whether first names are the same, and a last name of the one is one of the other."""
    return one.first_name == other.first_name and bool({*one.last_names} & {*other.last_names})


def names_agree(one: Identity, other: Identity) -> bool:
    """Tell whether names are equal, one a shorter form of the other, or swapped.

    « Marie » and « Marie-France », « Dupont » and « Dupont-Aubry » agree; two twins do not.
    """
    if _longer(one.first_name, other.first_name):
        pairs = ((a, b) for a in one.last_names for b in other.last_names)
        return any(_longer(a, b) for a, b in pairs)
    return one.first_name in other.last_names and other.first_name in one.last_names


class PeopleIndex(Generic[Owner]):
    """Finds who is the same, by keys, however many they are."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], tuple[Identity, Owner]] = {}
        self._near: dict[tuple[str, ...], list[tuple[Identity, Owner]]] = {}
        self._names: dict[tuple[str, ...], Owner] = {}
        self._undated: dict[tuple[str, ...], tuple[Identity, Owner]] = {}

    def add(self, one: Identity, owner: Owner) -> None:
        for key in _exact_keys(one):
            self._exact.setdefault(key, (one, owner))
        for key in _near_keys(one):
            kept = self._near.setdefault(key, [])
            if len(kept) < _MOST:
                kept.append((one, owner))
        for last in one.last_names:
            self._names.setdefault((last, one.first_name), owner)
            if not one.birth_date:
                self._undated.setdefault((last, one.first_name), (one, owner))

    def same(self, one: Identity) -> Owner | None:
        """Return who certainly is this person: same names and birth date, or same identifier."""
        found = (self._exact[key] for key in _exact_keys(one) if key in self._exact)
        return next((owner for other, owner in found if names_agree(one, other)), None)

    def perhaps(self, one: Identity) -> Owner | None:
        """Return who may be this person: names that agree, and one more thing in common."""
        found = (pair for key in _near_keys(one) for pair in self._near.get(key, ()))
        return next((owner for other, owner in found if names_agree(one, other)), None)

    def sharing_identifier(self, one: Identity) -> Owner | None:
        """Return who has the same identifier under names that do not agree."""
        found = (
            self._exact.get(("identifier", one.france_travail_id))
            if one.france_travail_id
            else None
        )
        return found[1] if found and not names_agree(one, found[0]) else None

    def undated(self, one: Identity) -> Owner | None:
        """Return who has the same names, where neither birth date is known and nothing differs."""
        keys = ((last, one.first_name) for last in one.last_names if not one.birth_date)
        for other, owner in (self._undated[key] for key in keys if key in self._undated):
            if {*one.contacts()} <= {*other.contacts()}:
                return owner
        return None

    def namesake(self, one: Identity) -> Owner | None:
        keys = ((last, one.first_name) for last in one.last_names)
        return next((self._names[key] for key in keys if key in self._names), None)


def _exact_keys(one: Identity) -> Iterator[tuple[str, ...]]:
    if one.birth_date:
        for last in one.last_names:
            yield "names", last, one.first_name, one.birth_date
    if one.france_travail_id:
        yield "identifier", one.france_travail_id


def _near_keys(one: Identity) -> Iterator[tuple[str, ...]]:
    """Yield what two records of a person share: a contact, or all words of the name and a birth."""
    heads = {name.split()[0] for name in (one.first_name, *one.last_names) if name}
    for kind, value in one.contacts():
        for head in sorted(heads):
            yield kind, value, head
    if one.birth_date:
        for last in one.last_names:
            yield "words", " ".join(sorted(f"{last} {one.first_name}".split())), one.birth_date


def _longer(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and f" {long} ".startswith(f" {short} ")
