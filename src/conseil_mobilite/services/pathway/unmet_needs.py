"""« Pas d’offre »: the needs for which the basin has nothing, as the plan needs to know them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.week import joined_days, kept_hour
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

NO_OFFER: Final = "pas_d_offre"
"""The reason of the list `action_abandon_reasons` that tells an unmet need."""
LONGEST_PLACE: Final = 120
LONGEST_WORDS: Final = 300
_RECORD: Final = "unmet_need"
_INSEE: Final = 5


@dataclass(frozen=True, slots=True)
class Need:
    """What is told of a need; everything is optional, but something is said.

    `need` is an action type, `days` codes of `weekdays` separated by one space, hours `HH:MM`.
    """

    need: str = ""
    purpose: str = ""
    days: str = ""
    from_hour: str = ""
    to_hour: str = ""
    from_name: str = ""
    from_insee: str = ""
    to_name: str = ""
    to_insee: str = ""
    words: str = ""


def note(
    session: Session, pathway_id: UUID, need: Need, on: date, action_id: UUID | None = None
) -> UnmetNeed:
    """Note a need without an offer, and the action that was given up for it."""
    pathway = open_one(session, pathway_id)
    if on < pathway.opened_on or on > paris_day(session.info["clock"]()):
        raise UserError("La date du besoin est entre le début du parcours et aujourd’hui.")
    made = UnmetNeed(
        pathway_id=pathway_id, action_id=action_id, noted_on=on, **asdict(_checked(need))
    )
    session.add(made)
    session.flush()
    audit.record(session, "unmet_need.note", _RECORD, made.id)
    return made


def change(session: Session, need_id: UUID, need: Need) -> UnmetNeed:
    kept = _open_need(session, need_id)
    kept.sqlmodel_update(asdict(_checked(need)))
    session.flush()
    audit.record(session, "unmet_need.change", _RECORD, need_id)
    return kept


def meet(session: Session, need_id: UUID, on: date) -> UnmetNeed:
    """Say that an offer exists now."""
    kept = _open_need(session, need_id)
    if on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", "met_on")
    if on < kept.noted_on:
        raise UserError("L’offre ne peut pas précéder le jour où le besoin a été noté.", "met_on")
    kept.met_on = on
    session.flush()
    audit.record(session, "unmet_need.meet", _RECORD, need_id)
    return kept


def reopen(session: Session, need_id: UUID) -> UnmetNeed:
    """Say that there is no offer after all."""
    kept = _open_need(session, need_id)
    kept.met_on = None
    session.flush()
    audit.record(session, "unmet_need.reopen", _RECORD, need_id)
    return kept


def remove(session: Session, need_id: UUID) -> None:
    session.delete(_open_need(session, need_id))
    session.flush()
    audit.record(session, "unmet_need.remove", _RECORD, need_id)


def of_pathway(session: Session, pathway_id: UUID) -> Sequence[UnmetNeed]:
    """Return the needs still without an offer, then those that found one, the latest first."""
    query = select(UnmetNeed).where(UnmetNeed.pathway_id == pathway_id)
    order = (col(UnmetNeed.met_on).is_not(None), col(UnmetNeed.noted_on).desc(), col(UnmetNeed.id))
    return session.exec(query.order_by(*order)).all()


def abandon(
    session: Session, action_id: UUID, reason: str, on: date, need: Need | None = None
) -> Action:
    """Abandon an action; for want of an offer, note the need in the same act."""
    action = actions.set_status(session, action_id, actions.ABANDONED, on, abandon_reason=reason)
    if reason == NO_OFFER and need is not None:
        note(session, action.pathway_id, need, on, action_id)
    return action


def _open_need(session: Session, need_id: UUID) -> UnmetNeed:
    kept = session.get_one(UnmetNeed, need_id)
    open_one(session, kept.pathway_id)
    return kept


def _checked(need: Need) -> Need:
    """Return the need as it is kept. UserError names the field at fault."""
    lists = code_lists()
    if need.need and need.need not in lists["action_types"]:
        raise UserError("Choisissez la solution qui manque dans la liste.", "need")
    if need.purpose and need.purpose not in lists["journey_purposes"]:
        raise UserError("Choisissez le motif du déplacement dans la liste.", "purpose")
    from_name, from_insee = _place("from_name", need.from_name, need.from_insee)
    to_name, to_insee = _place("to_name", need.to_name, need.to_insee)
    kept = Need(
        need=need.need,
        purpose=need.purpose,
        days=joined_days(need.days.split()),
        from_hour=kept_hour(need.from_hour, "hours"),
        to_hour=kept_hour(need.to_hour, "hours"),
        from_name=from_name,
        from_insee=from_insee,
        to_name=to_name,
        to_insee=to_insee,
        words=words(need.words, "words", LONGEST_WORDS),
    )
    if kept == Need():
        raise UserError(
            "Dites au moins une chose : la solution qui manque, un lieu, des jours ou une heure.",
            "need",
        )
    return kept


def _place(field: str, name: str, insee: str) -> tuple[str, str]:
    """Return a place and its INSEE code, which means nothing without a name."""
    kept = words(name, field, LONGEST_PLACE)
    if insee and len(insee) != _INSEE:
        raise UserError("Choisissez la commune dans la liste proposée.", field)
    return kept, insee if kept else ""
