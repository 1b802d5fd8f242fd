"""Every importer of the program, each from the file that is chosen to the rows that are kept."""

from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.campaigns.kills.subject import NOW

from conseil_mobilite.domain.assessment.grid_reading import LARGEST
from conseil_mobilite.domain.imports.mapping import mapping_of, propose
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.interchange.imports.profile_json import read_profile
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.agenda.calendars import calendar_import
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.imports import examining
from conseil_mobilite.services.imports.bringing_in import ImportOrder, bring_in
from conseil_mobilite.services.organisation import basin_table, logo
from conseil_mobilite.services.organisation.basin_table_reading import read_plan
from conseil_mobilite.services.statistics import consolidation
from conseil_mobilite.services.statistics.consolidation import Received
from conseil_mobilite.store.backups.manifest import Manifest, write_manifest
from conseil_mobilite.store.backups.shelf import read_backup
from conseil_mobilite.store.chosen_files import read_chosen
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.slots_file import Envelope, read_slots, slots_path
from conseil_mobilite.store.reference.territories import Territories

TODAY: Final = NOW.date()
Import = Callable[[Store, Path], object]


def people(store: Store, path: Path) -> None:
    table = read_table(path)
    mapping = propose(table)
    preview = store.read(examining.preview, table, mapping, TODAY)
    order = ImportOrder(table, preview, mapping, {}, "0" * 64)
    store.run(bring_in, order, lambda _done, _total: None)


def catalogue(store: Store, path: Path) -> None:
    found = read_catalogue([path])
    store.read(catalogues.preview, found, TODAY)
    store.run(catalogues.bring_in, found, TODAY, drop_gone=True)


def calendar(store: Store, path: Path) -> None:
    found = calendar_import.read_file(path, NOW)
    store.run(calendar_import.apply, store.read(calendar_import.preview, found).lines)


def statistics(_store: Store, path: Path) -> None:
    """Add it up; a package that is refused is named, without an exception."""
    received = [Received(path.name, path.read_bytes)]
    choice = consolidation.examine(received)
    if choice.kept:
        list(consolidation.consolidate(received, choice))


def grid(store: Store, path: Path) -> None:
    content = read_chosen(path, LARGEST)
    store.read(grid_draft.checked_file, content)
    store.run(grid_draft.take_file, content)


def basins(store: Store, path: Path) -> None:
    with closing(Territories.open()) as territories:
        plan = read_plan(path, territories)
    store.read(basin_table.preview, plan, TODAY)
    store.run(basin_table.bring_in, plan, TODAY)


def profile(_store: Store, path: Path) -> None:
    read_profile(path)


def profiled(_store: Store, path: Path) -> None:
    """Read a list by a profile."""
    table = read_table(path)
    mapping_of(table, dict.fromkeys(table.headings, "nom"))


def picture(store: Store, path: Path) -> None:
    store.run(logo.set_logo, path.read_bytes())


def slots(_store: Store, path: Path) -> None:
    base = path.with_name("autre.base")
    slots_path(base).write_bytes(_sealed(path.read_bytes()))
    read_slots(base).opened_by_passphrase("trois hérissons traversent la Thiérache")


def manifest(_store: Store, path: Path) -> None:
    """Know a backup by it; whatever it holds is a fault that is told."""
    folder = path.parent / "20270312-143000-demandee"
    folder.mkdir(exist_ok=True)
    (folder / "manifeste.json").write_bytes(path.read_bytes())
    read_backup(folder)
    with suppress(ValueError):  # of another shape: it was judged above
        write_manifest(folder, Manifest.model_validate_json(path.read_bytes()))
        read_backup(folder)


def _sealed(content: bytes) -> bytes:
    """Give a spoilt file of keys the digest of a sound one, so that what it holds is read."""
    with suppress(ValueError):
        envelope = Envelope.model_validate_json(content)
        envelope.digest = envelope.expected_digest()
        return envelope.model_dump_json().encode()
    return content


@dataclass(frozen=True)
class Importer:
    """`kinds` are the endings of the samples it is given, and the ones a spoilt file keeps."""

    bring: Import
    kinds: tuple[str, ...]


IMPORTERS: Final[Mapping[str, Importer]] = {
    "people": Importer(people, (".csv", ".xlsx")),
    "catalogue": Importer(catalogue, (".json", ".xlsx", ".csv")),
    "calendar": Importer(calendar, (".ics",)),
    "statistics": Importer(statistics, (".zip",)),
    "grid": Importer(grid, (".json",)),
    "basins": Importer(basins, (".csv", ".xlsx")),
    "profile": Importer(profile, (".json",)),
    "logo": Importer(picture, (".png", ".jpg")),
    "slots": Importer(slots, (".json",)),
    "manifest": Importer(manifest, (".json",)),
}
