"""Random acts of an adviser in one file, each by the real service, as the window asks for them.

An act that the services refuse is no act: it is drawn again.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.note import Note
from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier, Strength
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.agenda import appointments, contacts, notes
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.assessment import appraisal, assessments, restitution, synthesis
from conseil_mobilite.services.pathway import (
    actions,
    followups,
    funding,
    goals,
    pathways,
    referrals,
)
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.store.reference import reference

Row = TypeVar("Row", bound=SQLModel)
T = TypeVar("T")
WORDS = ("Passer le code", "École d’Hirson", "vélo prêté", "« Œuf »", "à pied", "mardi 14 h", "")


@dataclass
class Scene:
    """The file of `person`; `other` is somebody who may share an appointment."""

    person: UUID
    other: UUID
    dice: random.Random
    now: datetime
    note: UUID = field(default_factory=uuid4)
    typed: str = ""

    @property
    def day(self) -> date:
        return self.now.date()

    def one(self, things: Sequence[T]) -> T:
        return self.dice.choice(things)  # LookupError where there is nothing to choose from

    def words(self) -> str:
        return self.one(WORDS)

    def any(self, session: Session, table: type[Row]) -> Row:
        """Draw a row; LookupError where there is none."""
        rows = session.exec(select(table)).all()
        return self.one(sorted(rows, key=repr))


Act = Callable[[Session, Scene], object]


def pathway_of(session: Session, scene: Scene) -> Pathway:
    rows = pathways.of_person(session, scene.person)
    return next((row for row in rows if row.ended_on is None), rows[0])


def assessment_of(session: Session, scene: Scene) -> Assessment:
    query = select(Assessment).where(col(Assessment.validated_on).is_(None))
    return scene.one(session.exec(query).all())


def _reply(scene: Scene, question: Question) -> Reply:
    state = scene.dice.random()
    if state < 0.1:
        return Reply(state=ReplyState.NOT_DISCUSSED)
    if state < 0.2:
        return Reply(state=ReplyState.REFUSED)
    match question.kind:
        case QuestionKind.SINGLE:
            chosen = scene.one(question.choices)
            detail = question.detail is not None and chosen.code in question.detail.choices
            return Reply(codes=(chosen.code,), text=scene.words() if detail else "")
        case QuestionKind.MULTI:
            inclusive = [choice.code for choice in question.choices if not choice.exclusive]
            return Reply(codes=tuple(scene.dice.sample(inclusive, min(2, len(inclusive)))))
        case QuestionKind.DISTANCE:
            return Reply(kilometres=scene.dice.randrange(80), minutes=scene.dice.randrange(90))
        case QuestionKind.AMOUNT:
            return Reply(cents=scene.dice.randrange(90_000))
        case QuestionKind.MUNICIPALITY | QuestionKind.MUNICIPALITIES:
            return Reply(codes=(scene.one(("02381", "2A004", "59606")),), text="Hirson")
        case QuestionKind.OCCUPATION:
            return Reply(codes=("N1103",), text="Magasinage")
        case _:
            return Reply(text=scene.words())


def answer(session: Session, scene: Scene) -> None:
    assessment = assessment_of(session, scene)
    asked = [q for q in reference.grid().questions if q.kind is not QuestionKind.TEST]
    question = scene.one(asked[:14] if scene.dice.random() < 0.6 else asked)
    reply = _reply(scene, question)
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
    synthesis.set_barrier_intensity(
        session, assessment.id, scene.any(session, Barrier).code, how
    )


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


def plan(session: Session, scene: Scene) -> None:
    kind = scene.one(tuple(reference.code_lists()["action_types"])).code
    new = actions.NewAction(
        kind, due_on=scene.day + timedelta(days=9), goal=scene.words(), cost_cents=12_000
    )
    actions.plan(session, pathway_of(session, scene).id, new, scene.day)


def change_action(session: Session, scene: Scene) -> None:
    changes = scene.one(
        (
            {"wording": f"{scene.words()} !"},
            {"note": scene.words(), "partner_name": scene.words()},
            {"due_on": scene.day + timedelta(days=scene.dice.randrange(200))},
            {"cost_cents": scene.dice.randrange(99_999), "on_sheet": False},
        )
    )
    actions.change(session, scene.any(session, Action).id, changes)


def type_in_action(session: Session, scene: Scene) -> None:
    action = scene.any(session, Action)
    actions.change(session, action.id, {"note": f"{action.note}{scene.one('abc')}"})


def move_action(session: Session, scene: Scene) -> None:
    status = scene.one(tuple(reference.code_lists()["action_statuses"])).code
    why = scene.one(tuple(reference.code_lists()["action_abandon_reasons"])).code
    action = scene.any(session, Action)
    actions.set_status(session, action.id, status, scene.day, abandon_reason=why)


def swap_actions(session: Session, scene: Scene) -> None:
    first, second = scene.any(session, Action), scene.any(session, Action)
    first.position, second.position = second.position, first.position
    session.flush()


def bin_action(session: Session, scene: Scene) -> None:
    actions.delete(session, scene.any(session, Action).id)


def restore_action(session: Session, scene: Scene) -> None:
    actions.restore(session, scene.any(session, Action).id)


def remove_action(session: Session, scene: Scene) -> None:
    session.delete(scene.any(session, Action))


def tie_goal(session: Session, scene: Scene) -> None:
    goals.tie(session, scene.any(session, Action).id, scene.words())


def remove_goal(session: Session, scene: Scene) -> None:
    found = goals.of_pathway(session, pathway_of(session, scene).id)
    session.delete(scene.one(found))


def fund(session: Session, scene: Scene) -> None:
    line = FundingLine(
        action_id=scene.any(session, Action).id,
        funder_kind=scene.one(("france_travail", "region", "departement")),
        asked_cents=scene.dice.randrange(1, 90_000),
    )
    funding.put(session, line)


def change_line(session: Session, scene: Scene) -> None:
    line = FundingLine(**scene.any(session, FundingLine).model_dump())
    line.granted_cents, line.granted_on = scene.dice.randrange(90_000), scene.day
    funding.put(session, line)


def remove_line(session: Session, scene: Scene) -> None:
    funding.remove(session, scene.any(session, FundingLine).id)


def open_pathway(session: Session, scene: Scene) -> None:
    pathways.open_pathway(session, scene.person, scene.day)


def _details(scene: Scene) -> ActDetails:
    lists = reference.code_lists()
    reasons = ("exit_reasons", "drop_reasons", "suspension_reasons")
    return ActDetails(
        reason=scene.one(tuple(lists[scene.one(reasons)])).code,
        situation=scene.one(tuple(lists["exit_situations"])).code,
        review_on=scene.day + timedelta(days=30),
        barrier_code=scene.one(reference.grid().barriers).code,
        partner="Mission locale",
    )


def act_on_pathway(session: Session, scene: Scene) -> None:
    pathway = pathway_of(session, scene)
    allowed = [x for x in pathways.allowed_acts(session, pathway) if x is not PathwayAct.DECIDE]
    pathways.act(session, pathway.id, scene.one(allowed), scene.day, _details(scene))


def decide(session: Session, scene: Scene) -> None:
    decision = scene.one(tuple(Decision))
    pathways.decide(
        session, pathway_of(session, scene).id, decision, scene.day, _details(scene)
    )


def change_pathway(session: Session, scene: Scene) -> None:
    """Close a pathway and open the next one in one act, as only one may be open."""
    pathways.act(
        session, pathway_of(session, scene).id, PathwayAct.DROP, scene.day, _details(scene)
    )
    pathways.open_pathway(session, scene.person, scene.day)


def complete_followup(session: Session, scene: Scene) -> None:
    followup = scene.any(session, PostExitFollowup)
    situation = scene.one(tuple(reference.code_lists()["exit_situations"])).code
    followups.complete(session, followup.id, situation, scene.day)


def receive(session: Session, scene: Scene) -> None:
    origin = referrals.Origin(reason=scene.words(), accepted=scene.dice.random() < 0.5)
    referrals.receive(session, scene.person, origin, scene.day)


def answer_referral(session: Session, scene: Scene) -> None:
    waiting = referrals.waiting(session, scene.person)
    if waiting is None:
        raise LookupError
    if scene.dice.random() < 0.5:
        referrals.accept(session, waiting.id, scene.day)
        return
    reason = scene.one(tuple(reference.code_lists()["referral_refusal_reasons"])).code
    referrals.refuse(session, waiting.id, reason, scene.day)


def _appointment(scene: Scene) -> NewAppointment:
    return NewAppointment(
        kind=scene.one(tuple(reference.code_lists()["appointment_kinds"])).code,
        starts_at=scene.now + timedelta(hours=scene.dice.randrange(-200, 200)),
        duration_minutes=45,
        person_ids=scene.one(((scene.person,), (scene.person, scene.other))),
        title=scene.words(),
    )


def book(session: Session, scene: Scene) -> None:
    appointments.book(session, _appointment(scene))


def change_appointment(session: Session, scene: Scene) -> None:
    appointments.change(session, scene.any(session, Appointment).id, _appointment(scene))


def complete_appointment(session: Session, scene: Scene) -> None:
    status = scene.one(tuple(reference.code_lists()["appointment_statuses"])).code
    seats = session.exec(select(Participation).where(Participation.person_id == scene.person))
    seat = scene.one(seats.all())
    appointments.set_status(session, seat.appointment_id, scene.person, status, scene.now)


def bin_appointment(session: Session, scene: Scene) -> None:
    appointments.delete(session, scene.any(session, Appointment).id)


def restore_appointment(session: Session, scene: Scene) -> None:
    appointments.restore(session, scene.any(session, Appointment).id)


def remove_appointment(session: Session, scene: Scene) -> None:
    session.delete(scene.any(session, Appointment))


def contact(session: Session, scene: Scene) -> None:
    lists = reference.code_lists()
    channel = scene.one(tuple(lists["contact_channels"])).code
    result = scene.one(tuple(lists["contact_results"])).code
    contacts.record(session, scene.person, channel, result, scene.now)


def type_note(session: Session, scene: Scene) -> None:
    if scene.dice.random() < 0.1:
        scene.note, scene.typed = uuid4(), ""
    scene.typed += scene.one(("a", "é ", "mot "))
    seats = session.exec(select(Participation.appointment_id)).all()
    about = scene.one(seats) if seats and scene.dice.random() < 0.1 else None
    notes.write(session, scene.note, scene.person, scene.typed, about)


def share_note(session: Session, scene: Scene) -> None:
    notes.set_private(
        session, scene.any(session, Note).id, private=scene.dice.random() < 0.5
    )


def bin_note(session: Session, scene: Scene) -> None:
    notes.delete(session, scene.any(session, Note).id)


def public(session: Session, scene: Scene) -> None:
    code = scene.one(tuple(reference.code_lists()["publics"])[:4]).code
    belongs = scene.dice.random() < 0.6
    people.set_public(session, scene.person, code, scene.day, belongs=belongs)


def correct_identity(session: Session, scene: Scene) -> None:
    people.correct(
        session,
        scene.person,
        scene.one(
            (
                {"last_name": scene.one(("Nguyễn", "Lefèvre")), "sex": "F"},
                {"birth_date": date(1990, 2, scene.dice.randrange(1, 29))},
                {"insee_code": "02381", "municipality_name": "Hirson", "postcode": "02500"},
                {"easy_read": scene.dice.random() < 0.5},
            )
        ),
    )


def correct_phones(session: Session, scene: Scene) -> None:
    numbers = [f"06123456{scene.dice.randrange(10, 99)}" for _ in range(scene.dice.randrange(3))]
    people.correct(session, scene.person, {"phones": numbers})


def bin_person(session: Session, scene: Scene) -> None:
    people.put_in_bin(session, scene.person)


def restore_person(session: Session, scene: Scene) -> None:
    people.restore(session, scene.person)


def notice(session: Session, scene: Scene) -> None:
    privacy.give_notice(session, scene.person, privacy.NOTICE_VERSION, scene.day)


def agree(session: Session, scene: Scene) -> None:
    subject = scene.one((restitution.TO_PERSON, restitution.TO_PRESCRIBER))
    assessment = scene.any(session, Assessment)
    agreed = scene.dice.random() < 0.5
    restitution.record_agreement(session, assessment.id, subject, scene.day, agreed=agreed)


def withdraw(session: Session, scene: Scene) -> None:
    privacy.withdraw(session, scene.any(session, DisclosureAgreement).id, scene.day)
