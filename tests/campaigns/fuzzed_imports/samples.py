"""Good files of every kind, to be spoilt."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from PIL import Image
from tests.campaigns.children.starting import REPOSITORY
from tests.campaigns.kills.subject import BASE, NOW, now
from tests.interchange.imports.messy_files.other_bodies import OTHER_BODIES
from tests.interchange.imports.messy_files.text_files import TEXT_FILES
from tests.interchange.imports.messy_files.workbooks import WORKBOOKS
from tests.interchange.statistics.releases import OLDER
from tests.messy_list import write_messy_list

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.interchange.directory import template_writing
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.interchange.directory.catalogue_json import write_json
from conseil_mobilite.interchange.imports.profile_json import write_profile
from conseil_mobilite.resource_files import resource
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.making import make
from conseil_mobilite.store.keys.slots_file import slots_path

Samples = Mapping[str, tuple[bytes, ...]]
"""By their ending."""
_PHRASE: Final = "trois hérissons traversent la Thiérache"
_BASINS: Final = (
    ("Bassin", "Code INSEE", "SIREN EPCI", "EPCI", "Depuis", "Jusqu'au"),
    ("Thiérache", "02361", "200071983", "CC Thiérache Sambre et Oise", "01/01/2026", ""),
    ("Thiérache", "02381", "240200444", "CC de la Thiérache du Centre", "2026-01-01", "31/12/2030"),
    ("Grand bassin", "02789", "", "CC de la Thiérache du Centre", "", ""),
)


def samples(folder: Path) -> Mapping[str, Samples]:
    """Return the samples of each importer; the folder is for what is made on the way."""
    keys, manifest, grid = _of_a_base(folder)
    return {
        "people": _people(folder),
        "catalogue": _catalogue(),
        "calendar": {".ics": (_tests("calendar.ics"),)},
        "statistics": {".zip": (OLDER.read_bytes(),)},
        "grid": {".json": (grid,)},
        "basins": {".csv": (_basins_text().encode(),), ".xlsx": (_basins_book(),)},
        "profile": {".json": (write_profile({"Nom": "nom", "Prénom": "prenom"}).encode(),)},
        "logo": {".png": (_picture("PNG"),), ".jpg": (_picture("JPEG"),)},
        "slots": {".json": (keys,)},
        "manifest": {".json": (manifest,)},
    }


def _tests(name: str) -> bytes:
    return (REPOSITORY / "tests" / "interchange" / name).read_bytes()


def _people(folder: Path) -> Samples:
    texts = [each.write(folder).read_bytes() for each in TEXT_FILES]
    books = [each.write(folder).read_bytes() for each in (*WORKBOOKS, *OTHER_BODIES)]
    books.append(write_messy_list(folder / "liste.xlsx").read_bytes())
    every = (*texts, *books)
    return {
        ".csv": tuple(each for each in every if not each.startswith(b"PK")),
        ".xlsx": tuple(each for each in every if each.startswith(b"PK")),
    }


def _catalogue() -> Samples:
    whole = read_catalogue([resource("demonstration", "catalogue.json")])
    some = Catalogue(whole.structures[:6], whole.services[:8])
    return {
        ".json": (write_json(some),),
        ".xlsx": (template_writing.write_workbook(some, vocabulary(), NOW.replace(tzinfo=None)),),
        ".csv": tuple(
            template_writing.write_csv(records, kind)
            for records, kind in ((some.structures, "structures"), (some.services, "services"))
        ),
    }


def _basins_text() -> str:
    return "\r\n".join(";".join(row) for row in _BASINS)


def _basins_book() -> bytes:
    book, written = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in _BASINS:
        sheet.append(list(row))
    book.save(written)
    return written.getvalue()


def _picture(form: str) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize((120, 80)).convert("RGB").save(written, form)
    return written.getvalue()


def _of_a_base(folder: Path) -> Iterator[bytes]:
    """Yield its keys, the manifest of a backup of it, and a grid."""
    path = folder / BASE
    store = vault.create(path, _PHRASE, "Zoé", clock=now)
    yield slots_path(path).read_bytes()
    yield (make(path, store.key, Reason.ASKED, at=NOW).folder / "manifeste.json").read_bytes()
    yield store.read(grid_draft.file_of)
    store.close()
