"""Every act that is stopped for want of room: those that the kills stop, and a few more."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, select
from tests.campaigns.bases import issuing, met_once
from tests.campaigns.full_disk import handing_out, taking_away
from tests.campaigns.full_disk.act import Act, Begin, Do
from tests.campaigns.kills import (
    backing_up,
    erasing,
    exporting,
    founding,
    importing,
    migrating,
    rekeying,
    restoring,
    saving,
    slot_changing,
)
from tests.campaigns.kills.subject import BASE, Finding, Tell, data_key, now

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store


def _opening(opened: Callable[[Path], Store]) -> Begin:
    return lambda folder, _tell: opened(folder)


def _doing(act: Callable[[Store, Tell], object]) -> Do:
    """Make an act of one after which the same store is open, or of one that gives another."""

    def do(_folder: Path, store: Store, tell: Tell) -> Store:
        after = act(store, tell)
        return after if isinstance(after, Store) else store

    return do


def _back_up(_folder: Path, store: Store, tell: Tell) -> Store:
    kept = backing_up.back_up(store, tell)
    if not kept.copied:
        raise UserError(kept.trouble)
    return store


def _exporting(*, over: bool) -> Act:
    def export(folder: Path, store: Store, tell: Tell) -> Store:
        exporting.export(over, folder, store, tell)
        return store

    return Act(
        "exporting a list over another" if over else "exporting a list",
        exporting.prepare,
        _opening(exporting.opened),
        partial(exporting.look, over),
        export,
        warm=over,
        in_clear="*.csv",
    )


def _found(folder: Path, tell: Tell) -> Store:
    """Found it, or open the one that was founded without room to open it."""
    store = founding.opened(folder) if vault.exists(folder / BASE) else founding.found(folder)
    tell("founded")
    return store


def _open_and_save(folder: Path, tell: Tell) -> Store:
    store = saving.opened(folder)
    try:
        saving.save(store, tell)
    except UserError:
        store.close()
        raise
    return store


def _close(_folder: Path, store: Store, _tell: Tell) -> Store:
    store.close()
    return store


def _issue(_folder: Path, store: Store, tell: Tell) -> Store:
    store.adviser = store.read(_adviser)
    tell(store.run(action_sheets.issue, store.read(_person), now()).number)
    return store


def _prepare_papers(folder: Path) -> None:
    met_once.Bench.make(folder, data_key())


def _issued(folder: Path, told: Sequence[str]) -> Finding:
    left = issuing.remains(met_once.Bench(folder / BASE, data_key(), UUID(int=0), UUID(int=0)))
    found = Finding(lost=[each for each in told if each not in left.numbers])
    found.corrupt += [f"the copy of {each} is not whole" for each in left.partial]
    if left.untold or not (left.follow and left.sound):
        found.corrupt.append("papers and their trail differ, or the base is not sound")
    return found


def _adviser(session: Session) -> UUID:
    return session.exec(select(Adviser.id)).one()


def _person(session: Session) -> UUID:
    return session.exec(select(Person.id)).one()


def _migration(revision: str) -> Act:
    subject = migrating.subject(revision)
    return Act(subject.name, subject.prepare, migrating.migrate, subject.look)


_ALL: Final = (
    Act("opening", saving.prepare, _open_and_save, saving.look),
    _migration("0001"),
    _migration("0007"),
    Act("founding", founding.prepare, _found, founding.look),
    Act(
        "saving",
        saving.prepare,
        _opening(saving.opened),
        saving.look,
        _doing(saving.save),
        warm=True,
    ),
    Act("closing", saving.prepare, _open_and_save, saving.look, _close),
    Act("issuing", _prepare_papers, _opening(saving.opened), _issued, _issue, warm=True),
    Act(
        "importing",
        importing.prepare,
        _opening(importing.opened),
        importing.look,
        _doing(importing.bring_one_in),
    ),
    Act(
        "erasing",
        erasing.prepare,
        _opening(erasing.opened),
        erasing.look,
        _doing(erasing.erase_one),
        warm=True,
    ),
    Act(
        "backing up",
        backing_up.prepare,
        _opening(backing_up.with_a_second_place),
        backing_up.look,
        _back_up,
    ),
    Act(
        "restoring",
        restoring.prepare,
        _opening(restoring.opened),
        restoring.look,
        _doing(restoring.restore),
    ),
    Act(
        "re-keying",
        rekeying.prepare,
        _opening(rekeying.opened),
        rekeying.look,
        _doing(rekeying.change_key),
    ),
    Act(
        "changing a slot",
        slot_changing.prepare,
        _opening(slot_changing.opened),
        slot_changing.look,
        _doing(slot_changing.change),
        warm=True,
    ),
    _exporting(over=False),
    _exporting(over=True),
    Act(
        "sending statistics",
        handing_out.prepare_statistics,
        _opening(founding.opened),
        handing_out.look_at_statistics,
        handing_out.send_statistics,
        in_clear="*.zip",
    ),
    Act(
        "handing a file out",
        erasing.prepare,
        _opening(erasing.opened),
        handing_out.look_at_what_was_handed_out,
        handing_out.hand_out,
        warm=True,
        in_clear="*.zip",
    ),
    Act(
        "preparing a transfer",
        taking_away.prepare,
        _opening(founding.opened),
        taking_away.look_at_transfers,
        taking_away.prepare_transfer,
    ),
    Act(
        "adding a kit",
        taking_away.prepare,
        _opening(founding.opened),
        taking_away.look_at_kits,
        taking_away.add_kit,
        warm=True,
    ),
    Act(
        "writing a calendar",
        taking_away.prepare,
        _opening(founding.opened),
        taking_away.look_at_calendar,
        taking_away.write_calendar,
        warm=True,
        in_clear="*.ics",
    ),
)
ACTS: Final[Mapping[str, Act]] = {act.name: act for act in _ALL}
