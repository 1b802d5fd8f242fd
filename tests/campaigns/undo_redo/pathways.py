"""Random acts on the pathways of a person, and on the referrals that begin them."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session
from tests.campaigns.undo_redo.scene import Scene

from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.pathway import followup_answers, pathways
from conseil_mobilite.services.pathway.followup_answers import Found
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.referrals import referral_changes, referrals, sent_referrals
from conseil_mobilite.services.referrals.referral_changes import ReferralChanges
from conseil_mobilite.services.referrals.sent_referrals import Sending
from conseil_mobilite.store.reference import reference


def pathway_of(session: Session, scene: Scene) -> Pathway:
    rows = pathways.of_person(session, scene.person)
    return next((row for row in rows if row.ended_on is None), rows[0])


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
    pathways.decide(session, pathway_of(session, scene).id, decision, scene.day, _details(scene))


def change_pathway(session: Session, scene: Scene) -> None:
    """Close a pathway and open the next one in one act, as only one may be open."""
    pathways.act(
        session, pathway_of(session, scene).id, PathwayAct.DROP, scene.day, _details(scene)
    )
    pathways.open_pathway(session, scene.person, scene.day)


def complete_followup(session: Session, scene: Scene) -> None:
    followup = scene.any(session, PostExitFollowup)
    situation = scene.one(tuple(reference.code_lists()["exit_situations"])).code
    followup_answers.close(session, followup.id, Found(situation, scene.day, words=scene.words()))


def attempt_followup(session: Session, scene: Scene) -> None:
    """Look for the person in vain, or let a follow-up that was closed be due again."""
    followup = scene.any(session, PostExitFollowup)
    if followup.done_on is not None:
        followup_answers.reopen(session, followup.id)
        return
    channel = scene.one(tuple(reference.code_lists()["contact_channels"])).code
    followup_answers.attempt(session, followup.id, channel, session.info["clock"]())


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


def send(session: Session, scene: Scene) -> None:
    sending = Sending(f"Garage {scene.words()}", reason=scene.words(), person_agreed=True)
    sent_referrals.send(session, scene.person, sending, scene.day)


def hear_from_the_other_body(session: Session, scene: Scene) -> None:
    referral = scene.any(session, Referral)
    if scene.dice.random() < 0.5:
        sent_referrals.remind(session, referral.id, scene.day)
        return
    said, accepted = scene.words(), scene.dice.random() < 0.5
    sent_referrals.answer(session, referral.id, scene.day, accepted=accepted, said=said)


def mend_referral(session: Session, scene: Scene) -> None:
    referral = scene.any(session, Referral)
    mending: tuple[Callable[[Session, UUID], object], ...] = (
        _correct,
        _cancel(scene),
        referral_changes.reopen,
        referral_changes.remove,
    )
    scene.one(mending)(session, referral.id)


def _correct(session: Session, referral_id: UUID) -> None:
    referral_changes.correct(session, referral_id, ReferralChanges(agent_name="Mme Payen"))


def _cancel(scene: Scene) -> Callable[[Session, UUID], object]:
    return lambda session, referral_id: referral_changes.cancel(session, referral_id, scene.day)


ACTS = (
    open_pathway,
    act_on_pathway,
    decide,
    change_pathway,
    complete_followup,
    attempt_followup,
    receive,
    answer_referral,
    send,
    hear_from_the_other_body,
    mend_referral,
)
