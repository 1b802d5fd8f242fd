"""The file that follows the diary, in a folder where another program reads it again and again."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.interchange.calendar_event import CalendarFile, owner_of
from conseil_mobilite.services.agenda.calendars.calendar_events import EventMaker, Wording
from conseil_mobilite.services.agenda.calendars.calendar_export import NAME, diary_events
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.private_files import write_private

DAYS_BEFORE: Final = 30
DAYS_AHEAD: Final = 366
REFRESH_HOURS: Final = 1
_DIARY: Final = ("appointment", "appointment_series", "participation", "unavailability", "person")
"""What the file is made of: of people, initials, an address that must not leave, the bin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the diary was followed: the last change to it, and how many people were erased.

    An erasure takes the changes of a person away: no change tells of it.
    """

    change: int = 0
    erasures: int = 0


UNKNOWN: Final = Mark()


def calendar(session: Session, wording: Wording) -> CalendarFile:
    """Return the diary of the adviser at work, from a month ago to a year from now."""
    today = paris_day(session.info["clock"]())
    start, end = day_bounds(today - timedelta(days=DAYS_BEFORE), DAYS_BEFORE + DAYS_AHEAD)
    maker = EventMaker(wording, day_bounds(today)[0])
    events = diary_events(session, start, end, maker, col(Appointment.deleted_at).is_(None))
    return CalendarFile(NAME, tuple(events), REFRESH_HOURS, str(session.info["adviser"]))


def last_change(session: Session, known: Mark = UNKNOWN) -> Mark:
    """Return where the diary stands, `known` where nothing has happened to it since."""
    query = select(Change.number).where(
        Change.number > known.change, col(Change.table_name).in_(_DIARY)
    )
    change = session.exec(query.order_by(col(Change.number).desc()).limit(1)).first()
    return Mark(change or known.change, session.exec(select(func.count(col(Erasure.id)))).one())


def follow(session: Session, *, followed: bool) -> None:
    """Keep the trace that the diary leaves by a file that follows it, or does so no more."""
    adviser: UUID = session.info["adviser"]
    act = "calendar.subscribe" if followed else "calendar.unsubscribe"
    audit.record(session, act, "calendar", adviser)


def file_in(folder: Path, adviser_name: str) -> Path:
    """Return the file of an adviser: « agenda-nadia-lefevre.ics »."""
    return folder / f"agenda-{re.sub(r'[^a-z0-9]+', '-', fold(adviser_name))}.ics"


def write(path: Path, shown: CalendarFile) -> None:
    """Bring the file up to date; untouched where it is already. UserError where it cannot be."""
    if not path.parent.is_dir():
        raise UserError(f"Le dossier {path.parent} n’est pas là : est-il débranché, ou renommé ?")
    content = _content(shown)
    before = _read(path)
    if before is not None and owner_of(before) not in {"", shown.owner}:
        raise UserError(
            f"Un autre fichier s’appelle déjà {path.name} dans ce dossier. Il n’a pas été "
            "touché : déplacez-le, ou choisissez un autre dossier."
        )
    if before != content:
        write_private(path, content)


def refresh(session: Session, path: Path, wording: Wording) -> None:
    """Read the diary and write the file at once."""
    write(path, calendar(session, wording))


def remove(path: Path, adviser_id: UUID) -> None:
    """Take the file away, if it is there and ours. UserError where the folder refuses."""
    before = _read(path)
    if before is None or owner_of(before) not in {"", str(adviser_id)}:
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"Le fichier {path} n’a pas pu être retiré : supprimez-le vous-même."
        ) from error


def _content(shown: CalendarFile) -> bytes:
    # Late: the window follows the diary from its start, and reads icalendar only to write a file.
    from conseil_mobilite.interchange.calendar_writing import write_calendar  # noqa: PLC0415

    return write_calendar(shown)


def _read(path: Path) -> bytes | None:
    """Return what the file holds, None where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None
