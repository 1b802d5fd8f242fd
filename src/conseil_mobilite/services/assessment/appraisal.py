"""The adviser's own judgement beside the computed one: levels, profile, intensity of support."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore
from conseil_mobilite.domain.assessment.profiles import PROFILES, profile_of
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.services.assessment import synthesis
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel, axis_levels
from conseil_mobilite.services.assessment.assessment_picture import open_assessment
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference import grids

LONGEST_COMMENT: Final = 1000
SUPPORTS: Final = (Decision.SIMPLE_ADVICE, Decision.SUPPORT, Decision.REINFORCED_SUPPORT)


def override_axis(
    session: Session, assessment_id: UUID, axis: str, level: int | None, comment: str = ""
) -> SynthesisPicture:
    """Keep another level than the computed one, and say why; None goes back to the computed one."""
    assessment = open_assessment(session, assessment_id)
    computed = {known.axis: known.computed for known in _levels(session, assessment)}[axis]
    row = session.get(AxisScore, (assessment_id, axis))
    if level not in {None, computed}:
        why = _explained(comment, "axis_comment", "un autre niveau")
        row = row or AxisScore(assessment_id=assessment_id, axis=axis)
        row.computed, row.retained, row.comment = computed, _checked_level(level), why
        session.add(row)
    elif row is not None:
        session.delete(row)
    return synthesis.after(session, assessment, "synthesis.override_axis")


def set_profile(
    session: Session, assessment_id: UUID, code: str, comment: str = ""
) -> SynthesisPicture:
    """Retain another profile than the computed one, and say why."""
    assessment = open_assessment(session, assessment_id)
    if code not in {known.code for known in PROFILES}:
        raise UserError("Choisissez un profil dans la liste.", "profile")
    levels = {known.axis: known.retained for known in _levels(session, assessment)}
    differs = code != profile_of(levels).code
    why = _explained(comment, "profile_comment", "un autre profil") if differs else ""
    assessment.profile_retained = code if differs else ""
    assessment.profile_comment = why
    return synthesis.after(session, assessment, "synthesis.set_profile")


def set_intensity(session: Session, assessment_id: UUID, intensity: str) -> SynthesisPicture:
    """Say how strong a support is advised: a decision that gives one, or nothing."""
    assessment = open_assessment(session, assessment_id)
    if intensity and intensity not in SUPPORTS:
        raise UserError("Choisissez une intensité dans la liste.", "intensity")
    assessment.intensity = intensity
    return synthesis.after(session, assessment, "synthesis.set_intensity")


def _levels(session: Session, assessment: Assessment) -> tuple[AxisLevel, ...]:
    grid = grids.grid_of(session, assessment.grid_version)
    return axis_levels(session, assessment, grid, replies_of(session, assessment))


def _explained(comment: str, field: str, what: str) -> str:
    why = words(comment, field, LONGEST_COMMENT)
    if not why:
        raise UserError(f"Dites pourquoi vous retenez {what}.", field)
    return why


def _checked_level(level: int | None) -> int:
    if level is None or level not in LEVEL_LABELS:
        raise UserError("Choisissez un niveau entre 0 et 4.", "axis_level")
    return level
