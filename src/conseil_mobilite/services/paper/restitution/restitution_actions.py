"""What a restitution may tell of the actions: each is in one box, and a sensitive kind in its own.

An action is sensitive by its kind, its partner, or the barrier it answers; one that is only
recommended, also where none of its reasons may be shared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.paper.restitution import Box, Part, Told
from conseil_mobilite.domain.paper.restitution_words import RECOMMENDED, done, planned
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.services.assessment.proposed_actions import ProposedAction, proposed_actions
from conseil_mobilite.services.paper.discretion import HEALTH_KINDS, HEALTH_PARTNERS
from conseil_mobilite.services.paper.restitution.restitution_course import decided
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.services.pathway.actions import ABANDONED, CANCELLED, DONE
from conseil_mobilite.store.reference import grids
from conseil_mobilite.store.reference.reference import code_lists

RELAY_GROUP: Final = "RELAIS"


@dataclass(frozen=True, slots=True)
class _Line:
    """An action as it is told, and the box it goes in."""

    box: str
    told: Told


def boxes(
    session: Session, pathway: Pathway | None, assessment: Assessment | None, today: date
) -> Iterator[Box]:
    """Yield the boxes of actions; the usual ones are there even with nothing to tell."""
    lines = tuple(_lines(session, pathway, assessment, today)) if pathway else ()
    for code, part, label in _USUAL:
        told = tuple(each.told for each in lines if each.box == code)
        yield Box(code, part, label, told, usual=True)
    for code in sorted({each.box for each in lines} - {code for code, *_ in _USUAL}):
        told = tuple(each.told for each in lines if each.box == code)
        part = Part.RELAY if code == _RELAY_APART else Part.ACTIONS
        yield Box(code, part, _sensitive_label(code), told, sensitive=True)


_USUAL: Final = (
    ("planned", Part.ACTIONS, "Actions prévues, dates et partenaires"),
    ("recommended", Part.ACTIONS, "Actions recommandées"),
    ("done", Part.DONE, "Étapes faites et résultats"),
    ("relay", Part.RELAY, "Besoin d’une autre orientation"),
)
_RELAY_APART: Final = "relay_sensitive"


def _sensitive_label(code: str) -> str:
    if code == _RELAY_APART:
        return "Relais pour un frein sensible"
    return f"Action : {code_lists()['action_types'].label(code.partition('.')[2])}"


def _lines(
    session: Session, pathway: Pathway, assessment: Assessment | None, today: date
) -> Iterator[_Line]:
    grid = grids.grid_of(session, _version(session, assessment))
    for item in actions.of_pathway(session, pathway.id, today):
        if item.action.on_sheet and item.action.status not in {ABANDONED, CANCELLED}:
            yield _planned(item.action, grid)
    if assessment:
        found = proposed_actions(session, assessment, grid, replies_of(session, assessment))
        yield from (_recommended(each) for each in found if not each.planned)
    yield from _relay(decided(session, pathway), grid)


def _version(session: Session, assessment: Assessment | None) -> str:
    return assessment.grid_version if assessment else grids.current_version(session)


def _planned(action: Action, grid: Grid) -> _Line:
    """Put an action in its box; a barrier that the grid no longer knows is taken as sensitive."""
    lists = code_lists()
    told = done(action, lists) if action.status == DONE else planned(action, lists)
    of_health = action.kind in HEALTH_KINDS or action.partner_kind in HEALTH_PARTNERS
    if of_health or _sensitive(grid, action.barrier_code):
        return _Line(f"action.{action.kind}", told)
    if action.status == DONE:
        return _Line("done", told)
    return _Line("relay" if _relays(action.kind) else "planned", told)


def _recommended(action: ProposedAction) -> _Line:
    told = Told(action.label, ("", RECOMMENDED))
    if action.kind in HEALTH_KINDS or not action.shareable_reasons:
        return _Line(f"action.{action.kind}", told)
    return _Line("relay" if _relays(action.kind) else "recommended", told)


def _relay(event: PathwayEvent | None, grid: Grid) -> Iterator[_Line]:
    """Tell who takes over, apart where it is for a sensitive barrier.

    The barrier itself is not named here: it has its own box, which may stay unticked.
    """
    if event is None or not (event.barrier_code or event.partner):
        return
    first = "Un autre frein est à lever d’abord"
    text = first if event.barrier_code else "Un autre service est mieux placé"
    box = _RELAY_APART if _sensitive(grid, event.barrier_code) else "relay"
    yield _Line(box, Told(text, (event.partner,)))


def _relays(kind: str) -> bool:
    return code_lists()["action_types"][kind].group == RELAY_GROUP


def _sensitive(grid: Grid, barrier: str) -> bool:
    if not barrier:
        return False
    return {each.code: each.sensitive for each in grid.barriers}.get(barrier, True)
