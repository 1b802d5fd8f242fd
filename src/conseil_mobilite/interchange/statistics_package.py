"""The file of protected statistics that a base sends to the pilots of the plan, and its reading."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.periods.quarters import quarter_of
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
)
from conseil_mobilite.interchange import statistics_manifest
from conseil_mobilite.interchange.fixed_zip import pack, unpack
from conseil_mobilite.interchange.statistics_definitions import definitions
from conseil_mobilite.interchange.statistics_manifest import (
    Manifest,
    Sender,
    manifest_json,
    read_manifest,
    sha256,
)
from conseil_mobilite.interchange.statistics_rows import (
    Origin,
    from_csv,
    to_csv,
    to_spreadsheet_csv,
)
from conseil_mobilite.interchange.statistics_schema import table_schema

_TABLE = "statistiques.csv"
_FILES = (_TABLE, "statistiques_excel.csv", "schema.json", "definitions.json", "rapport.pdf")


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the codes of a release mean. `indicators` by code."""

    plan: Plan
    indicators: Mapping[str, Indicator]


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
    release: ProtectedRelease, sender: Sender, meanings: Definitions, report: bytes
) -> StatisticsPackage:
    """Return the package of a release; `report` is the PDF of the same release.

    The bytes depend on the arguments alone: no clock, no version of a library.
    """
    origin = Origin(sender.siret, sender.base, release.scope, release.plan)
    contents = (
        to_csv(origin, release.cells),
        to_spreadsheet_csv(origin, release.cells),
        _json(table_schema()),
        _json(definitions(meanings.plan, meanings.indicators)),
        report,
    )
    files = dict(zip(_FILES, contents, strict=True))
    files[statistics_manifest.FILE] = _json(manifest_json(release, sender, files))
    content = pack(files)
    return StatisticsPackage(file_name(release.scope, sender), content, sha256(content))


def read_package(content: bytes) -> ReadPackage:
    """Check a package and read it; UserError says what is wrong, without naming the file."""
    files = unpack(content)
    if statistics_manifest.FILE not in files:
        raise UserError(spaced("Ce n’est pas un paquet de statistiques : il n’a pas de manifeste."))
    manifest = read_manifest(files[statistics_manifest.FILE])
    _check_files(files, manifest)
    return ReadPackage(manifest, from_csv(files[_TABLE], manifest.origin), files)


def file_name(scope: Scope, sender: Sender) -> str:
    parts = ("PAMS", scope.basin, quarter_of(scope.start).code, sender.siret, sender.base)
    return "_".join(re.sub(r"[^A-Za-z0-9-]+", "-", part) for part in parts) + ".zip"


def _check_files(files: Mapping[str, bytes], manifest: Manifest) -> None:
    announced = {*_FILES, statistics_manifest.FILE}
    if set(manifest.hashes) != set(_FILES):
        raise UserError("Le manifeste n’annonce pas les fichiers d’un paquet de statistiques.")
    if foreign := sorted(files.keys() - announced):
        raise UserError(spaced(f"Ce paquet contient « {foreign[0]} », que rien n’annonce."))
    if missing := sorted(announced - files.keys()):
        raise UserError(spaced(f"Il manque « {missing[0]} » dans ce paquet."))
    for name, expected in manifest.hashes.items():
        if sha256(files[name]) != expected:
            raise UserError(
                spaced(
                    f"« {name} » a été modifié depuis l’envoi du paquet : son empreinte ne "
                    "correspond plus. Demandez le paquet d’origine."
                )
            )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
