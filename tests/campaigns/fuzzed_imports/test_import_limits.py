"""Every importer, given what would fill the memory: too large, hollow, or without end.

Limits of reliability: 100 MiB a file, what a package unpacks to, its entries, its depth. Each is
refused with a sentence, or told as a fault, before it is read: the memory taken says so.
"""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.campaigns.fuzzed_imports.importers import IMPORTERS

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.organisation import logo
from conseil_mobilite.services.statistics import consolidation_files
from conseil_mobilite.store.chosen_files import read_chosen
from conseil_mobilite.store.database import Store

MIB = 1024 * 1024
MOST_TAKEN = 200 * MIB
TOLD_APART = {"statistics", "manifest"}
"""Told as a fault of that file among others, without an exception."""


def oversize(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(160 * MIB)


def hollow(path: Path) -> None:
    """Write a package that unpacks to a thousand times its size, under names that are read."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as package:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "manifeste.json", "effectifs.csv"):
            with package.open(name, "w", force_zip64=True) as member:
                for _ in range(120):
                    member.write(bytes(MIB))


def crowded(path: Path) -> None:
    with ZipFile(path, "w") as package:
        for number in range(5000):
            package.writestr(f"xl/worksheets/sheet{number}.xml", b"<x/>")


def nested(path: Path) -> None:
    path.write_bytes(b"[" * 200_000 + b"]" * 200_000)


def entities(path: Path) -> None:
    """Write a workbook whose text swells as it is read: a billion laughs."""
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{steps}]><x>&l9;</x>'
    with ZipFile(path, "w") as package:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            package.writestr(name, text)


def bring(store: Store, name: str, path: Path) -> object:
    """Import as the window does, which reads no more of a file than may be of use."""
    if name == "statistics":
        (received,) = consolidation_files.packages([path])
        return received.read()
    if name == "logo":
        return store.run(logo.set_logo, read_chosen(path, logo.HEAVIEST))
    return IMPORTERS[name].bring(store, path)


CASES = [
    (name, kind, make)
    for name, importer in IMPORTERS.items()
    for kind in importer.kinds
    for make in (oversize, hollow, crowded, nested, entities)
    if (name, make) != ("people", nested)  # to a list it is a word like another
]


@pytest.fixture(scope="module")
def traps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay each trap once."""
    folder = tmp_path_factory.mktemp("pièges")
    for make in (oversize, hollow, crowded, nested, entities):
        make(folder / make.__name__)
    return folder


@pytest.mark.parametrize(
    ("name", "kind", "make"), CASES, ids=[f"{n}{k}-{m.__name__}" for n, k, m in CASES]
)
def test_what_would_fill_the_memory_is_refused_before_it_is_read(
    store: Store, tmp_path: Path, traps: Path, name: str, kind: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / f"piège{kind}"
    path.hardlink_to(traps / make.__name__)

    tracemalloc.start()
    try:
        if name in TOLD_APART:
            bring(store, name, path)
        else:
            with pytest.raises(UserError):
                bring(store, name, path)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < MOST_TAKEN
