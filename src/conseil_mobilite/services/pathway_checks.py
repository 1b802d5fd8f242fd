"""What an act on a pathway must come with, beyond what its state allows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paris import paris_day
from conseil_mobilite.domain.pathway import Pathway
from conseil_mobilite.domain.pathway_rules import (
    Decision,
    DecisionEffect,
    Needed,
    PathwayAct,
)
from conseil_mobilite.store.reference import code_lists


@dataclass(frozen=True, slots=True)
class ActDetails:
    """What comes with an act: a reason (code), a situation at exit, a review date, a relay."""

    reason: str = ""
    situation: str = ""
    review_on: date | None = None
    barrier_code: str = ""
    partner: str = ""


NOTHING: Final = ActDetails()


def check_day(session: Session, pathway: Pathway, on: date) -> None:
    """Refuse a day before the pathway or in the future; the past is normal."""
    if on < pathway.opened_on:
        raise UserError("Cette date est avant le début du parcours.", Needed.DAY)
    if on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", Needed.DAY)


def check_act(session: Session, pathway: Pathway, what: PathwayAct, details: ActDetails) -> None:
    _CHECKS.get(what, _check_nothing)(session, pathway, details)


def check_decision(decision: Decision, effect: DecisionEffect, details: ActDetails) -> None:
    _check_needs(effect.needs, details)
    if decision is Decision.NO_FURTHER_ACTION:
        _check_code("drop_reasons", details.reason, Needed.REASON)
    if Needed.SITUATION in effect.needs:
        _check_code("exit_situations", details.situation, Needed.SITUATION)


def _check_nothing(_session: Session, _pathway: Pathway, _details: ActDetails) -> None:
    """Most acts come with nothing to check."""


def _check_feedback(session: Session, pathway: Pathway, _details: ActDetails) -> None:
    query = select(Assessment.id).where(
        Assessment.pathway_id == pathway.id, col(Assessment.validated_on).is_not(None)
    )
    if session.exec(query).first() is None:
        raise UserError("Validez d’abord un bilan : c’est lui que vous restituez.")


def _check_suspension(_session: Session, _pathway: Pathway, details: ActDetails) -> None:
    _check_needs((Needed.REASON, Needed.REVIEW), details)
    _check_code("suspension_reasons", details.reason, Needed.REASON)


def _check_exit(_session: Session, _pathway: Pathway, details: ActDetails) -> None:
    _check_needs((Needed.REASON, Needed.SITUATION), details)
    _check_code("exit_reasons", details.reason, Needed.REASON)
    _check_code("exit_situations", details.situation, Needed.SITUATION)


def _check_drop(_session: Session, _pathway: Pathway, details: ActDetails) -> None:
    _check_needs((Needed.REASON,), details)
    _check_code("drop_reasons", details.reason, Needed.REASON)


def _check_reopening(session: Session, pathway: Pathway, _details: ActDetails) -> None:
    query = select(Pathway.id).where(
        Pathway.person_id == pathway.person_id, col(Pathway.ended_on).is_(None)
    )
    if session.exec(query).first() is not None:
        raise UserError("Un autre parcours est ouvert : terminez-le avant de rouvrir celui-ci.")


_CHECKS: Final[Mapping[PathwayAct, Callable[[Session, Pathway, ActDetails], None]]] = (
    MappingProxyType(
        {
            PathwayAct.GIVE_FEEDBACK: _check_feedback,
            PathwayAct.SUSPEND: _check_suspension,
            PathwayAct.EXIT: _check_exit,
            PathwayAct.DROP: _check_drop,
            PathwayAct.REOPEN: _check_reopening,
        }
    )
)
_MISSING: Final[Mapping[Needed, str]] = MappingProxyType(
    {
        Needed.REASON: "Choisissez un motif.",
        Needed.SITUATION: "Indiquez la situation de la personne à la sortie.",
        Needed.REVIEW: "Choisissez la date à laquelle vous ferez le point.",
        Needed.BARRIER: "Indiquez le frein à lever d’abord.",
        Needed.PARTNER: "Indiquez le partenaire qui prend le relais.",
    }
)


def _check_needs(needs: Sequence[Needed], details: ActDetails) -> None:
    given = {
        Needed.REASON: details.reason,
        Needed.SITUATION: details.situation,
        Needed.REVIEW: details.review_on,
        Needed.BARRIER: details.barrier_code,
        Needed.PARTNER: details.partner.strip(),
    }
    for needed in needs:
        if needed is not Needed.DAY and not given[needed]:
            raise UserError(_MISSING[needed], needed)


def _check_code(list_code: str, code: str, field: str) -> None:
    if code not in code_lists()[list_code]:
        raise UserError("Choisissez une réponse dans la liste.", field)
