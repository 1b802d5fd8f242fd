"""I-17: the right to a reduced fare, opened in the period to those who did not use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.naive_statistics.assessments import codes, initial, validated
from tests.naive_statistics.pathways import Event, counted_pathways, once_each, open_within
from tests.naive_statistics.people import told
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.pathway.pathway import Pathway


@dataclass(frozen=True, slots=True)
class WithoutFare(Event):
    """Its day is that on which the right was opened in P, else the last of P."""

    opened: bool


def without_fare(base: Base, asked: Question) -> list[Unit]:
    """Persons whose initial assessment says « Connu, pas demandé » or « Inconnu »."""
    found = []
    for pathway in counted_pathways(base):
        first = initial(base, pathway)
        if first is None or validated(first) > asked.end or not open_within(pathway, asked):
            continue
        if not set(codes(base, first, "A04") or ()) & {"connu", "inconnu"}:
            continue
        opened = right_opened(base, pathway)
        if opened is not None and opened < asked.start:
            continue
        in_time = asked.holds(opened)
        day = opened if opened is not None and in_time else asked.end
        found.append(WithoutFare(pathway, day, in_time))
    return [
        told(one, {"tarif_ouvert": "oui" if any(each.opened for each in theirs) else "non"})
        for one, theirs in once_each(base, asked, found)
    ]


def right_opened(base: Base, pathway: Pathway) -> date | None:
    """Return the first day that tells it: a later assessment, or an action that put it in place."""
    days = [*_told(base, pathway), *_put_in_place(base, pathway)]
    return min(days, default=None)


def _told(base: Base, pathway: Pathway) -> Iterator[date]:
    """Give the days of the later assessments that say « Déjà utilisé »."""
    first = initial(base, pathway)
    for later in base.assessments:
        if first is None or later.pathway_id != pathway.id or later.validated_on is None:
            continue
        if later.validated_on > validated(first) and codes(base, later, "A04") == ["utilise"]:
            yield later.validated_on


def _put_in_place(base: Base, pathway: Pathway) -> Iterator[date]:
    """Give the days of the actions on entitlements that put a solution in place."""
    for action in base.actions:
        if action.pathway_id != pathway.id or action.deleted_at is not None:
            continue
        solved = action.status == "realisee" and action.result == "solution_en_place"
        if action.kind == "info_droits" and solved and action.done_on is not None:
            yield action.done_on
