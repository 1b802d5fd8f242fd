"""The catalogue of aids: what each is worth, in words, where that was read and when."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.benefits import (
    BenefitLine,
    holding,
    in_order,
    overlaps,
    own_line,
)
from conseil_mobilite.domain.directory.directory_rows import Benefit
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.directory.aid_list import lines_by_code
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LOCAL: Final = "local_"
"""How the code of an aid that the body added begins."""
LONGEST_LABEL, LONGEST_FACTS, LONGEST_SOURCE = 160, 2000, 400
_NO_LABEL: Final = "Indiquez le nom de l’aide, par exemple « Bourse au permis de l’Agglo »."
_NO_SOURCE: Final = (
    "Indiquez où vous l’avez lu : une page, un courrier, une personne et son service."
)
_FUNDER: Final = "Choisissez le financeur dans la liste."
_OWN_SHARE: Final = "La part de la personne n’est pas une aide : choisissez un financeur."
_BACKWARDS: Final = "La fin ne peut pas être avant le début."
_FUTURE: Final = "Cette date est dans l’avenir."
_OVERLAP: Final = (
    "Cette aide a déjà une ligne valable ces jours-là : donnez d’abord une fin à l’autre, ou "
    "corrigez-la."
)
_IN_USE: Final = (
    "Des financements portent le nom de cette aide : donnez-lui une date de fin, elle ne sera plus "
    "proposée."
)


@dataclass(frozen=True, slots=True)
class BenefitTyped:
    """An aid as it is typed. An empty `code` makes a new local aid."""

    code: str = ""
    label: str = ""
    facts: str = ""
    source: str = ""
    checked_on: date | None = None
    funder_kind: str = "autre"
    sensitive: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


def benefits(session: Session, on: date) -> tuple[BenefitLine, ...]:
    """Return each aid as it stands that day, those that are over included."""
    return tuple(holding(lines, on) for lines in lines_by_code(session).values())


def history(session: Session, code: str) -> tuple[BenefitLine, ...]:
    """Return every row of an aid, the oldest first."""
    return tuple(in_order(lines_by_code(session).get(code, ())))


def write(session: Session, typed: BenefitTyped, row_id: UUID | None = None) -> UUID:
    """Write a dated row, new or again. UserError names the input at fault."""
    row = session.get_one(Benefit, row_id) if row_id else Benefit(code="", label="")
    row.code = row.code or _checked_code(typed.code)
    row.label = _asked(typed.label, "label", LONGEST_LABEL, _NO_LABEL)
    row.source = _asked(typed.source, "source", LONGEST_SOURCE, _NO_SOURCE)
    row.facts = _checked_facts(typed.facts)
    row.funder_kind = _checked_funder(typed.funder_kind)
    row.checked_on = _checked_day(session, typed.checked_on)
    row.valid_from, row.valid_to = _checked_period(typed)
    row.sensitive = typed.sensitive or _is_sensitive(row.code)
    _refuse_overlap(session, row)
    session.add(row)
    session.flush()
    audit.record(session, "benefit.write", "benefit", row.id)
    return row.id


def check_benefit(session: Session, code: str, on: date) -> UUID:
    """Say that somebody made sure of an aid that day; what it tells stays as it was."""
    line = holding(history(session, code), on)
    return write(session, replace(as_typed(line), checked_on=on), line.row_id)


def as_typed(line: BenefitLine) -> BenefitTyped:
    """Return a row as it would be typed, to write it again changed, or as it was."""
    return BenefitTyped(
        code=line.code,
        label=line.label,
        facts=line.facts,
        source=line.source,
        checked_on=line.checked_on,
        funder_kind=line.funder_kind,
        sensitive=line.sensitive,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
    )


def remove(session: Session, row_id: UUID) -> Benefit:
    """Delete a row and return what `restore` brings back; what is shipped holds again.

    A local aid that funding lines name keeps its last row: they would lose its name.
    """
    row = session.get_one(Benefit, row_id)
    others = select(Benefit.id).where(Benefit.code == row.code, col(Benefit.id) != row_id)
    used = select(FundingLine.id).where(FundingLine.aid_code == row.code)
    alone = row.code not in code_lists()["aids"] and session.exec(others).first() is None
    if alone and session.exec(used).first() is not None:
        raise UserError(_IN_USE)
    kept = Benefit(**row.model_dump())
    session.delete(row)
    session.flush()
    audit.record(session, "benefit.delete", "benefit", row_id)
    return kept


def restore(session: Session, removed: Benefit) -> None:
    """Bring back a row deleted a moment ago: this table is not in the journal."""
    session.add(Benefit(**removed.model_dump()))
    session.flush()
    audit.record(session, "benefit.restore", "benefit", removed.id)


def _checked_code(code: str) -> str:
    known = code in code_lists()["aids"] or code.startswith(LOCAL)
    return code if known else f"{LOCAL}{uuid4().hex[:12]}"


def _asked(text: str, field: str, longest: int, sentence: str) -> str:
    written = words(text, field, longest)
    if not written:
        raise UserError(sentence, field)
    return written


def _checked_facts(text: str) -> str:
    written = text.strip()
    if len(written) > LONGEST_FACTS:
        raise UserError(f"Ce texte est trop long : {LONGEST_FACTS} caractères au plus.", "facts")
    refuse_nir(written, "facts")
    return written


def _checked_funder(kind: str) -> str:
    funders = code_lists()["funder_kinds"]
    if kind not in funders:
        raise UserError(_FUNDER, "funder_kind")
    if funders[kind].flag("own_share"):
        raise UserError(_OWN_SHARE, "funder_kind")
    return kind


def _checked_day(session: Session, day: date | None) -> date | None:
    if day is not None and day > paris_day(session.info["clock"]()):
        raise UserError(_FUTURE, "checked_on")
    return day


def _checked_period(typed: BenefitTyped) -> tuple[date | None, date | None]:
    if typed.valid_from and typed.valid_to and typed.valid_to < typed.valid_from:
        raise UserError(_BACKWARDS, "valid_to")
    return typed.valid_from, typed.valid_to


def _is_sensitive(code: str) -> bool:
    """Keep an aid sensitive that is shipped so: its mere name would tell of a disability."""
    known = code_lists()["aids"]
    return code in known and known[code].sensitive


def _refuse_overlap(session: Session, row: Benefit) -> None:
    others = select(Benefit).where(Benefit.code == row.code, col(Benefit.id) != row.id)
    with session.no_autoflush:
        if any(overlaps(own_line(row), own_line(other)) for other in session.exec(others)):
            raise UserError(_OVERLAP, "valid_from")
