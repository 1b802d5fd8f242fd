"""Export the file of each person of a base, by the product or by a careless way, and judge it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.campaigns.access_export import dump
from tests.campaigns.access_export.judging import Tally, check
from tests.campaigns.access_export.living import NOW, ON, deleted, live, merge
from tests.campaigns.access_export.planting import plant
from tests.campaigns.access_export.taking import opened

from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.services.paper import access_exports, person_files
from conseil_mobilite.services.paper.person_file import held as product
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.rows import Values

Rows = Callable[[Session, UUID], dict[str, list[Values]]]


def campaign(folder: Path, count: int, seed: int = 2026, unsafe: str = "") -> Tally:
    """Make a base of so many people, export each of them, and tell what is wrong."""
    path = make(folder, Wanted(count, seed, ON), lambda _done, _total: None)
    store = vault.open_with_passphrase(path, PHRASE, clock=lambda: NOW)
    try:
        return _campaign(store, unsafe)
    finally:
        store.close()


def _campaign(store: Store, unsafe: str) -> Tally:
    store.run(live)
    store.run(merge)
    with store.transaction() as session:
        plant(session)
    with store.transaction() as session:
        dumps = dump.owners(session.connection())
        journal = deleted(session)
    tally = Tally()
    with pytest.MonkeyPatch.context() as patch:
        for module in (access_exports, person_files):
            patch.setattr(module, "rows_of", WAYS[unsafe])
        for person in dumps:
            handed = store.run(access_exports.hand_out, UUID(person), NOW)
            with store.transaction() as session:  # the paper itself is one more row of hers
                dumps[person] = dump.held(session.connection(), person)
            tally.people += 1
            check(tally, person, opened(handed.content), dumps, journal)
    return tally


def _without_journeys(session: Session, person: UUID) -> dict[str, list[Values]]:
    return {**product.rows_of(session, person), "journey": []}


def _with_guests(session: Session, person: UUID) -> dict[str, list[Values]]:
    rows = product.rows_of(session, person)
    meetings = {row["appointment_id"] for row in rows["participation"]}
    seats = [each.model_dump() for each in session.exec(select(Participation))]
    return {**rows, "participation": [each for each in seats if each["appointment_id"] in meetings]}


WAYS: Final[Mapping[str, Rows]] = {
    "": product.rows_of,
    "table": _without_journeys,
    "guest": _with_guests,
}
