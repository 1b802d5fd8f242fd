"""What leaves: a dry run, what was announced, what is kept longer and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.domain.retention.rules import (
    LEAST_REASON,
    LONGEST_ARCHIVE,
    NOTICE,
    Rule,
    asked,
)
from conseil_mobilite.services.audit import worked_days
from conseil_mobilite.services.organisation.roles import is_manager, require_manager
from conseil_mobilite.services.people.standing import back_to_active
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.retention.concerned import losing_by
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.services.retention.standings import standings
from conseil_mobilite.store.journal import audit

_LONGEST_REASON: Final = 500
_AHEAD: Final = (
    "La base a déjà servi le {day}, qui est encore à venir d’après cet ordinateur. Vérifiez sa "
    "date. Si elle est juste, recommencez après trois jours de travail : rien n’a été annoncé."
)


class Stage(Enum):
    """Where a departure stands."""

    DUE = "due"  # nothing was announced yet
    ANNOUNCED = "announced"
    READY = "ready"  # its notice is over
    HELD = "held"  # archived for a written reason


@dataclass(frozen=True, slots=True)
class Departure:
    """A file, or a part of it, that is to leave. `since`: the day from which the rule asks for it.

    `notice` is what announced it, with the day it `leaves` at the earliest; of one that is held,
    `leaves` is the end of its archive and `reason` says why.
    """

    person_id: UUID
    name: str
    file_number: str
    in_bin: bool
    rule: Rule
    last_event: date
    since: date
    stage: Stage
    notice: UUID | None = None
    announced_on: date | None = None
    leaves: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """All departures by name. `odd` is a day of work that does not go with the date of today.

    The clock of this computer should be confirmed then, and nobody is due on its word alone.
    """

    today: date
    departures: tuple[Departure, ...]
    months: Mapping[Rule, int]
    odd: date | None

    @property
    def doubt(self) -> bool:
        return self.odd is not None

    def at(self, stage: Stage) -> tuple[Departure, ...]:
        return tuple(each for each in self.departures if each.stage is stage)


def outlook(session: Session) -> Outlook:
    """Tell what would leave today and where each departure stands. Changes nothing."""
    require_manager(session)
    today, months, odd = _today(session), delays(session), worked_days.doubted(session)
    sure = min(today, odd or today)
    notices = {(each.person_id, Rule(each.rule)): each for each in _notices(session, today)}
    found: list[Departure] = []
    for file in standings(session, losing_by(session, months, today)):
        days = asked(file.standing, months, today)
        given = _given(notices, file.person_id, days, today)
        due = {rule: day for rule, day in days.items() if day <= sure or rule in given}
        held = [rule for rule in Rule if _holds(given.get(rule), today)]
        for rule in dict.fromkeys((*due, *held)):
            notice = given.get(rule)
            whole_held = any(each.whole for each in held) and rule not in held
            if whole_held:
                continue
            found.append(
                Departure(
                    person_id=file.person_id,
                    name=file.name,
                    file_number=file.file_number,
                    in_bin=file.in_bin,
                    rule=rule,
                    last_event=file.standing.last_event,
                    since=due.get(rule, today),
                    stage=_stage(notice, today),
                    notice=notice.id if notice else None,
                    announced_on=notice.announced_on if notice else None,
                    leaves=_leaves(notice),
                    reason=notice.held_reason if notice else "",
                )
            )
    return Outlook(today, tuple(found), months, odd)


def waiting(session: Session) -> int:
    """Count the files that are due or ready, for the responsable; nothing for others."""
    if not is_manager(session):
        return 0
    found = outlook(session)
    ready = () if found.doubt else found.at(Stage.READY)
    return len({each.person_id for each in (*found.at(Stage.DUE), *ready)})


def announce(session: Session) -> int:
    """Announce what is due; return how many departures were. What is no longer asked is dropped.

    UserError where the clock is surely wrong, or was: thirty days from now mean nothing.
    """
    found = outlook(session)
    if found.odd is not None and found.odd > found.today:
        raise UserError(spaced(_AHEAD.format(day=long_date(found.odd, weekday=False))))
    _drop_stale(session, found)
    new = found.at(Stage.DUE)
    session.add_all(
        RetentionNotice(
            person_id=each.person_id,
            rule=each.rule.value,
            announced_on=found.today,
            due_on=found.today + NOTICE,
            adviser_id=session.info["adviser"],
        )
        for each in new
    )
    session.flush()
    audit.record_each(session, "retention.announce", "person", [each.person_id for each in new])
    return len(new)


def hasten(session: Session, notice_id: UUID) -> None:
    """Let a departure happen today, without waiting for the end of its notice."""
    require_manager(session)
    notice = session.get_one(RetentionNotice, notice_id)
    notice.due_on, notice.held_until, notice.held_reason = _today(session), None, ""
    session.flush()
    audit.record(session, "retention.hasten", "person", notice.person_id)


def hold(session: Session, notice_id: UUID, months: int, reason: str) -> None:
    """Archive a file for longer, and say in writing why (délibération CNIL 2023-095)."""
    require_manager(session)
    why = words(reason, "reason", _LONGEST_REASON)
    if len(why) < LEAST_REASON:
        raise UserError(
            "Écrivez pourquoi ce dossier doit être gardé : une obligation, un financement, un "
            "litige. Cette raison reste au dossier.",
            "reason",
        )
    if not 1 <= months <= LONGEST_ARCHIVE:
        raise UserError(f"De 1 à {LONGEST_ARCHIVE} mois.", "months")
    notice, today = session.get_one(RetentionNotice, notice_id), _today(session)
    notice.held_until, notice.held_reason = months_after(today, months), why
    if Rule(notice.rule).whole:
        session.get_one(Person, notice.person_id).archived_on = today
    session.flush()
    audit.record(session, "retention.hold", "person", notice.person_id)


def give_back(session: Session, person_id: UUID) -> None:
    """Bring an archived file back to the active base."""
    require_manager(session)
    back_to_active(session, person_id)


def _notices(session: Session, today: date) -> Iterator[RetentionNotice]:
    """Give those that count: of one announced by a clock set ahead the thirty days mean nothing."""
    for each in session.exec(select(RetentionNotice)):
        if each.announced_on <= today or _holds(each, today):
            yield each


def _given(
    notices: Mapping[tuple[UUID, Rule], RetentionNotice],
    person: UUID,
    days: Mapping[Rule, date],
    today: date,
) -> dict[Rule, RetentionNotice]:
    """Return the notices of a file that hold, or announced what is asked of it today."""
    mine = {rule: notice for rule in Rule if (notice := notices.get((person, rule)))}
    return {
        rule: notice
        for rule, notice in mine.items()
        if _holds(notice, today) or (rule in days and notice.told_of(days[rule]))
    }


def _drop_stale(session: Session, found: Outlook) -> None:
    """Take back the notices of what is asked no longer: a contact came since, or a pathway."""
    asked_for = {each.notice for each in found.departures}
    for notice in session.exec(select(RetentionNotice)):
        if notice.id not in asked_for:
            session.delete(notice)
    session.flush()


def _stage(notice: RetentionNotice | None, today: date) -> Stage:
    if notice is None:
        return Stage.DUE
    if _holds(notice, today):
        return Stage.HELD
    return Stage.READY if notice.due_on <= today else Stage.ANNOUNCED


def _holds(notice: RetentionNotice | None, today: date) -> bool:
    return notice is not None and notice.held_until is not None and notice.held_until >= today


def _leaves(notice: RetentionNotice | None) -> date | None:
    return (notice.held_until or notice.due_on) if notice else None


def _today(session: Session) -> date:
    return paris_day(session.info["clock"]())
