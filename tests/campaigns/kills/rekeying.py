"""Killed while the base changes its key: every row told is there, and the passphrase opens."""

import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from sqlmodel import Session
from tests.campaigns.kills.founded import PHRASE, found_base
from tests.campaigns.kills.subject import BASE, Finding, Subject, Tell, cheap, now

from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import health, replacing, vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.rekeying import Entrant, rekey


def prepare(folder: Path) -> None:
    with cheap():
        found_base(folder / BASE).close()


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    """Save a row and tell it, then change the key; again and again."""
    with cheap(), _one_after_the_other() if unsafe else nullcontext():
        store = opened(folder)
        while True:
            store = change_key(store, tell)


def opened(folder: Path) -> Store:
    with cheap():
        return vault.open_with_passphrase(folder / BASE, PHRASE, clock=now)


def change_key(store: Store, tell: Tell) -> Store:
    tell(str(store.run(_count)))
    assert store.adviser is not None
    with cheap():
        return rekey(store, Entrant("Zoé", store.adviser, PHRASE), (), Keychain(None))


def look(folder: Path, told: Sequence[str]) -> Finding:
    with closing(opened(folder)) as store:
        kept, sound = store.read(_number), health.check(store).sound
    return Finding(
        lost=[f"row {each}" for each in told if int(each) > kept],
        corrupt=[] if sound else ["the base is not sound"],
    )


def _count(session: Session) -> int:
    body = setup.organisation(session)
    body.phone = str(int(body.phone or 0) + 1)
    return int(body.phone)


def _number(session: Session) -> int:
    return int(setup.organisation(session).phone or 0)


@contextmanager
def _one_after_the_other() -> Generator[None]:
    """Put the base in place, then its keys, as if nothing could happen in between."""

    def replace(base: Path, aside: Path) -> None:
        draft = base.with_name(f".{base.name}.preparation") / base.name
        make_private_folder(aside)
        draft.replace(base)
        time.sleep(0.6)  # a slow disk
        slots_path(draft).replace(slots_path(base))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replacing, "replace", replace)
        yield


REKEYING = Subject("re-keying", prepare, work, look, longest=2.0)
