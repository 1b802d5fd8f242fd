"""What an act on a pathway must come with, beyond what its state allows."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_details import (
    NEEDS,
    Details,
    check_details,
    check_feedback,
    check_reopening,
)
from conseil_mobilite.domain.pathway.pathway_rules import (
    Decision,
    DecisionEffect,
    Needed,
    PathwayAct,
    PathwayState,
)
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference.reference import code_lists, grid

ActDetails = Details
"""What comes with an act; `happened_on` is the day the service is given."""

NOTHING: Final = ActDetails()
LONGEST_PARTNER: Final = 300
_SUSPENDING: Final = {Decision.OTHER_BARRIER_FIRST: "frein_prealable"}


def check_day(session: Session, pathway: Pathway, on: date) -> None:
    """Refuse a day before the pathway or in the future; the past is normal."""
    if on < pathway.opened_on:
        raise UserError("Cette date est avant le début du parcours.", Needed.DAY)
    if on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", Needed.DAY)


def checked_act(
    session: Session,
    pathway: Pathway,
    what: PathwayAct,
    reaching: PathwayState,
    details: ActDetails,
) -> ActDetails:
    """Return the details, cleaned, or say which one is missing or out of place."""
    check_details(NEEDS.get(what, ()), details, reaching=reaching)
    if what is PathwayAct.SUSPEND:
        _check_listed("suspension_reasons", details.reason, Needed.REASON)
    if what is PathwayAct.GIVE_FEEDBACK:
        check_feedback(validated=_has_validated(session, pathway))
    if what is PathwayAct.REOPEN:
        check_reopening(other_open=_has_open(session, pathway.person_id))
    return _cleaned(details)


def checked_decision(decision: Decision, effect: DecisionEffect, details: ActDetails) -> ActDetails:
    """Return the details with the reason that the decision itself gives."""
    given = effect.exit_reason or _SUSPENDING.get(decision, "") or details.reason
    kept = replace(details, reason=given)
    check_details(effect.needs, kept, reaching=effect.state)
    known = {barrier.code for barrier in grid().barriers}
    if details.barrier_code and details.barrier_code not in known:
        raise UserError("Choisissez un frein dans la liste.", Needed.BARRIER)
    return _cleaned(kept)


def _cleaned(details: ActDetails) -> ActDetails:
    return replace(details, partner=words(details.partner, Needed.PARTNER, LONGEST_PARTNER))


def _check_listed(list_code: str, code: str, field: str) -> None:
    if code not in code_lists()[list_code]:
        raise UserError("Choisissez une réponse dans la liste.", field)


def _has_validated(session: Session, pathway: Pathway) -> bool:
    query = select(Assessment.id).where(
        Assessment.pathway_id == pathway.id, col(Assessment.validated_on).is_not(None)
    )
    return session.exec(query).first() is not None


def _has_open(session: Session, person_id: UUID) -> bool:
    query = select(Pathway.id).where(
        Pathway.person_id == person_id, col(Pathway.ended_on).is_(None)
    )
    return session.exec(query).first() is not None
