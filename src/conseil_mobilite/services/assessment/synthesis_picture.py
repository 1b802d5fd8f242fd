"""The synthesis of an assessment: what is proposed, what the adviser retained, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import (
    Assessment,
    Barrier,
    ObservedTest,
    Strength,
)
from conseil_mobilite.domain.assessment.barriers import FoundBarrier, barriers_in
from conseil_mobilite.domain.assessment.france_travail import Block, reference_words
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import Profile, profile, profile_of
from conseil_mobilite.domain.assessment.version_changes import VersionChange
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.assessment import comparison, france_travail, strength_suggestions
from conseil_mobilite.services.assessment.assessment_changes import changes_of
from conseil_mobilite.services.assessment.assessment_freezing import (
    barrier_rows,
    missing,
    undecided_barriers,
)
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel, axis_levels
from conseil_mobilite.services.assessment.assessment_picture import person_of, tests_of
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.services.assessment.proposed_actions import (
    ProposedAction,
    kept_codes,
    proposed_actions,
)
from conseil_mobilite.services.people.person_header import Meeting, next_meeting
from conseil_mobilite.store.reference import grids, reference

RANKS: Final = 3


@dataclass(frozen=True, slots=True)
class RetainedBarrier:
    """A barrier the adviser kept or dropped. `sensitive`: its name; `quotes_sensitive`: a reason.

    `rank` is 1 to 3 or None. No reason is left where the answers no longer propose it.
    `france_travail` is its place in the national list, in words, or empty.
    """

    code: str
    label: str
    axis: str
    rank: int | None
    intensity: str
    by_hand: bool
    reasons: tuple[str, ...]
    sensitive: bool
    quotes_sensitive: bool
    france_travail: str


@dataclass(frozen=True, slots=True)
class SynthesisPicture:
    """`missing` are the sentences that stand in the way of validating.

    `given_back`: to the person, since it was validated. `decision` is the latest of the pathway,
    `agreements` the answers given by subject; `suggested` are the codes of the strengths that the
    best answers tell, `kept_for_us` those that give a sensitive answer away. `changes` is what a
    correction changed from the version before; `france_travail` is what may be copied there;
    `comparable`: the person has another assessment to compare with.
    """

    assessment: Assessment
    grid: Grid
    person_id: UUID
    person_name: str
    pathway_state: str
    given_back: bool
    decision: str
    axes: tuple[AxisLevel, ...]
    computed: Profile
    retained: Profile
    proposed: tuple[FoundBarrier, ...]
    kept: tuple[RetainedBarrier, ...]
    dropped: tuple[RetainedBarrier, ...]
    strengths: tuple[Strength, ...]
    suggested: tuple[str, ...]
    kept_for_us: frozenset[str]
    actions: tuple[ProposedAction, ...]
    agreements: Mapping[str, bool]
    missing: tuple[str, ...]
    france_travail: tuple[Block, ...]
    comparable: bool
    tests: Mapping[str, ObservedTest]
    changes: tuple[VersionChange, ...]
    next_meeting: Meeting | None


def synthesis_of(session: Session, assessment: Assessment) -> SynthesisPicture:
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    found = barriers_in(grid, replies)
    axes = axis_levels(session, assessment, grid, replies)
    computed = profile_of({axis.axis: axis.retained for axis in axes})
    kept, dropped = _decided(session, assessment, grid, found)
    person = person_of(session, assessment)
    is_open = assessment.validated_on is None
    return SynthesisPicture(
        assessment=assessment,
        grid=grid,
        person_id=person.id,
        person_name=person.full_name,
        pathway_state=session.get_one(Pathway, assessment.pathway_id).state,
        given_back=_given_back(session, assessment),
        decision=_decision(session, assessment),
        axes=axes,
        computed=computed,
        retained=profile(assessment.profile_retained) if assessment.profile_retained else computed,
        proposed=tuple(undecided_barriers(session, assessment, found)) if is_open else (),
        kept=kept,
        dropped=dropped,
        strengths=_strengths(session, assessment),
        suggested=strength_suggestions.suggested(grid, replies),
        kept_for_us=strength_suggestions.kept_for_us(grid),
        actions=proposed_actions(session, assessment, grid, replies),
        agreements=_agreements(session, assessment),
        missing=missing(session, assessment) if is_open else (),
        france_travail=france_travail.of_assessment(session, assessment),
        comparable=comparison.can_compare(session, assessment),
        tests=tests_of(session, assessment),
        changes=changes_of(session, assessment, grid),
        next_meeting=next_meeting(session, person.id, session.info["clock"]()),
    )


def _decided(
    session: Session, assessment: Assessment, grid: Grid, found: Sequence[FoundBarrier]
) -> tuple[tuple[RetainedBarrier, ...], tuple[RetainedBarrier, ...]]:
    rows = {row.code: row for row in barrier_rows(session, assessment)}
    proposed = {barrier.code: barrier for barrier in found}
    kept = kept_codes(session, assessment)
    dropped = [b.code for b in grid.barriers if b.code in rows and b.code not in kept]
    frozen = assessment.validated_on is not None

    def shown(codes: Sequence[str]) -> tuple[RetainedBarrier, ...]:
        return tuple(_retained(grid, rows[c], proposed.get(c), frozen=frozen) for c in codes)

    return shown(kept), shown(dropped)


def _retained(
    grid: Grid, row: Barrier, found: FoundBarrier | None, *, frozen: bool
) -> RetainedBarrier:
    definition = grid.barrier(row.code)
    reasons = tuple(reason.text for reason in found.reasons) if found else ()
    return RetainedBarrier(
        code=row.code,
        label=definition.label,
        axis=definition.axis,
        rank=row.rank,
        intensity=row.intensity,
        by_hand=row.by_hand,
        reasons=tuple(row.reasons.splitlines()) if frozen else reasons,
        sensitive=definition.sensitive,
        quotes_sensitive=any(reason.sensitive for reason in found.reasons) if found else False,
        france_travail=reference_words(reference.code_lists(), definition.france_travail),
    )


def _strengths(session: Session, assessment: Assessment) -> tuple[Strength, ...]:
    query = (
        select(Strength)
        .where(Strength.assessment_id == assessment.id)
        .order_by(col(Strength.position))
    )
    return tuple(session.exec(query))


def _agreements(session: Session, assessment: Assessment) -> dict[str, bool]:
    query = select(DisclosureAgreement).where(
        DisclosureAgreement.assessment_id == assessment.id,
        col(DisclosureAgreement.withdrawn_on).is_(None),
    )
    return {row.subject: row.agreed for row in session.exec(query)}


def _given_back(session: Session, assessment: Assessment) -> bool:
    """Say whether a restitution was recorded since this assessment was begun and validated."""
    if assessment.validated_on is None:
        return False
    query = select(PathwayEvent.id).where(
        PathwayEvent.pathway_id == assessment.pathway_id,
        PathwayEvent.act == PathwayAct.GIVE_FEEDBACK.value,
        PathwayEvent.happened_on >= assessment.validated_on,
        PathwayEvent.recorded_at >= assessment.started_at,
    )
    return session.exec(query).first() is not None


def _decision(session: Session, assessment: Assessment) -> str:
    query = (
        select(PathwayEvent.decision)
        .where(PathwayEvent.pathway_id == assessment.pathway_id, PathwayEvent.decision != "")
        .order_by(col(PathwayEvent.happened_on).desc(), col(PathwayEvent.recorded_at).desc())
    )
    return session.exec(query).first() or ""
