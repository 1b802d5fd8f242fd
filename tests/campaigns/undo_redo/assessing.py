"""Random acts of an assessment: replies of every kind, and what the adviser retains of them."""

from sqlmodel import Session, col, select
from tests.campaigns.undo_redo.scene import Scene

from conseil_mobilite.domain.assessment.assessment import (
    Assessment,
    Barrier,
    ObservedTest,
    Strength,
)
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.services.assessment import appraisal, assessments, synthesis
from conseil_mobilite.store.reference import reference


def assessment_of(session: Session, scene: Scene) -> Assessment:
    query = select(Assessment).where(col(Assessment.validated_on).is_(None))
    return scene.one(session.exec(query).all())


def _reply(scene: Scene, question: Question) -> Reply:
    if scene.dice.random() < 0.2:
        return Reply(state=scene.one((ReplyState.NOT_DISCUSSED, ReplyState.REFUSED)))
    return _chosen(scene, question) if question.choices else _written(scene, question)


def _chosen(scene: Scene, question: Question) -> Reply:
    if question.kind is QuestionKind.MULTI:
        codes = [choice.code for choice in question.choices if not choice.exclusive]
        return Reply(codes=tuple(scene.dice.sample(codes, min(2, len(codes)))))
    chosen = scene.one(question.choices).code
    detailed = question.detail is not None and chosen in question.detail.choices
    return Reply(codes=(chosen,), text=scene.words() if detailed else "")


def _written(scene: Scene, question: Question) -> Reply:
    figure, place = scene.dice.randrange(90), scene.one(("02381", "2A004", "59606"))
    replies = {
        QuestionKind.DISTANCE: Reply(kilometres=figure, minutes=figure),
        QuestionKind.AMOUNT: Reply(cents=figure),
        QuestionKind.MUNICIPALITY: Reply(codes=(place,), text="Hirson"),
        QuestionKind.MUNICIPALITIES: Reply(codes=(place,), text="Hirson"),
        QuestionKind.OCCUPATION: Reply(codes=("N1103",), text="Magasinage"),
    }
    return replies.get(question.kind, Reply(text=scene.words()))


def answer(session: Session, scene: Scene) -> None:
    assessment = assessment_of(session, scene)
    asked = [q for q in reference.grid().questions if q.kind is not QuestionKind.TEST]
    question = scene.one(asked[:14] if scene.dice.random() < 0.6 else asked)
    reply = _reply(scene, question)
    if reply == Reply():
        raise LookupError
    minutes = scene.one((None, scene.dice.randrange(60)))
    assessments.answer(session, assessment.id, question.code, reply, scene.now, minutes=minutes)


def clear(session: Session, scene: Scene) -> None:
    assessment = assessment_of(session, scene)
    picture = assessments.picture(session, assessment.id)
    assessments.clear(session, assessment.id, scene.one(sorted(picture.replies)))


def observe(session: Session, scene: Scene) -> None:
    tests = [q for q in reference.grid().questions if q.kind is QuestionKind.TEST]
    test, assessment = scene.one(tests), assessment_of(session, scene)
    score = scene.one((None, scene.dice.randrange((test.maximum or 1) + 1)))
    if score is None and session.get(ObservedTest, (assessment.id, test.code)) is None:
        raise LookupError
    assessments.observe(session, assessment.id, test.code, score, scene.day, scene.words())


def keep_barrier(session: Session, scene: Scene) -> None:
    code, by_hand = scene.one(reference.grid().barriers).code, scene.dice.random() < 0.5
    synthesis.keep_barrier(session, assessment_of(session, scene).id, code, by_hand=by_hand)


def drop_barrier(session: Session, scene: Scene) -> None:
    barrier = scene.any(session, Barrier)
    synthesis.drop_barrier(session, assessment_of(session, scene).id, barrier.code)


def keep_all(session: Session, scene: Scene) -> None:
    synthesis.keep_all_barriers(session, assessment_of(session, scene).id)


def rank(session: Session, scene: Scene) -> None:
    assessment = assessment_of(session, scene)
    kept = [row.code for row in synthesis.picture(session, assessment.id).kept]
    synthesis.rank_barriers(
        session, assessment.id, scene.dice.sample(kept, min(len(kept), scene.dice.randrange(4)))
    )


def barrier_intensity(session: Session, scene: Scene) -> None:
    assessment, how = assessment_of(session, scene), scene.one(synthesis.INTENSITIES)
    synthesis.set_barrier_intensity(session, assessment.id, scene.any(session, Barrier).code, how)


def lift_barrier(session: Session, scene: Scene) -> None:
    """Follow a barrier after the validation, as the final assessment does."""
    barrier = scene.any(session, Barrier)
    barrier.status, barrier.lifted_on = scene.one((("leve", scene.day), ("present", None)))
    session.flush()


def add_strength(session: Session, scene: Scene) -> None:
    synthesis.add_strength(session, assessment_of(session, scene).id, scene.words())


def remove_strength(session: Session, scene: Scene) -> None:
    strength = scene.any(session, Strength)
    synthesis.remove_strength(session, strength.assessment_id, strength.id)


def goal_of_person(session: Session, scene: Scene) -> None:
    scene.typed += scene.one("abcdé ")
    synthesis.set_goal(session, assessment_of(session, scene).id, scene.typed[-200:])


def override_axis(session: Session, scene: Scene) -> None:
    axis, level = scene.one(reference.grid().axes).code, scene.one((None, 0, 1, 2, 3, 4))
    appraisal.override_axis(session, assessment_of(session, scene).id, axis, level, "vu ensemble")


def intensity(session: Session, scene: Scene) -> None:
    how = scene.one(("", *appraisal.SUPPORTS))
    appraisal.set_intensity(session, assessment_of(session, scene).id, how)


def begin_assessment(session: Session, scene: Scene) -> None:
    kind = scene.one(("court", "complet", "final"))
    assessments.start_for(session, scene.person, kind, scene.now)


def correct_assessment(session: Session, scene: Scene) -> None:
    assessments.correct(session, scene.any(session, Assessment).id, "précision", scene.now)


def remove_assessment(session: Session, scene: Scene) -> None:
    session.delete(assessment_of(session, scene))


ACTS = (
    answer,
    clear,
    observe,
    keep_barrier,
    drop_barrier,
    keep_all,
    rank,
    barrier_intensity,
    lift_barrier,
    add_strength,
    remove_strength,
    goal_of_person,
    override_axis,
    intensity,
    begin_assessment,
    correct_assessment,
    remove_assessment,
)
