"""The restitution for the prescriber: offered box by box, then issued with her agreement alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.documents.letters import restitution as paper
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.restitution import (
    KIND,
    Box,
    Restitution,
    chosen_boxes,
    family,
    in_order,
    variant,
)
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.agreement_words import why_not
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.services.assessment import latest
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.restitution import (
    restitution_actions,
    restitution_assessment,
    restitution_course,
    restitution_person,
)
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import agreements
from conseil_mobilite.services.referrals.referrals import SPONTANEOUS
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

NO_PRESCRIBER: Final = (
    "Aucun prescripteur n’a adressé cette personne pour ce parcours : il n’y a personne à qui "
    "transmettre cette restitution. S’il y en a un, notez d’abord son orientation."
)
_FALLEN: Final = frozenset({ReferralState.REFUSED.value, ReferralState.CANCELLED.value})


@dataclass(frozen=True, slots=True)
class Offer:
    """Who would receive what. `refusal` says why nothing may be told yet, empty where it may."""

    prescriber: str
    agent: str
    agreed_on: date | None
    refusal: str
    boxes: tuple[Box, ...]

    @property
    def agreed(self) -> bool:
        return not self.refusal

    @property
    def recipient(self) -> str:
        return ", ".join(filter(None, (self.agent, self.prescriber)))


def offered(session: Session, person_id: UUID) -> Offer:
    """Return what may be told today, in the order of the paper; nothing sensitive is ticked."""
    today, pathway = paris_day(session.info["clock"]()), _pathway(session, person_id)
    return _offer(session, person_id, pathway, today)


def preview(
    session: Session, person_id: UUID, at: datetime, chosen: frozenset[str]
) -> PaperPreview:
    """Return the paper as it would leave now; UserError without an agreement in force."""
    told = _prepare(session, person_id, at, chosen)
    title = f"Restitution au prescripteur : {told.person_name}"
    return issuing.preview(title, told.number, paper.document(told))


def issue(
    session: Session, person_id: UUID, at: datetime, chosen: frozenset[str]
) -> IssuedDocument:
    """Write the paper, keep it as it leaves, and leave in the trail which boxes were told.

    The trail names what a sensitive box is about, never which barrier or action it holds.
    """
    told = _prepare(session, person_id, at, chosen)
    made = Paper(
        KIND,
        told.number,
        paper.TITLE,
        paper.document(told),
        variant=variant(told.boxes),
        recipient=", ".join(filter(None, (told.agent, told.prescriber))),
    )
    document = issuing.keep(session, person_id, made, at)
    for box in told.boxes:
        sensitive = "_sensitive" if box.sensitive else ""
        act = f"restitution.tell_{family(box.code)}{sensitive}"
        audit.record(session, act, "issued_document", document.id)
    return document


def _prepare(
    session: Session, person_id: UUID, at: datetime, chosen: frozenset[str]
) -> Restitution:
    person, pathway = heads.person(session, person_id), _pathway(session, person_id)
    offer = _offer(session, person_id, pathway, paris_day(at))
    if offer.refusal or offer.agreed_on is None:
        raise UserError(offer.refusal)
    assessment = latest.validated(session, pathway.id) if pathway else None
    texts = paper_texts.texts(session)
    return Restitution(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session, texts),
        adviser=heads.adviser_card(session, person.adviser_id),
        issued_on=paris_day(at),
        prescriber=offer.prescriber,
        agent=offer.agent,
        person_name=person.full_name,
        agreed_on=offer.agreed_on,
        assessed_on=assessment.validated_on if assessment else None,
        boxes=chosen_boxes(offer.boxes, chosen),
        texts=texts,
    )


def _offer(session: Session, person_id: UUID, pathway: Pathway | None, today: date) -> Offer:
    referral = _referral(session, pathway) if pathway else None
    since = referral.received_on if referral else None
    word = agreements.to_prescriber(session, person_id, today, since)
    kinds = code_lists()["prescriber_kinds"]
    known = kinds.label(referral.prescriber_kind) if referral else ""
    return Offer(
        prescriber=(referral.prescriber_name or known) if referral else "",
        agent=referral.agent_name if referral else "",
        agreed_on=word.on if word.agreed else None,
        refusal=why_not(word) if referral else NO_PRESCRIBER,
        boxes=_boxes(session, person_id, pathway, today),
    )


def _boxes(
    session: Session, person_id: UUID, pathway: Pathway | None, today: date
) -> tuple[Box, ...]:
    person = session.get_one(Person, person_id)
    assessment = latest.validated(session, pathway.id) if pathway else None
    course = (
        restitution_course.boxes(session, pathway, assessment)
        if pathway
        else restitution_course.nothing()
    )
    every = (
        *restitution_person.boxes(session, person),
        *course,
        *restitution_assessment.boxes(session, assessment),
        *restitution_actions.boxes(session, pathway, assessment, today),
        restitution_person.budget(session, person_id),
    )
    return in_order(every)


def _pathway(session: Session, person_id: UUID) -> Pathway | None:
    return next(iter(pathways.of_person(session, person_id)), None)


def _referral(session: Session, pathway: Pathway) -> Referral | None:
    """Return the referral that the pathway follows, else the last one accepted during it."""
    query = select(Referral).where(
        Referral.person_id == pathway.person_id,
        Referral.direction == Direction.RECEIVED.value,
        Referral.prescriber_kind != SPONTANEOUS,
        col(Referral.state).not_in(_FALLEN),
    )
    found = session.exec(query.order_by(col(Referral.received_on).desc())).all()
    own = [each for each in found if each.id == pathway.referral_id]
    later = [
        each
        for each in found
        if each.state == ReferralState.ACCEPTED and each.received_on >= pathway.opened_on
    ]
    return next(iter((*own, *later)), None)
