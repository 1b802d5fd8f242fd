"""I-05 and I-08 to I-16: the initial assessments of the period, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.naive_statistics.pathways import Event, counted_pathways, once_each
from tests.naive_statistics.people import YES, counted_people, told, unit
from tests.naive_statistics.question import Question, Thing, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, Barrier
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.store.reference.reference import grid


def initial(base: Base, pathway: Pathway) -> Assessment | None:
    """Return the first validated version of a short or full assessment; no correction is one."""
    firsts = [
        assessment
        for assessment in base.assessments
        if assessment.pathway_id == pathway.id
        and assessment.kind in {"court", "complet"}
        and assessment.validated_on is not None
        and assessment.corrects_id is None
    ]
    return min(firsts, key=_when, default=None)


def final(base: Base, pathway: Pathway) -> Assessment | None:
    """Return the exit assessment as it stands: its last validated version."""
    lasts = [
        assessment
        for assessment in base.assessments
        if assessment.pathway_id == pathway.id
        and assessment.kind == "final"
        and assessment.validated_on is not None
    ]
    return max(lasts, key=_version, default=None)


def validated(assessment: Assessment) -> date:
    if assessment.validated_on is None:
        raise ValueError(assessment.id)
    return assessment.validated_on


def _when(assessment: Assessment) -> tuple[object, ...]:
    return (validated(assessment), assessment.started_at, assessment.id.hex)


def _version(assessment: Assessment) -> tuple[object, ...]:
    return (validated(assessment), assessment.version, assessment.started_at, assessment.id.hex)


def codes(base: Base, assessment: Assessment, question: str) -> list[str] | None:
    """Return the codes answered; None where the question has no answer: refused, not discussed."""
    answer = given(base, assessment, question)
    return answer.codes.split() if answer and answer.codes else None


def given(base: Base, assessment: Assessment, question: str) -> Answer | None:
    for answer in base.answers:
        if answer.assessment_id == assessment.id and answer.question == question:
            return answer if answer.state == "donnee" else None
    return None


def points(base: Base, assessment: Assessment, question: str) -> int | None:
    """Return the points of the answer; None where it has none."""
    chosen = codes(base, assessment, question)
    for choice in grid().question(question).choices:
        if chosen and choice.code == chosen[0]:
            return choice.points
    return None


def levels(base: Base, assessment: Assessment) -> dict[str, int]:
    """Return the level retained for each axis that has one."""
    return {
        level.axis: level.retained
        for level in base.levels
        if level.assessment_id == assessment.id and level.retained is not None
    }


def kept_barriers(base: Base, assessment: Assessment) -> list[Barrier]:
    return [each for each in base.barriers if each.assessment_id == assessment.id and each.kept]


def published_as(code: str) -> str:
    """Return what a barrier is counted as: a sensitive one, by its axis only."""
    for barrier in grid().barriers:
        if barrier.code == code and barrier.sensitive:
            return f"axe_{barrier.axis}"
    return code


@dataclass(frozen=True, slots=True)
class Assessed(Event):
    assessment: Assessment


def initials(base: Base, asked: Question) -> list[Assessed]:
    found = []
    for pathway in counted_pathways(base):
        first = initial(base, pathway)
        if first is not None and asked.holds(first.validated_on):
            found.append(Assessed(pathway, validated(first), first))
    return found


def made(base: Base, asked: Question) -> list[Unit]:
    """I-05, I-08, I-09 and I-11: initial assessments of P, and the impact of each axis."""
    return [one for _, one in _made(base, asked)]


def with_distance(base: Base, asked: Question, measure: str) -> list[Unit]:
    """I-13: those that say how far the person can go, in kilometres or in minutes."""
    found = []
    for assessment, one in _made(base, asked):
        reach = distance(base, assessment, measure)
        if reach is not None:
            found.append(told(one, {}, things=[Thing(f"perimetre_{measure}", Decimal(reach))]))
    return found


def distance(base: Base, assessment: Assessment, measure: str) -> int | None:
    answer = given(base, assessment, "D05")
    if answer is None:
        return None
    return answer.kilometres if measure == "km" else answer.minutes


def about_project(base: Base, asked: Question) -> list[Unit]:
    """I-14: those where J03 has points; « Non » or « Une partie » is a gap."""
    return _with_points(base, asked, "J03", "ecart_projet", (0, 2))


def about_licence(base: Base, asked: Question) -> list[Unit]:
    """I-15: those where V02 has points; 0, 1 and 2 are no valid licence."""
    return _with_points(base, asked, "V02", "sans_permis", (0, 1, 2))


def about_vehicle(base: Base, asked: Question) -> list[Unit]:
    """I-16: those where V04 has points; none at hand, and nobody drove, is without means."""
    found = []
    for assessment, one in _made(base, asked):
        at_hand = points(base, assessment, "V04")
        drove = "conducteur" in (codes(base, assessment, "V08") or [])
        if at_hand is not None:
            without = at_hand == 0 and not drove
            found.append(told(one, {"sans_moyen": YES if without else "non"}))
    return found


def persons_assessed(base: Base, asked: Question) -> list[Unit]:
    """I-10: persons with an initial assessment in P, and the barriers that it keeps."""
    found = []
    for one, theirs in once_each(base, asked, initials(base, asked)):
        kept = [row for each in theirs for row in kept_barriers(base, each.assessment)]
        barriers = {published_as(row.code): YES for row in kept}
        first = {published_as(row.code): YES for row in kept if row.rank == 1}
        found.append(told(one, {}, {"frein": barriers, "frein_premier": first}))
    return found


def persons_who_gave_up(base: Base, asked: Question) -> list[Unit]:
    """I-12: persons who answered D04 in an initial assessment of P, and what they ticked."""
    found = []
    for one, theirs in once_each(base, asked, initials(base, asked)):
        replies = [codes(base, each.assessment, "D04") for each in theirs]
        ticked = {code: YES for reply in replies if reply for code in reply}
        if any(replies):
            found.append(told(one, {}, {"renoncement": ticked}))
    return found


def impact(level: int) -> str:
    """Return the national level: 0 and 1 strong, 2 medium, 3 and 4 none."""
    if level <= 1:
        return "fort"
    return "moyen" if level == 2 else "sans"


def _made(base: Base, asked: Question) -> list[tuple[Assessment, Unit]]:
    people = counted_people(base)
    found = []
    for each in initials(base, asked):
        one = unit(base, asked, people[each.pathway.person_id], each.day, each.pathway)
        axes = {axis: impact(level) for axis, level in levels(base, each.assessment).items()}
        found.append((each.assessment, told(one, {}, {"niveau_axe": axes})))
    return found


def _with_points(
    base: Base, asked: Question, question: str, partition: str, true_for: Sequence[int]
) -> list[Unit]:
    found = []
    for assessment, one in _made(base, asked):
        earned = points(base, assessment, question)
        if earned is not None:
            found.append(told(one, {partition: YES if earned in true_for else "non"}))
    return found
