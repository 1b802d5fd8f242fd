"""What became of the follow-ups after an exit: attempts, the situation found, corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS, paris_day
from conseil_mobilite.domain.pathway.followup import NOT_REACHED
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.services.agenda.notes import contacts
from conseil_mobilite.services.agenda.notes.contacts import MISSED, REACHED, Precisions
from conseil_mobilite.services.pathway import followups
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

_NOON: Final = time(12)
_USUAL_CHANNEL: Final = "telephone"


@dataclass(frozen=True, slots=True)
class Found:
    """What a follow-up found: the situation (or `non_joint`), on which day, how, and what else.

    `words` is one line, such as whether the solution is still in place.
    """

    situation: str
    on: date
    channel: str = _USUAL_CHANNEL
    words: str = ""


@dataclass(frozen=True, slots=True)
class FollowupPicture:
    """A follow-up, and what was attempted for it, the latest first."""

    followup: PostExitFollowup
    attempts: tuple[ContactAttempt, ...] = ()

    @property
    def missed(self) -> int:
        """Count the attempts in vain."""
        return sum(attempt.result == MISSED for attempt in self.attempts)

    @property
    def answer(self) -> ContactAttempt | None:
        """Return the contact that answered it, if any did."""
        found = (each for each in self.attempts if each.result == REACHED)
        return next(found, None)


def pictures(session: Session, pathway: Pathway) -> tuple[FollowupPicture, ...]:
    """Return the follow-ups that stand with their attempts, in order."""
    made = contacts.of_person(session, pathway.person_id)
    return tuple(
        FollowupPicture(each, tuple(one for one in made if one.followup_id == each.id))
        for each in followups.of_pathway(session, pathway.id)
    )


def attempt(session: Session, followup_id: UUID, channel: str, at: datetime) -> ContactAttempt:
    """Keep an attempt in vain to reach the person for a follow-up that nobody closed yet."""
    followup, pathway = _standing(session, followup_id)
    if followup.done_on is not None:
        raise UserError("Ce suivi est déjà clos : corrigez-le plutôt.")
    person = pathway.person_id
    return contacts.record(session, person, channel, MISSED, at, followup_id=followup_id)


def close(session: Session, followup_id: UUID, found: Found) -> PostExitFollowup:
    """Close a follow-up with what was found, or correct what was said of it.

    Whoever answered was contacted: the contact is kept with it, on that day. UserError names the
    field at fault: `situation`, `done_on`, `channel`, `words`.
    """
    followup, pathway = _standing(session, followup_id)
    _check(session, found, pathway)
    if found.situation == NOT_REACHED:
        _forget_answer(session, pathway.person_id, followup_id)
    else:
        _keep_answer(session, pathway.person_id, followup_id, found)
    followup.situation, followup.done_on = found.situation, found.on
    session.flush()
    audit.record(session, "followup.complete", "post_exit_followup", followup_id)
    return followup


def reopen(session: Session, followup_id: UUID) -> None:
    """Let a follow-up closed by mistake be due again; the attempts in vain stay."""
    followup, pathway = _standing(session, followup_id)
    _forget_answer(session, pathway.person_id, followup_id)
    followup.situation, followup.done_on = "", None
    session.flush()
    audit.record(session, "followup.reopen", "post_exit_followup", followup_id)


def _standing(session: Session, followup_id: UUID) -> tuple[PostExitFollowup, Pathway]:
    followup = session.get_one(PostExitFollowup, followup_id)
    if followup.cancelled_on is not None:
        raise UserError("Ce suivi n’est plus prévu : le parcours a été rouvert.")
    return followup, session.get_one(Pathway, followup.pathway_id)


def _check(session: Session, found: Found, pathway: Pathway) -> None:
    if found.situation not in code_lists()["exit_situations"]:
        raise UserError("Indiquez la situation de la personne, ou « non joint ».", "situation")
    if found.on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", "done_on")
    if pathway.ended_on is not None and found.on < pathway.ended_on:
        raise UserError("Cette date est avant la sortie du parcours.", "done_on")


def _keep_answer(session: Session, person_id: UUID, followup_id: UUID, found: Found) -> None:
    """Keep the contact that answered; of one known already, what is said now is corrected."""
    known = next(_answers(session, person_id, followup_id), None)
    at, words = _instant(session, found.on), found.words
    if known is None:
        more = Precisions(words=words, followup_id=followup_id)
        contacts.record(session, person_id, found.channel, REACHED, at, **more)
        return
    if paris_day(known.attempted_at) == found.on:
        at = known.attempted_at
    contacts.correct(session, known.id, found.channel, at, words)


def _forget_answer(session: Session, person_id: UUID, followup_id: UUID) -> None:
    """Take out the contact that answered before: nobody was reached after all."""
    for made in list(_answers(session, person_id, followup_id)):
        contacts.delete(session, made.id)


def _answers(session: Session, person_id: UUID, followup_id: UUID) -> Iterator[ContactAttempt]:
    for made in contacts.of_person(session, person_id):
        if made.followup_id == followup_id and made.result == REACHED:
            yield made


def _instant(session: Session, on: date) -> datetime:
    """Return now for today; of a day gone by nobody kept the hour: noon."""
    now: datetime = session.info["clock"]()
    if paris_day(now) == on:
        return now
    return datetime.combine(on, _NOON, PARIS).astimezone(UTC)
