"""Bring the people of a table into an open base, from the terminal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.imports.decisions import WRITTEN, Decision
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.imports import examining, runs
from conseil_mobilite.services.imports.bringing_in import ImportOrder, bring_in
from conseil_mobilite.services.imports.runs import RunLine
from conseil_mobilite.store.database import Store

UNDOING: Final = (
    "C’est écrit dans la base. Pour annuler tout cet import, pendant trente jours : ouvrez la "
    "fenêtre, page Importer, puis l’historique des imports."
)
NOTHING: Final = "Rien n’a été écrit : le fichier n’apporte rien que la base n’ait déjà."


@dataclass(frozen=True, slots=True)
class Brought:
    """An import that was made: how many rows each decision had, its report, what to know of it."""

    counts: Mapping[Decision, int]
    report: str
    words: tuple[str, ...]


def brought_in(store: Store, file: Path, table: RawTable, mapping: ColumnMapping) -> Brought:
    """Write the people of a table, all or none; what looks like somebody known is left aside."""
    fingerprint = sha256(file.read_bytes()).hexdigest()
    before = store.read(runs.same_file, fingerprint)
    preview = store.read(examining.preview, table, mapping, paris_day(now()))
    order = ImportOrder(table, preview, mapping, {}, fingerprint)
    run = store.run(bring_in, order, _unheard)
    counts: dict[str, int] = json.loads(run.counts)
    kept = {Decision(each): count for each, count in counts.items()}
    return Brought(counts=kept, report=run.report, words=(*_again(before), _done(kept)))


def _again(before: RunLine | None) -> tuple[str, ...]:
    if before is None:
        return ()
    day = long_date(paris_day(before.made_at), weekday=False)
    return (f"Ce fichier avait déjà été importé le {day}.",)


def _done(counts: Mapping[Decision, int]) -> str:
    return UNDOING if WRITTEN & counts.keys() else NOTHING


def _unheard(_done: int, _total: int) -> None:
    """Say nothing of the progress: a terminal waits."""
