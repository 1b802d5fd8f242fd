"""What a person gave up for want of transport. What care it was is never asked."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Renunciation
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.situation import topics
from conseil_mobilite.services.situation.checks import (
    listed,
    not_after_today,
    refuse_none,
    written_place,
)
from conseil_mobilite.store.journal import audit

TOPIC: Final = "renoncements"
CARE: Final = "soin"
LONGEST_WORDS: Final = 160


class RenunciationChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are."""

    what: str
    words: str
    place: Place
    happened: Known[date]


def add(session: Session, person_id: UUID, given: RenunciationChanges, on: date) -> Renunciation:
    """Note that day that she gave something up; `what` is of the list `renunciation_kinds`."""
    session.get_one(Person, person_id)
    row = Renunciation(person_id=person_id, what="", noted_on=on)
    _take(session, row, {"what": "", **given})
    session.add(row)
    session.flush()
    topics.forget_statement(session, person_id, TOPIC)
    audit.record(session, "renunciation.add", "renunciation", row.id)
    return row


def change(session: Session, renunciation_id: UUID, changes: RenunciationChanges) -> Renunciation:
    """Set what changed, all or nothing. UserError names the input at fault."""
    row = session.get_one(Renunciation, renunciation_id)
    _take(session, row, changes)
    session.flush()
    audit.record(session, "renunciation.change", "renunciation", renunciation_id)
    return row


def remove(session: Session, renunciation_id: UUID) -> None:
    """Delete what was noted by mistake; the journal can bring it back."""
    session.delete(session.get_one(Renunciation, renunciation_id))
    session.flush()
    audit.record(session, "renunciation.remove", "renunciation", renunciation_id)


def of_person(session: Session, person_id: UUID) -> Sequence[Renunciation]:
    """Return what she gave up, in the order it was noted."""
    query = select(Renunciation).where(Renunciation.person_id == person_id)
    return session.exec(query.order_by(col(Renunciation.noted_on), col(Renunciation.id))).all()


def _take(session: Session, row: Renunciation, given: RenunciationChanges) -> None:
    if "what" in given:
        row.what = listed(given["what"], "renunciation_kinds", "what")
    if "words" in given:
        row.words = words(given["words"], "words", LONGEST_WORDS)
    if "place" in given:
        place = written_place(given["place"], "place")
        row.place_name, row.place_insee = place.name, place.insee
    if "happened" in given:
        _take_day(session, row, given["happened"])
    _check_care(row)


def _check_care(row: Renunciation) -> None:
    if row.words and row.what == CARE:
        raise UserError(
            "Pour un soin, aucune précision n’est notée : la santé de la personne ne regarde "
            "qu’elle.",
            "words",
        )


def _take_day(session: Session, row: Renunciation, known: Known[date]) -> None:
    refuse_none(known, "Indiquez la date, ou dites qu’elle n’est pas connue.", "happened")
    if known.value is not None:
        not_after_today(session, known.value, "happened")
    row.happened_state, row.happened_on = known.state.value, known.value
