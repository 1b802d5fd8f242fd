"""The letter that answers a prescriber: shown, issued once and frozen, printed again as it was."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.letters import referral_answer as paper
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.action_sheet import NextAppointment
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.referral_answer import LETTER, ReferralAnswer
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState, last_day
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.people import agreements
from conseil_mobilite.services.referrals.referral_changes import letter_left
from conseil_mobilite.store.reference.reference import code_lists

NOT_ANSWERED: Final = (
    "Répondez d’abord à l’orientation : acceptez-la ou refusez-la, la lettre le dira au "
    "prescripteur."
)

NO_REASON: Final = (
    "Cette orientation est refusée sans motif : corrigez-la pour l’indiquer, la lettre le dira."
)
ALREADY_LEFT: Final = (
    "La réponse est déjà partie : elle est dans la liste des documents remis. Imprimez-la de "
    "nouveau depuis cette liste, telle qu’elle est partie."
)


def prepare(session: Session, referral_id: UUID, at: datetime) -> ReferralAnswer:
    """Return what the letter says, with the number it would take.

    Beyond the decision, nothing is told without the person's agreement. UserError where there is
    no answer to tell.
    """
    referral = session.get_one(Referral, referral_id)
    answered_on, refusal = referral.answered_on, _refusal(referral)
    if answered_on is None:
        raise UserError(NOT_ANSWERED)
    person = heads.person(session, referral.person_id)
    texts = paper_texts.texts(session)
    word = agreements.to_prescriber(session, person.id, paris_day(at), referral.received_on)
    kinds = code_lists()["prescriber_kinds"]
    return ReferralAnswer(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session, texts),
        adviser=heads.adviser_card(session, person.adviser_id),
        issued_on=paris_day(at),
        prescriber=referral.prescriber_name or kinds.label(referral.prescriber_kind),
        agent=referral.agent_name,
        person_name=person.full_name,
        received_on=referral.received_on,
        answered_on=answered_on,
        texts=texts,
        refusal=refusal,
        late=answered_on > last_day(referral.received_on),
        agreed=word.agreed,
        next_appointment=_next(session, person.id, at) if word.agreed and not refusal else None,
    )


def preview(session: Session, referral_id: UUID, at: datetime) -> PaperPreview:
    """Return the letter as it would leave now; nothing is kept."""
    letter = prepare(session, referral_id, at)
    title = f"Réponse à l’orientation : {letter.person_name}"
    return issuing.preview(title, letter.number, paper.document(letter))


def issue(session: Session, referral_id: UUID, at: datetime) -> IssuedDocument:
    """Write the letter and keep it as it leaves, in the documents of the person.

    UserError where it left already: two letters could tell two things.
    """
    if letter_left(session, referral_id):
        raise UserError(ALREADY_LEFT)
    letter = prepare(session, referral_id, at)
    made = Paper(
        LETTER,
        letter.number,
        paper.TITLE,
        paper.document(letter),
        variant=str(referral_id),
        recipient=", ".join(filter(None, (letter.agent, letter.prescriber))),
    )
    person_id = session.get_one(Referral, referral_id).person_id
    return issuing.keep(session, person_id, made, at)


def _refusal(referral: Referral) -> str:
    """Return the reason in its exact words, or nothing where the referral is accepted."""
    if referral.direction != Direction.RECEIVED:
        raise UserError("Cette orientation a été envoyée : c’est le service qui vous répond.")
    if referral.state == ReferralState.REFUSED:
        if not referral.refusal_reason:
            raise UserError(NO_REASON)
        return code_lists()["referral_refusal_reasons"].label(referral.refusal_reason)
    if referral.state == ReferralState.ACCEPTED:
        return ""
    raise UserError(NOT_ANSWERED)


def _next(session: Session, person_id: UUID, at: datetime) -> NextAppointment | None:
    entry = diary.next_for(session, person_id, at)
    return heads.told(entry.appointment) if entry else None
