"""Make one file of two: field by field, with everything attached, in one act, checked."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.duplicates.merge_fields import differing, take
from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.duplicates import attached
from conseil_mobilite.services.duplicates.joining import (
    Merging,
    join_contacts,
    join_distinctions,
    join_licences,
    join_publics,
    join_seats,
)
from conseil_mobilite.services.duplicates.joining_pathways import close_double
from conseil_mobilite.services.duplicates.joining_topics import join_topics
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.search.person_texts import write_texts

GONE: Final = "Un de ces dossiers n’est plus là, ou est à la corbeille. Rien n’a été fusionné."
_SAME: Final = "C’est deux fois le même dossier. Rien n’a été fusionné."
_UNKNOWN_FIELD: Final = "Ce champ n’est pas à choisir : les deux dossiers disent la même chose."

Joining = Callable[[Session, Merging], int]
_JOININGS: Final[Mapping[str, Joining]] = MappingProxyType(
    {
        "contact_point": join_contacts,
        "person_audience": join_publics,
        "participation": join_seats,
        "licence": join_licences,
        "situation_topic": join_topics,
        "distinct_pair": join_distinctions,
    }
)


@dataclass(frozen=True, slots=True)
class MergeOrder:
    """What the adviser chose.

    `taken` are the fields (`MERGE_FIELDS`) to take from the file that goes; `keep_absorbed`: of two
    open pathways, the one of the file that goes stays open.
    """

    survivor_id: UUID
    absorbed_id: UUID
    taken: frozenset[str] = frozenset()
    keep_absorbed: bool = False


def merge(session: Session, order: MergeOrder) -> PersonMerge:
    """Merge, or change nothing. UserError where a file is gone, or a field not to be chosen."""
    survivor, absorbed = _checked(session, order)
    merging = Merging(survivor.id, absorbed.id, paris_day(session.info["clock"]()))
    expected = attached.counts(session, (survivor.id, absorbed.id))
    expected["pathway_event"] += close_double(session, merging, keep_absorbed=order.keep_absorbed)
    for table, join in _JOININGS.items():
        expected[table] += join(session, merging)
    for link in attached.links():
        attached.move(session, link, absorbed.id, survivor.id)
    merged = _absorb(session, survivor, absorbed, order.taken)
    expected["person"] -= 1
    expected["person_merge"] += 1
    _check(session, merged, expected)
    audit.record(session, "person.merge", "person", survivor.id)
    return merged


def _checked(session: Session, order: MergeOrder) -> tuple[Person, Person]:
    if order.survivor_id == order.absorbed_id:
        raise UserError(_SAME)
    survivor = session.get(Person, order.survivor_id)
    absorbed = session.get(Person, order.absorbed_id)
    if survivor is None or absorbed is None or survivor.deleted_at or absorbed.deleted_at:
        raise UserError(GONE)
    if not order.taken <= set(differing(survivor, absorbed)):
        raise UserError(_UNKNOWN_FIELD)
    return survivor, absorbed


def _absorb(
    session: Session, survivor: Person, absorbed: Person, taken: frozenset[str]
) -> PersonMerge:
    take(survivor, absorbed, taken)
    merged = PersonMerge(
        survivor_id=survivor.id,
        absorbed_id=absorbed.id,
        absorbed_number=absorbed.file_number,
        merged_at=session.info["clock"](),
        act_id=session.info["act"],
        adviser_id=session.info["adviser"],
    )
    session.delete(absorbed)
    session.flush()
    session.add(merged)
    session.flush()
    write_texts(session.connection(), (survivor.id,))
    session.expire(survivor, ["search_text"])
    return merged


def _check(session: Session, merged: PersonMerge, expected: Counter[str]) -> None:
    """Raise, and so change nothing, where a row was lost, made or left without its parent."""
    left = attached.counts(session, (merged.absorbed_id,)) - Counter(person=1)
    found = attached.counts(session, (merged.survivor_id,))
    wrong = {name for name in found | expected if found[name] != expected[name]}
    orphans = session.connection().exec_driver_sql("PRAGMA foreign_key_check").all()
    if left or wrong or orphans:
        raise RuntimeError(
            f"A merge would lose rows of {sorted(wrong | {*left})}, or leave orphans"
        )
