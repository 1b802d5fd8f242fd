"""Make the base of a body: the file and its keys, the body, its first adviser, its basin."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import basins, setup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import ExistingBaseError
from conseil_mobilite.store.files import make_private_folder, publish
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.places.judging import refuse_to_begin
from conseil_mobilite.store.saving_errors import faults_of_files_told
from conseil_mobilite.store.taking_place import open_in_place


@dataclass(frozen=True, slots=True)
class Founding:
    """All that the first adviser says. `keychain`: that of the computer is to open the base too."""

    organisation: Organisation
    adviser: Adviser
    passphrase: str
    basin_name: str
    members: tuple[Member, ...]
    keychain: bool = False


@dataclass(frozen=True, slots=True)
class Founded:
    """The open base, and what the keychain answered if it was asked."""

    store: Store
    keychain: Answer | None


def found_base(path: Path, founding: Founding, clock: Clock, keychain: Keychain) -> Founded:
    """Make the whole base in a draft folder beside its place, then give it its name, and open it.

    Cut short or refused, it leaves no base, but where it is whole and has no room to be opened:
    InPlaceError. Raises a StoreError where the folder or the disk refuses, UserError where a field
    is at fault. An existing file is never touched.
    """
    path = path.absolute()
    refuse_to_begin(path)
    draft = path.with_name(f".{path.name}.fondation") / path.name
    with faults_of_files_told(path):
        make_private_folder(path.parent)
        with _alone(path, clock), _draft_folder(draft.parent):
            if vault.exists(path):
                raise ExistingBaseError(path)
            store, answer = _drafted(draft, founding, clock, keychain)
            _set_aside(slots_path(path), clock)
            publish(slots_path(draft), slots_path(path))
            _publish_base(draft, path)
    opened = open_in_place(path, store.key, clock=clock, adviser=founding.adviser.id)
    return Founded(opened, answer)


def _drafted(
    draft: Path, founding: Founding, clock: Clock, keychain: Keychain
) -> tuple[Store, Answer | None]:
    """Return the base made in the draft folder, closed; its key is still known."""
    name = founding.adviser.full_name
    store = vault.create(draft, founding.passphrase, name, clock=clock, adviser=founding.adviser.id)
    try:
        store.run(_fill, founding)
        answer = slot_changes.add_keychain(store, keychain, name) if founding.keychain else None
        store.checkpoint()  # only the one file is given its name: it must hold everything
    finally:
        store.close()
    return store, answer


def _fill(session: Session, founding: Founding) -> None:
    founder = setup.found(session, founding.organisation, founding.adviser)
    session.info["adviser"] = founder.id
    today = paris_day(session.info["clock"]())
    basins.compose(session, founding.basin_name, "", founding.members, today)


def _set_aside(keys: Path, clock: Clock) -> None:
    """Keep, under another name, keys whose base is not there: they would bar the way for ever."""
    if keys.exists():
        publish(keys, keys.with_name(f"{keys.name}.ancien-{clock():%Y%m%d-%H%M%S}"))


def _publish_base(draft: Path, path: Path) -> None:
    # After the keys: cut short in between, there is no base yet, rather than one without keys.
    try:
        publish(draft, path)
    except OSError:
        slots_path(path).unlink()
        raise


@contextmanager
def _draft_folder(folder: Path) -> Generator[None]:
    shutil.rmtree(folder, ignore_errors=True)  # of a founding that was cut short
    make_private_folder(folder)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(path: Path, clock: Clock) -> Generator[None]:
    lock = BaseLock.take(path, since=clock())
    try:
        yield
    finally:
        lock.release()
