"""Killed while a base is founded: there is a whole base, or none and it can be founded again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import uuid4

from tests.campaigns.kills.subject import BASE, CANARY, Finding, Subject, Tell, cheap, now

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.founding import Founding, found_base
from conseil_mobilite.store import health, vault
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, Owner
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import write_slots

_PHRASE: Final = "un chemin creux vers le moulin de Guise bleu"


def prepare(folder: Path) -> None:
    """Leave the folder empty: nothing is there yet."""


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    path = folder / BASE
    with cheap():
        if unsafe and not vault.exists(path):
            _in_its_place(path)
        elif not vault.exists(path):
            found(folder).close()
        tell("founded")


def found(folder: Path) -> Store:
    with cheap():
        return found_base(folder / BASE, _founding(), now, Keychain(None)).store


def opened(folder: Path) -> Store:
    with cheap():
        return vault.open_with_passphrase(folder / BASE, _PHRASE, clock=now)


def look(folder: Path, told: Sequence[str]) -> Finding:
    finding, there = Finding(), vault.exists(folder / BASE)
    if told and not there:
        finding.lost.append("the base")
    store = opened(folder) if there else found(folder)
    whole = [each.last_name for each in store.read(setup.advisers)] == [CANARY]
    if not (whole and health.check(store).sound):
        finding.corrupt.append("a base without its founder, or unsound")
    store.close()
    return finding


def _founding() -> Founding:
    body = Organisation(
        name="Mobilité 02", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name=CANARY)
    return Founding(body, adviser, _PHRASE, "Thiérache", (Member("200071983", "CC Thiérache"),))


def _in_its_place(path: Path) -> None:
    """Make the base under its own name from the start, and fill it there."""
    told, key = _founding(), DataKey.new()
    make_base(path, key)
    owner = Owner(CANARY, told.adviser.id, now())
    write_slots(path, KeySlots(base=uuid4()).with_passphrase(key, _PHRASE, owner))
    store = Store.open(path, key, clock=now)
    store.run(setup.found, told.organisation, told.adviser)
    store.close()


FOUNDING = Subject("founding", prepare, work, look)
