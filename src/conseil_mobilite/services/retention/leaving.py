"""What leaves: a dry run, what was announced, what is kept longer and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.domain.retention.rules import (
    LEAST_REASON,
    LONGEST_ARCHIVE,
    NOTICE,
    Rule,
    asked,
    clock_seems_wrong,
)
from conseil_mobilite.services.organisation.roles import is_manager, require_manager
from conseil_mobilite.services.people.standing import back_to_active
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.services.retention.standings import standings
from conseil_mobilite.store.journal import audit

_LONGEST_REASON: Final = 500


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
    """All departures by name; `doubt`: the clock of this computer should be confirmed first.

    `newest` is the day of the newest entry of the base that is not of today.
    """

    today: date
    departures: tuple[Departure, ...]
    months: Mapping[Rule, int]
    doubt: bool
    newest: date | None

    def at(self, stage: Stage) -> tuple[Departure, ...]:
        return tuple(each for each in self.departures if each.stage is stage)


def outlook(session: Session) -> Outlook:
    """Tell what would leave today and where each departure stands. Changes nothing."""
    require_manager(session)
    today, months = _today(session), delays(session)
    notices = {(each.person_id, each.rule): each for each in session.exec(select(RetentionNotice))}
    found: list[Departure] = []
    for file in standings(session):
        due = asked(file.standing, months, today)
        held = [rule for rule in Rule if _holds(notices.get((file.person_id, rule)), today)]
        for rule in dict.fromkeys((*due, *held)):
            notice = notices.get((file.person_id, rule))
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
    newest = newest_before(session)
    return Outlook(today, tuple(found), months, clock_seems_wrong(newest, today), newest)


def waiting(session: Session) -> int:
    """Count the files that are due or ready, for the responsable; nothing for others."""
    if not is_manager(session):
        return 0
    found = outlook(session)
    return len({each.person_id for each in (*found.at(Stage.DUE), *found.at(Stage.READY))})


def announce(session: Session) -> int:
    """Announce what is due; return how many departures were. What is no longer asked is dropped."""
    found = outlook(session)
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


def newest_before(session: Session) -> date | None:
    """Return the day of the newest entry of the trail that is not of today."""
    start, after = day_bounds(_today(session))
    elsewhere = (col(AuditEntry.at) < start) | (col(AuditEntry.at) >= after)
    last = select(AuditEntry.at).where(elsewhere).order_by(col(AuditEntry.at).desc())
    newest = session.exec(last).first()
    return paris_day(newest) if newest else None


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
