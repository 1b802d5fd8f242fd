"""Every paper that a person can be given today, and why one cannot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.assessment import latest
from conseil_mobilite.services.paper import heads
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.referrals import referral_picture


class PersonPaper(StrEnum):
    """In the order in which they are offered."""

    SHEET = "fiche"
    SLIP = "rendez_vous"
    CARD = "carte"
    CONVOCATION = "convocation"
    FUNDING = "financement"
    RESTITUTION = "restitution"
    LETTER = "reponse"
    CERTIFICATE = "attestation"
    FILE = "dossier"


NO_MEETING: Final = "Aucun rendez-vous à venir n’est noté : prenez-en un d’abord."
NO_FUNDING: Final = (
    "Aucune action n’a encore de coût ni de financement : notez-les dans « Parcours »."
)
NO_ASSESSMENT: Final = "Aucun bilan n’est encore validé : validez-le d’abord dans « Bilans »."
NO_ANSWER: Final = (
    "Aucune orientation reçue n’a encore été acceptée ou refusée : répondez-y dans « Parcours »."
)
WRITTEN: Final = "La réponse est déjà écrite : elle est dans la liste des documents remis."
_OF_MEETINGS: Final = (PersonPaper.SLIP, PersonPaper.CARD, PersonPaper.CONVOCATION)
_ANSWERED: Final = (ReferralState.ACCEPTED, ReferralState.REFUSED)


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper. `subject` is the appointment, the action or the referral that it tells of.

    `words` and `at` name it; `refusal` says why the paper cannot be made yet.
    """

    paper: PersonPaper
    subject: UUID | None = None
    words: str = ""
    at: datetime | None = None
    refusal: str = ""


def offered(session: Session, person_id: UUID, at: datetime) -> tuple[Offered, ...]:
    """Return the papers in the order of a support, with a plan for each action that costs.

    Of a file in the bin, only the whole file for the person.
    """
    if session.get_one(Person, person_id).deleted_at is not None:
        return tuple(
            Offered(each, refusal="" if each is PersonPaper.FILE else heads.BINNED)
            for each in PersonPaper
        )
    certificate = "" if latest.initial(session, person_id) else NO_ASSESSMENT
    restitution = restitutions.offered(session, person_id).refusal
    return (
        Offered(PersonPaper.SHEET),
        *_of_meeting(session, person_id, at),
        *_of_funding(session, person_id, at),
        Offered(PersonPaper.RESTITUTION, refusal=restitution),
        _letter(session, person_id, at),
        Offered(PersonPaper.CERTIFICATE, refusal=certificate),
        Offered(PersonPaper.FILE),
    )


def _of_meeting(session: Session, person_id: UUID, at: datetime) -> Iterator[Offered]:
    entry = diary.next_for(session, person_id, at)
    for paper in _OF_MEETINGS:
        if entry is None:
            yield Offered(paper, refusal=NO_MEETING)
        else:
            yield Offered(paper, entry.appointment.id, at=entry.appointment.starts_at)


def _of_funding(session: Session, person_id: UUID, at: datetime) -> list[Offered]:
    pathway = next(iter(pathways.of_person(session, person_id)), None)
    planned = actions.of_pathway(session, pathway.id, paris_day(at)) if pathway else []
    found = [
        Offered(PersonPaper.FUNDING, each.action.id, each.action.wording)
        for each in planned
        if each.lines or each.action.cost_cents
    ]
    return found or [Offered(PersonPaper.FUNDING, refusal=NO_FUNDING)]


def _letter(session: Session, person_id: UUID, at: datetime) -> Offered:
    """Return the answer to the last referral received that has one."""
    for line in referral_picture.of_person(session, person_id, paris_day(at)).lines:
        referral = line.referral
        if referral.direction == Direction.RECEIVED and referral.state in _ANSWERED:
            refusal = WRITTEN if line.letter else ""
            return Offered(
                PersonPaper.LETTER, referral.id, referral.prescriber_name, refusal=refusal
            )
    return Offered(PersonPaper.LETTER, refusal=NO_ANSWER)
