"""A package of protected statistics: its writing, its reading, and what a reader may trust."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.periods.quarters import quarter_of
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
)
from conseil_mobilite.interchange.fixed_zip import pack, unpack
from conseil_mobilite.interchange.statistics import manifest as manifests
from conseil_mobilite.interchange.statistics.definitions import definitions
from conseil_mobilite.interchange.statistics.manifest import (
    FIRST,
    Manifest,
    Sender,
    manifest_json,
    sha256,
)
from conseil_mobilite.interchange.statistics.manifest_reading import read_manifest
from conseil_mobilite.interchange.statistics.rows import (
    Origin,
    from_csv,
    to_csv,
    to_spreadsheet_csv,
)
from conseil_mobilite.interchange.statistics.schema import table_schema

TABLE = "statistiques.csv"
FILES = (TABLE, "statistiques_excel.csv", "schema.json", "definitions.json", "rapport.pdf")
_NAME_SHOWN = 60
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class StatisticsPackage:
    """A package ready to be sent. `sha256` is that of `content`."""

    file_name: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """A package whose manifest and hashes are right. `files` by name, the manifest included."""

    manifest: Manifest
    cells: tuple[PublishedCell, ...]
    files: Mapping[str, bytes]


def write_package(
    release: ProtectedRelease, sender: Sender, plan: Plan, report: bytes, number: int = FIRST
) -> StatisticsPackage:
    """Return the package of a release; `plan` has the values of its base, `report` is its PDF.

    `number` is 2 and more for a correction. The bytes depend on the arguments alone: no clock, no
    version of a library.
    """
    origin = Origin(sender.siret, sender.base, release.scope, release.plan)
    contents = (
        to_csv(origin, release.cells),
        to_spreadsheet_csv(origin, release.cells),
        _json(table_schema()),
        _json(definitions(plan, release.method, is_year=release.scope.is_year)),
        report,
    )
    files = dict(zip(FILES, contents, strict=True))
    files[manifests.FILE] = _json(manifest_json(release, sender, number, files))
    content = pack(files)
    return StatisticsPackage(file_name(release.scope, sender, number), content, sha256(content))


def read_package(content: bytes) -> ReadPackage:
    """Check a package and read it; UserError says what is wrong, without naming the file."""
    files = unpack(content)
    if manifests.FILE not in files:
        raise UserError("Ce n’est pas un paquet de statistiques : il n’a pas de manifeste.")
    manifest = read_manifest(files[manifests.FILE])
    _check_files(files, manifest)
    return ReadPackage(manifest, from_csv(files[TABLE], manifest.origin), files)


def to_release(read: ReadPackage) -> ProtectedRelease:
    """Return the release as it was published; the work of the solver is not told in the file."""
    manifest = read.manifest
    return ProtectedRelease(
        plan=manifest.plan,
        method=manifest.method,
        scope=manifest.scope,
        cells=read.cells,
        withheld=manifest.withheld,
        gathered=manifest.gathered,
        seed_fingerprint=manifest.seed_fingerprint,
        nodes=0,
    )


def file_name(scope: Scope, sender: Sender, number: int = FIRST) -> str:
    parts = ("PAMS", scope.basin, period_code(scope), sender.siret, sender.base)
    version = "" if number == FIRST else f"_v{number}"
    return "_".join(safe_name(part) for part in parts) + f"{version}.zip"


def safe_name(text: str) -> str:
    """Return a text that no file system takes for anything else than a name."""
    return _NOT_ALLOWED.sub("-", text)


def period_code(scope: Scope) -> str:
    """Return `2026-T3` for a quarter, `2026` for a year."""
    quarter = quarter_of(scope.start)
    return quarter.code if quarter.end == scope.end else f"{scope.start.year:04}"


def _check_files(files: Mapping[str, bytes], manifest: Manifest) -> None:
    announced = {*FILES, manifests.FILE}
    if set(manifest.hashes) != set(FILES):
        raise UserError("Le manifeste n’annonce pas les fichiers d’un paquet de statistiques.")
    if foreign := sorted(files.keys() - announced):
        raise UserError(f"Ce paquet contient « {foreign[0][:_NAME_SHOWN]} », que rien n’annonce.")
    if missing := sorted(announced - files.keys()):
        raise UserError(f"Il manque « {missing[0]} » dans ce paquet.")
    for name, expected in manifest.hashes.items():
        if sha256(files[name]) != expected:
            raise UserError(
                f"« {name} » a été modifié depuis l’envoi du paquet : son empreinte ne "
                "correspond plus. Demandez le paquet d’origine."
            )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
