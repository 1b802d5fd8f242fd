"""The publics a person belongs to: declared, dated, corrected, ended, or taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.audiences import (
    DerivedPublic,
    derived_publics,
    told_with_address,
)
from conseil_mobilite.domain.people.belonging_rules import Period, checked_period, refuse_overlap
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.services.people.person_checks import checked_publics
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import reference


@dataclass(frozen=True, slots=True)
class PersonPublics:
    """What was declared, ended periods included, and what follows from it that day.

    `present` are the publics she belongs to that day, `running` those that go on after it.
    """

    declared: tuple[PersonAudience, ...]
    present: tuple[str, ...]
    running: tuple[str, ...]
    derived: tuple[DerivedPublic, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """Every public she belongs to that day, declared or not."""
        return (*self.present, *(each.code for each in self.derived))


def publics_of(session: Session, person_id: UUID, on: date) -> PersonPublics:
    declared = tuple(session.exec(_declared(person_id)))
    present = _codes(declared, on)
    running = _codes(declared, on + timedelta(days=1))
    person = session.get_one(Person, person_id)
    at_home = told_with_address(person.qpv, person.frr)
    derived = derived_publics(reference.code_lists()["publics"], present, at_home)
    return PersonPublics(declared, present, running, derived)


def set_public(
    session: Session, person_id: UUID, code: str, on: date, *, belongs: bool
) -> PersonPublics:
    """Say that she belongs to a public from that day, or no longer from the day after.

    One declared and taken back the same day was a slip: it leaves no trace in her situation; so
    was one ended and declared again the same day, which goes on as if nothing had been said.
    """
    (code,) = checked_publics([code])
    rows = [row for row in session.exec(_declared(person_id)) if row.code == code]
    running = next((row for row in rows if row.until is None), None)
    if not belongs and running is not None:
        _end(session, running, on)
    if belongs and running is None:
        _begin(session, rows, PersonAudience(person_id=person_id, code=code, since=on))
    return _kept(session, person_id, on)


def add_public(
    session: Session, person_id: UUID, code: str, since: date | None, until: date | None
) -> PersonPublics:
    """Declare a period that went by, or one that still runs. UserError names `since` or `until`."""
    (code,) = checked_publics([code])
    period = _checked(session, person_id, since, until)
    refuse_overlap(period, _others(session, person_id, code))
    session.add(
        PersonAudience(person_id=person_id, code=code, since=period.since, until=period.until)
    )
    return _kept(session, person_id, _today(session))


def date_public(
    session: Session, period_id: UUID, since: date | None, until: date | None
) -> PersonPublics:
    """Correct the dates of one period. UserError names `since` or `until`."""
    row = session.get_one(PersonAudience, period_id)
    period = _checked(session, row.person_id, since, until)
    refuse_overlap(period, _others(session, row.person_id, row.code, besides=period_id))
    row.since, row.until = period.since, period.until
    return _kept(session, row.person_id, _today(session))


def remove_public(session: Session, period_id: UUID) -> PersonPublics:
    """Take back a period that was declared by mistake; the journal can bring it back."""
    row = session.get_one(PersonAudience, period_id)
    session.delete(row)
    return _kept(session, row.person_id, _today(session))


def refuse_birth_after_publics(session: Session, person_id: UUID, birth: date | None) -> None:
    """Raise UserError where a public was declared before that birth."""
    first = next(iter(session.exec(_declared(person_id))), None)
    if birth is not None and first is not None and first.since < birth:
        since = long_date(first.since, weekday=False)
        public = reference.code_lists()["publics"].label(first.code)
        raise UserError(
            f"« {public} » est déclaré depuis le {since}, avant cette naissance : "
            "corrigez l’une ou l’autre de ces dates.",
            "birth_date",
        )


def _declared(person_id: UUID) -> SelectOfScalar[PersonAudience]:
    rows = select(PersonAudience).where(PersonAudience.person_id == person_id)
    return rows.order_by(col(PersonAudience.since))


def _codes(declared: Iterable[PersonAudience], on: date) -> tuple[str, ...]:
    day = Period(on, on)
    held = (row.code for row in declared if day.meets(Period(row.since, row.until)))
    return tuple(dict.fromkeys(held))


def _begin(session: Session, before: list[PersonAudience], new: PersonAudience) -> None:
    ended_today = next((row for row in before if row.until == new.since), None)
    if ended_today is None:
        session.add(new)
    else:
        ended_today.until = None


def _end(session: Session, running: PersonAudience, on: date) -> None:
    if on < running.since:
        raise UserError("La fin ne peut pas être avant le début.", "publics")
    if on == running.since:
        session.delete(running)
    else:
        running.until = on


def _checked(session: Session, person_id: UUID, since: date | None, until: date | None) -> Period:
    birth = session.get_one(Person, person_id).birth_date
    return checked_period(since, until, birth=birth, on=_today(session))


def _others(
    session: Session, person_id: UUID, code: str, besides: UUID | None = None
) -> list[Period]:
    return [
        Period(row.since, row.until)
        for row in session.exec(_declared(person_id))
        if row.code == code and row.id != besides
    ]


def _today(session: Session) -> date:
    return paris_day(session.info["clock"]())


def _kept(session: Session, person_id: UUID, on: date) -> PersonPublics:
    session.flush()
    audit.record(session, "person.public", "person", person_id)
    return publics_of(session, person_id, on)
