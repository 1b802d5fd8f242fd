"""What may be typed of a measure of the plan."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality
from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody, PlanMeasure
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_CODE: Final = 20
LONGEST_TITLE: Final = 200
LONGEST_NOTE: Final = 600
LONGEST_DELAY: Final = 730
MOST_CONTACTS: Final = 99
PARTS: Final = re.compile(r"\d+|\D+")

_CODE: Final = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_RESERVED: Final = frozenset({"TOTAL", "AUTRES", "HORS", "NSP", "OUI", "NON"})
"""What the published tables call a margin or a remainder."""


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What the adviser typed of a measure. `conditions`: the codes accepted, by kind."""

    code: str
    title: str
    starts_on: date | None
    ends_on: date | None = None
    body_id: UUID | None = None
    conditions: Mapping[ConditionKind, tuple[str, ...]] = field(default_factory=dict)
    delay_days: int | None = None
    least_contacts: int | None = None
    note: str = ""


def checked(session: Session, measure: PlanMeasure, new: NewMeasure) -> PlanMeasure:
    """Return the measure as it would be; `measure` is not touched. UserError names the field."""
    code = _code(new.code)
    _refuse_taken(session, measure, code)
    title = words(new.title, "title", LONGEST_TITLE)
    if not title:
        raise UserError("Donnez un titre à cette mesure.", "title")
    starts_on = _days(new)
    _check_number(new.delay_days, "delay_days", LONGEST_DELAY)
    _check_number(new.least_contacts, "least_contacts", MOST_CONTACTS)
    _check_body(session, measure.basin_id, new.body_id)
    for kind, codes in new.conditions.items():
        _check_codes(session, measure.basin_id, kind, codes)
    return PlanMeasure(
        basin_id=measure.basin_id,
        body_id=new.body_id,
        code=code,
        title=title,
        starts_on=starts_on,
        ends_on=new.ends_on,
        delay_days=new.delay_days,
        least_contacts=new.least_contacts,
        note=words(new.note, "note", LONGEST_NOTE),
    )


def _code(typed: str) -> str:
    code = typed.strip().upper()
    if not code:
        raise UserError("Donnez un code court à cette mesure, par exemple M1.", "code")
    if len(code) > LONGEST_CODE:
        raise UserError(f"Ce code est trop long : {LONGEST_CODE} signes au plus.", "code")
    if not _CODE.fullmatch(code):
        raise UserError(
            "Ce code est publié : seulement des lettres sans accent, des chiffres et des tirets, "
            "par exemple M1 ou PERMIS-2.",
            "code",
        )
    if code in _RESERVED:
        raise UserError(
            f"« {code} » a déjà un sens dans les tableaux : choisissez-en un autre.", "code"
        )
    return code


def _refuse_taken(session: Session, measure: PlanMeasure, code: str) -> None:
    query = select(PlanMeasure.id).where(
        PlanMeasure.basin_id == measure.basin_id,
        PlanMeasure.code == code,
        col(PlanMeasure.id) != measure.id,
    )
    if session.exec(query).first() is not None:
        raise UserError("Une autre mesure de ce bassin porte déjà ce code.", "code")


def _days(new: NewMeasure) -> date:
    if new.starts_on is None:
        raise UserError("Indiquez le jour où la mesure commence.", "starts_on")
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise UserError("La fin doit venir après le début.", "ends_on")
    return new.starts_on


def _check_number(value: int | None, field_name: str, most: int) -> None:
    if value is not None and not 1 <= value <= most:
        raise UserError(f"Écrivez un nombre entre 1 et {most}, ou laissez vide.", field_name)


def _check_body(session: Session, basin_id: UUID, body_id: UUID | None) -> None:
    body = None if body_id is None else session.get(PlanBody, body_id)
    if body_id is not None and (body is None or body.basin_id != basin_id):
        raise UserError("Choisissez l’organisme dans la liste.", "body_id")


def _check_codes(
    session: Session, basin_id: UUID, kind: ConditionKind, codes: tuple[str, ...]
) -> None:
    if not set(codes) <= _KNOWN[kind](session, basin_id):
        raise UserError("Choisissez les conditions dans la liste.", kind.value)


def _listed(name: str) -> Callable[[Session, UUID], set[str]]:
    return lambda _session, _basin_id: {entry.code for entry in code_lists()[name]}


def _members(session: Session, basin_id: UUID) -> set[str]:
    """Return every EPCI that is or was of the basin."""
    query = select(BasinIntercommunality.epci_code)
    return set(session.exec(query.where(BasinIntercommunality.basin_id == basin_id)))


_KNOWN: Final[Mapping[ConditionKind, Callable[[Session, UUID], set[str]]]] = MappingProxyType(
    {
        ConditionKind.PUBLIC: _listed("publics"),
        ConditionKind.PRESCRIBER: _listed("prescriber_groups"),
        ConditionKind.INTENSITY: _listed("decisions"),
        ConditionKind.TERRITORY: _members,
    }
)
