"""What leaves the base for a paper, a drive or another program: a kit, a transfer, a calendar."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final

from sqlmodel import Session, func, select
from tests.campaigns.kills import founding
from tests.campaigns.kills.subject import Finding, Tell, now

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.calendars import calendar_subscription
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.backups import transferring
from conseil_mobilite.store.backups.shelf import found_in
from conseil_mobilite.store.backups.verifying import fault_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots

_CALENDAR: Final = "agenda.ics"


def prepare(folder: Path) -> None:
    founding.found(folder).close()
    (folder / "disque").mkdir(mode=0o700)


def prepare_transfer(folder: Path, store: Store, tell: Tell) -> Store:
    tell(transferring.prepare(store, folder / "disque", lambda _done, _all: None).folder.name)
    return store


def look_at_transfers(folder: Path, told: Sequence[str]) -> Finding:
    """Each one told is there; whatever lies on the drive is whole, and was told."""
    found, drive = founding.look(folder, []), folder / "disque"
    listed = {each.folder.name: each for each in found_in(drive)}
    found.lost += [each for each in told if each not in listed]
    found.corrupt += [
        f"{each.name} was refused" for each in drive.glob("[!.]*") if each.name not in told
    ]
    found.corrupt += [
        f"{name} is not whole"
        for name, each in listed.items()
        if fault_of(each) or not (each.folder / transferring.READ_ME).is_file()
    ]
    return found


def add_kit(_folder: Path, store: Store, tell: Tell) -> Store:
    """Add the kit whose number is the next that opens nothing, once its code was typed."""
    number = next(each for each in count() if not _opens(store, each))
    Access(store, Keychain(None)).add_recovery(RecoveryCode.of_bits(number), "K7QF")
    tell(str(number))
    return store


def look_at_kits(folder: Path, told: Sequence[str]) -> Finding:
    """Each kit told opens the base; each that opens it left its trace."""
    found, store = founding.look(folder, []), founding.opened(folder)
    kits, traced = read_slots(store.path).of_kind(SlotKind.RECOVERY), store.read(_kits_traced)
    found.lost += [f"kit {each}" for each in told if not _opens(store, int(each))]
    if len(kits) > traced:
        found.corrupt.append(f"{len(kits) - traced} kits open the base without a trace")
    store.close()
    return found


def write_calendar(folder: Path, store: Store, tell: Tell) -> Store:
    """Book a meeting, then bring the file of the diary up to date."""
    at = now() + timedelta(days=1)
    booked = store.run(appointments.book, NewAppointment("atelier", at, 60, unnamed_participants=3))
    store.read(calendar_subscription.refresh, folder / _CALENDAR, Wording())
    tell(str(booked.id))
    return store


def look_at_calendar(folder: Path, told: Sequence[str]) -> Finding:
    """Judge the file: it is whole, and has at least what was told."""
    found, path = founding.look(folder, []), folder / _CALENDAR
    content = path.read_text("utf-8") if path.exists() else ""
    if content and not content.rstrip().endswith("END:VCALENDAR"):
        found.corrupt.append("the calendar is cut")
    if content.count("BEGIN:VEVENT") < len(told):
        found.lost.append(f"{len(told)} meetings told, {content.count('BEGIN:VEVENT')} in the file")
    return found


def _opens(store: Store, number: int) -> bool:
    secret = RecoveryCode.of_bits(number).secret
    return read_slots(store.path).opened_by_secret(SlotKind.RECOVERY, secret) is not None


def _kits_traced(session: Session) -> int:
    added = AuditEntry.act == "access.add_recovery"
    return session.exec(select(func.count()).where(added)).one()
