"""The files to compare, the pairs that somebody told apart, and both files of a pair in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.duplicates.likeness import (
    Traits,
    agreeing,
    bare,
    bare_emails,
    bare_names,
    bare_phones,
)
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.duplicates.pair import Pair, PairSearch, pair_key
from conseil_mobilite.domain.duplicates.pair_words import (
    agreement_words,
    difference_words,
    meaning,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.journal import audit

LOT: Final = 5_000

_PERSON: Final = SQLModel.metadata.tables["person"]
_IN_USE: Final = (_PERSON.c.deleted_at.is_(None), _PERSON.c.archived_on.is_(None))
_CONTACT: Final = SQLModel.metadata.tables["contact_point"]
_TELLING: Final = (
    *("id", "last_name", "usual_name", "first_name", "birth_date"),
    *("france_travail_id", "caf_id"),
)
_READ_AT_ONCE: Final = 500
_GONE: Final = "Un de ces dossiers n’est plus là, ou est à la corbeille. La liste est à relire."


@dataclass(frozen=True, slots=True)
class PairLine:
    """A possible pair as the list shows it."""

    pair: Pair
    names: tuple[str, str]
    file_numbers: tuple[str, str]
    birth_dates: tuple[date | None, date | None]
    agreed: tuple[str, ...]
    differing: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class ApartLine:
    """A pair that somebody told apart; `id` takes it back."""

    id: UUID
    names: tuple[str, str]
    file_numbers: tuple[str, str]
    said_at: datetime
    adviser: str


def gather(session: Session) -> PairSearch:
    """Read what tells people from others, those in the recycle bin left out; compare nothing yet.

    In one go: a window reads by lots.
    """
    people: list[Traits] = []
    while lot := lot_after(session, people[-1].id if people else None):
        people += lot
    return PairSearch(people, apart(session))


def lot_after(session: Session, last: UUID | None = None) -> list[Traits]:
    """Read the next lot of people by their keys; empty once everybody was read."""
    following = [*_IN_USE, *([_PERSON.c.id > last] if last else [])]
    keys = columns(_PERSON.c.id).where(*following).order_by(_PERSON.c.id).limit(LOT)
    people = session.connection().execute(keys).scalars().all()
    return list(_told(session, people[0], people[-1])) if people else []


def apart(session: Session) -> frozenset[tuple[UUID, UUID]]:
    """Return the pairs of which somebody said that they are two people."""
    said = session.exec(select(DistinctPair.first_id, DistinctPair.second_id))
    return frozenset(pair_key(first, second) for first, second in said)


def traits_of(session: Session, people: Iterable[UUID]) -> dict[UUID, Traits]:
    """Return what tells these people from others, those in the recycle bin left out."""
    return {each.id: each for key in people for each in _told(session, key, key)}


def lines(session: Session, pairs: Sequence[Pair]) -> list[PairLine]:
    """Say the pairs of a page in words; those that changed meanwhile are left out."""
    wanted = {person for pair in pairs for person in pair.key}
    traits = traits_of(session, wanted)
    people = {each.id: each for each in _people(session, wanted)}
    present = (pair for pair in pairs if set(pair.key) <= traits.keys())
    return [_line(pair, people, traits) for pair in present]


def tell_apart(session: Session, one: UUID, other: UUID) -> DistinctPair:
    """Keep that two files are of two people. Said already, it is said again for nothing."""
    first, second = pair_key(one, other)
    if len(traits_of(session, (first, second))) < len({first, second}) or first == second:
        raise UserError(_GONE)
    same = select(DistinctPair).where(
        DistinctPair.first_id == first, DistinctPair.second_id == second
    )
    said = session.exec(same).first()
    if said is None:
        at, adviser = session.info["clock"](), session.info["adviser"]
        said = DistinctPair(first_id=first, second_id=second, said_at=at, adviser_id=adviser)
        session.add(said)
        session.flush()
        audit.record(session, "person.tell_apart", "distinct_pair", said.id)
    return said


def take_back(session: Session, pair_id: UUID) -> None:
    """Let two files be a possible pair again."""
    said = session.get(DistinctPair, pair_id)
    if said is None:
        raise UserError("C’est déjà repris.")
    session.delete(said)
    session.flush()
    audit.record(session, "person.untell_apart", "distinct_pair", pair_id)


def told_apart(session: Session) -> list[ApartLine]:
    """Return the pairs told apart, the last first."""
    said = session.exec(select(DistinctPair).order_by(col(DistinctPair.said_at).desc())).all()
    advisers = {each.id: each.full_name for each in session.exec(select(Adviser))}
    wanted = {key for each in said for key in (each.first_id, each.second_id)}
    people = {each.id: each for each in _people(session, wanted)}
    return [_apart_line(each, people, advisers) for each in said]


def _apart_line(
    said: DistinctPair, people: dict[UUID, Person], advisers: dict[UUID, str]
) -> ApartLine:
    one, other = people[said.first_id], people[said.second_id]
    return ApartLine(
        id=said.id,
        names=(one.full_name, other.full_name),
        file_numbers=(one.file_number, other.file_number),
        said_at=said.said_at,
        adviser=advisers.get(said.adviser_id, "") if said.adviser_id else "",
    )


def _line(pair: Pair, people: dict[UUID, Person], traits: dict[UUID, Traits]) -> PairLine:
    one, other = people[pair.first], people[pair.second]
    mine, theirs = traits[pair.first], traits[pair.second]
    agreed = agreeing(mine, theirs)
    return PairLine(
        pair=pair,
        names=(one.full_name, other.full_name),
        file_numbers=(one.file_number, other.file_number),
        birth_dates=(one.birth_date, other.birth_date),
        agreed=agreement_words(mine, theirs, agreed),
        differing=difference_words(mine, theirs, agreed),
        meaning=meaning(mine, theirs, agreed),
    )


def _people(session: Session, wanted: Iterable[UUID]) -> Iterator[Person]:
    keys = list(wanted)
    for start in range(0, len(keys), _READ_AT_ONCE):
        some = keys[start : start + _READ_AT_ONCE]
        yield from session.exec(select(Person).where(col(Person.id).in_(some)))


def _told(session: Session, first: UUID, last: UUID) -> Iterator[Traits]:
    """Read the people from one key to another, both included, but for the recycle bin."""
    held = _contacts(session, first, last)
    query = columns(*(_PERSON.c[name] for name in _TELLING)).where(
        _PERSON.c.id.between(first, last), *_IN_USE
    )
    found = session.connection().execute(query.order_by(_PERSON.c.id))
    for key, last_name, usual_name, first_name, birth, france_travail, caf in found:
        contacts = held.get(key, ())
        yield Traits(
            id=key,
            last_names=bare_names(last_name, usual_name),
            first_name=bare(first_name),
            birth_date=birth,
            phones=bare_phones(value for kind, value in contacts if kind == "phone"),
            emails=bare_emails(value for kind, value in contacts if kind == "email"),
            france_travail_id=france_travail.strip(),
            caf_id=caf.strip(),
        )


def _contacts(session: Session, first: UUID, last: UUID) -> dict[UUID, list[tuple[str, str]]]:
    """Return kinds and values by person, from one key to another."""
    names = ("person_id", "kind", "value")
    query = columns(*(_CONTACT.c[name] for name in names)).where(
        _CONTACT.c.person_id.between(first, last)
    )
    held: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for person, kind, value in session.connection().execute(query):
        held[person].append((kind, value))
    return held
