"""What the adviser retains of an assessment: barriers, strengths, the person's goal.

Each act returns the synthesis as it now stands and needs an assessment that is not validated yet.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier, Strength
from conseil_mobilite.domain.assessment.scoring import ImpactLevel, impact_level
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.assessment.assessment_levels import axis_levels
from conseil_mobilite.services.assessment.assessment_picture import open_assessment
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.services.assessment.synthesis_picture import (
    RANKS,
    SynthesisPicture,
    synthesis_of,
)
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids

INTENSITIES: Final = ("fort", "moyen", "leger")
LONGEST_STRENGTH: Final = 160
LONGEST_GOAL: Final = 240
_INTENSITY_OF: Final = {
    ImpactLevel.STRONG: "fort",
    ImpactLevel.MEDIUM: "moyen",
    ImpactLevel.NONE: "leger",
    None: "moyen",
}


def picture(session: Session, assessment_id: UUID) -> SynthesisPicture:
    return synthesis_of(session, session.get_one(Assessment, assessment_id))


def keep_barrier(
    session: Session, assessment_id: UUID, code: str, *, by_hand: bool = False
) -> SynthesisPicture:
    """Keep a proposed barrier, or add one `by_hand`; its intensity follows its axis."""
    assessment = open_assessment(session, assessment_id)
    return _decide_barrier(session, assessment, code, kept=True, by_hand=by_hand)


def drop_barrier(session: Session, assessment_id: UUID, code: str) -> SynthesisPicture:
    """Set a proposed barrier aside; one added by hand simply goes."""
    assessment = open_assessment(session, assessment_id)
    row = _row(session, assessment, code)
    if row is not None and row.by_hand:
        session.delete(row)
        return after(session, assessment, "synthesis.drop_barrier")
    return _decide_barrier(session, assessment, code, kept=False, by_hand=False)


def keep_all_barriers(session: Session, assessment_id: UUID) -> SynthesisPicture:
    """Keep every barrier that is still to be kept or dropped."""
    assessment = open_assessment(session, assessment_id)
    for found in synthesis_of(session, assessment).proposed:
        _decide_barrier(session, assessment, found.code, kept=True, by_hand=False)
    return synthesis_of(session, assessment)


def rank_barriers(session: Session, assessment_id: UUID, codes: Sequence[str]) -> SynthesisPicture:
    """Rank the kept barriers named, the first as 1; the others lose their rank. At most three."""
    assessment = open_assessment(session, assessment_id)
    if len(codes) > RANKS or len(set(codes)) < len(codes):
        raise UserError(f"Classez {RANKS} freins au plus, chacun une seule fois.")
    kept = {row.code: row for row in barrier_rows(session, assessment) if row.kept}
    if not set(codes) <= kept.keys():
        raise UserError("Gardez d’abord ce frein pour pouvoir le classer.")
    for row in kept.values():
        row.rank = codes.index(row.code) + 1 if row.code in codes else None
    return after(session, assessment, "synthesis.rank_barriers")


def set_barrier_intensity(
    session: Session, assessment_id: UUID, code: str, intensity: str
) -> SynthesisPicture:
    assessment = open_assessment(session, assessment_id)
    row = _row(session, assessment, code)
    if row is None or not row.kept:
        raise UserError("Gardez d’abord ce frein pour dire son intensité.")
    if intensity not in INTENSITIES:
        raise UserError("Choisissez une intensité : forte, moyenne ou légère.", "intensity")
    row.intensity = intensity
    return after(session, assessment, "synthesis.barrier_intensity")


def add_strength(
    session: Session, assessment_id: UUID, text: str, code: str = ""
) -> SynthesisPicture:
    """Add a strength, in the words the person will read. The same words are not added twice."""
    assessment = open_assessment(session, assessment_id)
    written = words(text, "strength", LONGEST_STRENGTH)
    if not written:
        raise UserError("Écrivez l’atout en quelques mots.", "strength")
    present = synthesis_of(session, assessment).strengths
    if all(written != strength.text for strength in present):
        position = max((strength.position for strength in present), default=-1) + 1
        session.add(
            Strength(assessment_id=assessment_id, text=written, code=code, position=position)
        )
    return after(session, assessment, "synthesis.add_strength")


def remove_strength(session: Session, assessment_id: UUID, strength_id: UUID) -> SynthesisPicture:
    assessment = open_assessment(session, assessment_id)
    strength = session.get(Strength, strength_id)
    if strength is not None and strength.assessment_id == assessment_id:
        session.delete(strength)
    return after(session, assessment, "synthesis.remove_strength")


def set_goal(session: Session, assessment_id: UUID, text: str) -> SynthesisPicture:
    """Write the person's goal, the sentence at the top of her sheet."""
    assessment = open_assessment(session, assessment_id)
    assessment.goal = words(text, "goal", LONGEST_GOAL)
    return after(session, assessment, "synthesis.set_goal")


def after(session: Session, assessment: Assessment, act: str) -> SynthesisPicture:
    """Write down the act, and return the synthesis as it now stands."""
    session.flush()
    audit.record(session, act, "assessment", assessment.id)
    return synthesis_of(session, assessment)


def _decide_barrier(
    session: Session, assessment: Assessment, code: str, *, kept: bool, by_hand: bool
) -> SynthesisPicture:
    row = _row(session, assessment, code) or _new_row(session, assessment, code, by_hand=by_hand)
    row.kept = kept
    row.rank = row.rank if kept else None
    session.add(row)
    return after(session, assessment, f"synthesis.{'keep' if kept else 'drop'}_barrier")


def _new_row(session: Session, assessment: Assessment, code: str, *, by_hand: bool) -> Barrier:
    grid = grids.grid_of(session, assessment.grid_version)
    if code not in {barrier.code for barrier in grid.barriers}:
        raise UserError("Choisissez un frein dans la liste.", "barrier")
    levels = axis_levels(session, assessment, grid, replies_of(session, assessment))
    axis = grid.barrier(code).axis
    level = next(level.retained for level in levels if level.axis == axis)
    return Barrier(
        assessment_id=assessment.id,
        code=code,
        by_hand=by_hand,
        intensity=_INTENSITY_OF[impact_level(level)],
        noted_on=paris_day(session.info["clock"]()),
    )


def _row(session: Session, assessment: Assessment, code: str) -> Barrier | None:
    return next((row for row in barrier_rows(session, assessment) if row.code == code), None)
