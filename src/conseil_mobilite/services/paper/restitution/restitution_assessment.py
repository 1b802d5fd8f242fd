"""What a restitution may tell of the validated assessment.

Each sensitive barrier or strength is a box of its own; health, levels and a profile named after
health are told only where they are ticked.
"""

from collections.abc import Iterator
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier, Strength
from conseil_mobilite.domain.assessment.france_travail import NotedBarrier, sayable
from conseil_mobilite.domain.assessment.grid import BarrierDefinition, Grid
from conseil_mobilite.domain.assessment.profiles import profile
from conseil_mobilite.domain.paper.restitution import Box, Part, Told
from conseil_mobilite.domain.paper.restitution_words import level, national
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.assessment.assessment_levels import axis_levels
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.services.assessment.proposed_actions import kept_codes
from conseil_mobilite.services.assessment.strength_suggestions import kept_for_us
from conseil_mobilite.store.reference import grids
from conseil_mobilite.store.reference.reference import code_lists

NEEDS: Final = "H07"
PRESENT: Final = "present"
_HEALTH_PROFILE: Final = "P_SANTE"
_HEALTH_AXIS: Final = "SANTE"


def boxes(session: Session, assessment: Assessment | None) -> Iterator[Box]:
    """Yield the boxes; before a validated assessment there is nothing to tell in any."""
    if assessment is None:
        yield _strengths(())
        yield _barriers(())
        yield _profile("")
        yield _levels(())
        yield _needs(())
        return
    grid = grids.grid_of(session, assessment.grid_version)
    yield from _of_strengths(session, assessment, grid)
    yield from _of_barriers(session, assessment, grid)
    yield _profile(assessment.profile_retained)
    yield from _of_levels(session, assessment, grid)
    yield _needs(_need_lines(session, assessment, grid))


def _of_strengths(session: Session, assessment: Assessment, grid: Grid) -> Iterator[Box]:
    query = select(Strength).where(Strength.assessment_id == assessment.id)
    every = session.exec(query.order_by(col(Strength.position))).all()
    secret = kept_for_us(grid)
    yield _strengths(tuple(Told(each.text) for each in every if each.code not in secret))
    for code in sorted({each.code for each in every} & secret):
        label = f"Atout : {code_lists()['strengths'].label(code)}"
        lines = tuple(Told(each.text) for each in every if each.code == code)
        yield Box(f"strength.{code}", Part.STRENGTHS, label, lines, sensitive=True)


def _of_barriers(session: Session, assessment: Assessment, grid: Grid) -> Iterator[Box]:
    rows = {row.code: row for row in barrier_rows(session, assessment)}
    kept = [grid.barrier(code) for code in kept_codes(session, assessment)]
    shared = [_barrier(each, rows[each.code]) for each in kept if not each.sensitive]
    yield _barriers(tuple(shared))
    for each in kept:
        if each.sensitive:
            lines = (_barrier(each, rows[each.code]),)
            label = f"Frein : {each.label}"
            yield Box(f"barrier.{each.code}", Part.BARRIERS, label, lines, sensitive=True)


def _barrier(definition: BarrierDefinition, row: Barrier) -> Told:
    """Name a barrier, its rank, what became of it, its place in the list of France Travail."""
    lists = code_lists()
    noted = NotedBarrier(definition.france_travail, definition.sensitive, row.status)
    places = [national(lists, reference, definition.label) for reference in sayable(noted)]
    became = "" if row.status == PRESENT else lists["barrier_statuses"].label(row.status)
    rank = f"Priorité {row.rank}" if row.rank else ""
    return Told(definition.label, tuple(filter(None, (rank, became, *places))))


def _of_levels(session: Session, assessment: Assessment, grid: Grid) -> Iterator[Box]:
    """Yield the levels, that of health apart from the others."""
    labels = {axis.code: axis.label for axis in grid.axes}
    found = axis_levels(session, assessment, grid, replies_of(session, assessment))
    told = {each.axis: level(labels[each.axis], each.retained) for each in found}
    yield _levels(tuple(line for axis, line in told.items() if axis != _HEALTH_AXIS))
    if _HEALTH_AXIS in told:
        label, lines = f"Niveau : {labels[_HEALTH_AXIS]}", (told[_HEALTH_AXIS],)
        yield Box(f"level.{_HEALTH_AXIS}", Part.LEVELS, label, lines, sensitive=True)


def _need_lines(session: Session, assessment: Assessment, grid: Grid) -> tuple[Told, ...]:
    """Tell the needs for travelling, never their cause; none where she has none."""
    reply = replies_of(session, assessment).get(NEEDS)
    if reply is None or NEEDS not in {question.code for question in grid.questions}:
        return ()
    choices = [grid.question(NEEDS).choice(code) for code in reply.codes]
    return tuple(Told(choice.label.capitalize()) for choice in choices if not choice.exclusive)


def _strengths(lines: tuple[Told, ...]) -> Box:
    return Box("strengths", Part.STRENGTHS, "Atouts", lines, usual=True)


def _barriers(lines: tuple[Told, ...]) -> Box:
    return Box("barriers", Part.BARRIERS, "Freins retenus", lines, usual=True)


def _profile(code: str) -> Box:
    lines = (Told(f"Profil : {profile(code).label}"),) if code else ()
    sensitive = code == _HEALTH_PROFILE
    return Box("profile", Part.DECISION, "Profil", lines, sensitive=sensitive, usual=True)


def _levels(lines: tuple[Told, ...]) -> Box:
    label = "Niveaux d’autonomie, sauf la santé"
    return Box("levels", Part.LEVELS, label, lines, sensitive=True)


def _needs(lines: tuple[Told, ...]) -> Box:
    label = "Besoins de déplacement liés à la santé"
    return Box("needs", Part.NEEDS, label, lines, sensitive=True)
