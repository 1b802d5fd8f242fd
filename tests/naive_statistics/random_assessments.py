"""The assessments of a random pathway: answers in every state, levels, barriers, corrections."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tests.naive_statistics.random_scene import Scene

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, AxisScore, Barrier
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.store.reference.reference import grid

_QUESTIONS = ("D04", "J03", "V02", "V04", "V08", "A04")
_STATES = ("donnee", "donnee", "donnee", "donnee", "refus", "non_aborde")


def assessments_of(scene: Scene, pathway: Pathway) -> None:
    """Give the first assessments, some corrected, perhaps one under way, and one of the exit."""
    dice = scene.dice
    if dice.chance(0.2):
        return
    firsts = [dice.day(pathway.opened_on, pathway.ended_on) for _ in range(dice.choice((1, 1, 2)))]
    for day in dict.fromkeys(firsts):
        _corrected(scene, _assessment(scene, pathway, dice.choice(("court", "complet")), day))
    if dice.chance(0.5):
        last = pathway.ended_on or dice.last
        exit_day = dice.choice((last, min(last + timedelta(days=9), dice.last)))
        _corrected(scene, _assessment(scene, pathway, "final", exit_day))
    if dice.chance(0.3):
        kind = dice.choice(("complet", "final"))
        _filled(scene, _assessment(scene, pathway, kind, None))


def _corrected(scene: Scene, made: Assessment) -> None:
    """Fill it, then correct it up to twice: each correction keeps the day of what it corrects."""
    _filled(scene, made)
    for _ in range(scene.dice.choice((0, 0, 0, 1, 2))):
        correction = Assessment(
            id=scene.dice.identity(),
            pathway_id=made.pathway_id,
            kind=made.kind,
            grid_version=made.grid_version,
            started_at=made.started_at + timedelta(days=1),
            validated_on=made.validated_on,
            version=made.version + 1,
            corrects_id=made.id,
        )
        scene.kept(correction)
        _filled(scene, correction)
        made = correction


def _assessment(scene: Scene, pathway: Pathway, kind: str, day: date | None) -> Assessment:
    started = datetime.combine(day or pathway.opened_on, time(scene.dice.randint(6, 18)), UTC)
    return scene.kept(
        Assessment(
            id=scene.dice.identity(),
            pathway_id=pathway.id,
            kind=kind,
            grid_version=grid().version,
            started_at=started,
            validated_on=day,
        )
    )


def _filled(scene: Scene, assessment: Assessment) -> None:
    dice = scene.dice
    for code in _most(scene, _QUESTIONS):
        scene.kept(_answer(scene, assessment.id, code))
    for _ in _most(scene, ("D05",)):
        scene.kept(_distance(scene, assessment.id))
    for axis in _most(scene, [axis.code for axis in grid().axes]):
        scene.kept(_level(scene, assessment.id, axis))
    ranks = iter((1, 2, 3))
    for barrier in dice.some([each.code for each in grid().barriers], 7):
        rank = next(ranks, None) if dice.chance(0.5) else None
        scene.kept(_barrier(scene, assessment.id, barrier, rank))


def _most(scene: Scene, codes: Sequence[str]) -> list[str]:
    return [code for code in codes if scene.dice.chance(0.85)]


def _answer(scene: Scene, assessment_id: UUID, code: str) -> Answer:
    dice, question = scene.dice, grid().question(code)
    choices = [choice.code for choice in question.choices]
    if code == "A04":
        choices += ["connu", "utilise"]
    several = code in {"D04", "V08"}
    state = dice.choice(_STATES)
    chosen = dice.some(choices, 3) if several else [dice.choice(choices)]
    return Answer(
        assessment_id=assessment_id,
        question=code,
        state=state,
        codes=" ".join(chosen) if state == "donnee" else "",
        answered_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _distance(scene: Scene, assessment_id: UUID) -> Answer:
    dice = scene.dice
    state = dice.choice(_STATES)
    told = state == "donnee"
    return Answer(
        assessment_id=assessment_id,
        question="D05",
        state=state,
        kilometres=dice.randint(0, 60) if told and dice.chance(0.8) else None,
        minutes=dice.randint(0, 120) if told and dice.chance(0.6) else None,
        answered_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _level(scene: Scene, assessment_id: UUID, axis: str) -> AxisScore:
    levels = (None, 0, 1, 2, 3, 4)
    computed, retained = scene.dice.choice(levels), scene.dice.choice(levels)
    return AxisScore(assessment_id=assessment_id, axis=axis, computed=computed, retained=retained)


def _barrier(scene: Scene, assessment_id: UUID, code: str, rank: int | None) -> Barrier:
    return Barrier(
        id=scene.dice.identity(),
        assessment_id=assessment_id,
        code=code,
        kept=scene.dice.chance(0.75),
        rank=rank,
        status=scene.one_of("barrier_statuses"),
        noted_on=scene.dice.first,
    )
