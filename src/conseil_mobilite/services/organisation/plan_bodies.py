"""The bodies of the plan of a basin and their roles: a small directory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.domain.people.identity import (
    optional_email,
    optional_phone,
    organisation_name,
)
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_NAME: Final = 160
LONGEST_NOTE: Final = 600


@dataclass(frozen=True, slots=True)
class NewBody:
    """What the adviser typed of a body. `role`: list `plan_body_roles`."""

    name: str
    role: str
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


def of_basin(session: Session, basin_id: UUID) -> Sequence[PlanBody]:
    """Return the bodies by role, in the order of the law, then by name."""
    ranks = {entry.code: rank for rank, entry in enumerate(code_lists()["plan_body_roles"])}
    found = session.exec(select(PlanBody).where(PlanBody.basin_id == basin_id))
    return sorted(found, key=lambda body: (ranks.get(body.role, len(ranks)), fold(body.name)))


def add(session: Session, basin_id: UUID, new: NewBody) -> PlanBody:
    """Add a body to the plan of a basin. UserError names the field at fault."""
    require_manager(session)
    body = _filled(session, PlanBody(basin_id=basin_id, name="", role=""), new)
    session.add(body)
    session.flush()
    audit.record(session, "plan_body.add", "plan_body", body.id)
    return body


def change(session: Session, body_id: UUID, new: NewBody) -> PlanBody:
    require_manager(session)
    body = _filled(session, session.get_one(PlanBody, body_id), new)
    session.flush()
    audit.record(session, "plan_body.change", "plan_body", body_id)
    return body


def remove(session: Session, body_id: UUID) -> None:
    """Take a body out of the directory; the measures it answered for stay, without a body."""
    require_manager(session)
    session.delete(session.get_one(PlanBody, body_id))
    session.flush()
    audit.record(session, "plan_body.remove", "plan_body", body_id)


def _filled(session: Session, body: PlanBody, new: NewBody) -> PlanBody:
    """Write what was typed, once it is known to be sound."""
    kept = {
        "role": _role(new.role),
        "name": organisation_name(words(new.name, "name", LONGEST_NAME)),
        "contact_name": words(new.contact_name, "contact_name", LONGEST_NAME),
        "phone": optional_phone(new.phone),
        "email": optional_email(new.email),
        "note": words(new.note, "note", LONGEST_NOTE),
    }
    _refuse_twin(session, body, kept["name"], kept["role"])
    body.sqlmodel_update(kept)
    return body


def _role(code: str) -> str:
    if code not in code_lists()["plan_body_roles"]:
        raise UserError("Choisissez le rôle de cet organisme dans la liste.", "role")
    return code


def _refuse_twin(session: Session, body: PlanBody, name: str, role: str) -> None:
    query = select(PlanBody).where(
        PlanBody.basin_id == body.basin_id, PlanBody.role == role, col(PlanBody.id) != body.id
    )
    if any(fold(other.name) == fold(name) for other in session.exec(query)):
        raise UserError("Cet organisme figure déjà dans ce rôle.", "name")
