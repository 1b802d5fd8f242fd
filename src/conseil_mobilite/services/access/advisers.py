"""Who works on the base: who joins, with which role, who leaves and who comes back.

Leaving takes nothing away: her acts, notes, appointments and files stay, under her name. The ways
in are the affair of `ways`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER, require_manager
from conseil_mobilite.store.journal import audit

ROLES: Final = {ADVISER: "Conseil", MANAGER: "Responsable"}
LAST_MANAGER: Final = (
    "C’est la seule personne responsable de la base. Donnez d’abord ce rôle à quelqu’un d’autre."
)
UNKNOWN_ROLE: Final = "Choisissez un rôle dans la liste."
SAME_NAME: Final = "Quelqu’un porte déjà ce nom dans la base : réactivez-le, ou précisez le prénom."


def everyone(session: Session) -> Sequence[Adviser]:
    """Return those who work here, then those who left, in alphabetical order."""
    query = select(Adviser).order_by(
        col(Adviser.active).desc(), Adviser.last_name, Adviser.first_name
    )
    return session.exec(query).all()


def add(session: Session, adviser: Adviser) -> Adviser:
    """Add somebody to the body; UserError with the field at fault."""
    require_manager(session)
    joining = setup.checked_adviser(adviser)
    joining.organisation_id, joining.active = setup.organisation(session).id, True
    _refuse_unknown(joining.role)
    if any(each.full_name.casefold() == joining.full_name.casefold() for each in everyone(session)):
        raise UserError(SAME_NAME, "last_name")
    session.add(joining)
    session.flush()
    audit.record(session, "adviser.add", "adviser", joining.id)
    return joining


def change_role(session: Session, adviser_id: UUID, role: str) -> Adviser:
    require_manager(session)
    _refuse_unknown(role)
    adviser = session.get_one(Adviser, adviser_id)
    if role != MANAGER:
        _refuse_last(session, adviser)
    adviser.role = role
    return _kept(session, adviser, "adviser.change_role")


def deactivate(session: Session, adviser_id: UUID) -> Adviser:
    """Let somebody work here no more; all she did stays."""
    require_manager(session)
    adviser = session.get_one(Adviser, adviser_id)
    _refuse_last(session, adviser)
    adviser.active = False
    return _kept(session, adviser, "adviser.deactivate")


def reactivate(session: Session, adviser_id: UUID) -> Adviser:
    """Let somebody work here again, with the role she had; she needs a new way in."""
    require_manager(session)
    adviser = session.get_one(Adviser, adviser_id)
    adviser.active = True
    return _kept(session, adviser, "adviser.reactivate")


def gone(session: Session) -> frozenset[UUID]:
    """Return those who work here no more."""
    return frozenset(session.exec(select(Adviser.id).where(~col(Adviser.active))))


def roles(session: Session) -> Mapping[UUID, str]:
    """Return the role of each who works here."""
    return {each.id: each.role for each in everyone(session) if each.active}


def keep_roles(session: Session, today: Mapping[UUID, str]) -> None:
    """Give nobody back, by an older base, a role she has no more; all have their role of today.

    Where nobody would be « responsable » in it, all have their role of that day.
    """
    active = [each for each in everyone(session) if each.active]
    if all(today.get(each.id, each.role) != MANAGER for each in active):
        return
    for each in active:
        role = today.get(each.id, each.role)
        if each.role != role:
            each.role = role
            _kept(session, each, "adviser.change_role")


def keep_gone(session: Session, left: Collection[UUID], opener: UUID | None) -> frozenset[UUID]:
    """Let those who left come back by no older base; return who would have.

    Who opens it stays, and so does a « responsable » without whom it would have none.
    """
    active = [each for each in everyone(session) if each.active]
    back = [each for each in active if each.id in left and each.id != opener]
    if not any(each.role == MANAGER for each in active if each not in back):
        back = [each for each in back if each.role != MANAGER]
    for each in back:
        each.active = False
        _kept(session, each, "adviser.deactivate")
    return frozenset(each.id for each in back)


def people_of(session: Session, adviser_id: UUID) -> Sequence[UUID]:
    """Return the people she follows, in whatever state, but for the recycle bin."""
    query = select(Person.id).where(
        col(Person.adviser_id) == adviser_id, col(Person.deleted_at).is_(None)
    )
    return session.exec(query.order_by(col(Person.id))).all()


def _kept(session: Session, adviser: Adviser, act: str) -> Adviser:
    session.flush()
    audit.record(session, act, "adviser", adviser.id)
    return adviser


def _refuse_unknown(role: str) -> None:
    if role not in ROLES:
        raise UserError(UNKNOWN_ROLE, "role")


def _refuse_last(session: Session, adviser: Adviser) -> None:
    others = select(Adviser.id).where(
        col(Adviser.active), col(Adviser.role) == MANAGER, col(Adviser.id) != adviser.id
    )
    last = adviser.active and adviser.role == MANAGER and session.exec(others).first() is None
    if last:
        raise UserError(LAST_MANAGER, "role")
