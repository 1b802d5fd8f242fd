"""The manifest of a statistics package: who sent what, how protected, and each file's hash."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    Scope,
    Withheld,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.statistics.rows import Origin

FILE = "manifeste.json"
SCHEMA_VERSION = "2"
OLDER_VERSIONS = ("1",)
FIRST = 1


@dataclass(frozen=True, slots=True)
class Sender:
    """Who publishes, for the basin so named. `base` is the random identifier of the base."""

    siret: str
    name: str
    base: str
    basin_name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`hashes` gives the SHA-256 of each other file of the package.

    `number` is 1 for the first package of a period, 2 for the one that corrects it, and so on.
    """

    schema_version: str
    sender: Sender
    scope: Scope
    plan: str
    method: str
    number: int
    seed_fingerprint: str
    withheld: tuple[Withheld, ...]
    gathered: tuple[Gathering, ...]
    hashes: Mapping[str, str]

    @property
    def origin(self) -> Origin:
        return Origin(self.sender.siret, self.sender.base, self.scope, self.plan)


def manifest_json(
    release: ProtectedRelease, sender: Sender, number: int, files: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the manifest of `files` as a JSON object; no personal data."""
    scope = release.scope
    return {
        "version_schema": SCHEMA_VERSION,
        "plan": release.plan,
        "organisme": {"siret": sender.siret, "nom": sender.name},
        "base": sender.base,
        "bassin": {"code": scope.basin, "nom": sender.basin_name},
        "periode": {"debut": scope.start.isoformat(), "fin": scope.end.isoformat()},
        "methode": release.method,
        "numero": number,
        "empreinte_graine": release.seed_fingerprint,
        "retenues": [_withheld(each) for each in release.withheld],
        "regroupements": [
            {
                "population": group.population,
                "ventilation": group.partition,
                "valeurs": list(group.values),
            }
            for group in release.gathered
        ],
        "fichiers": [{"nom": name, "sha256": sha256(data)} for name, data in files.items()],
    }


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _withheld(withheld: Withheld) -> dict[str, object]:
    return {
        "motif": withheld.reason.value,
        "tableau": withheld.table,
        "indicateur": withheld.indicator,
        "ventilation": withheld.partition,
        "phrase": withheld.sentence,
    }
