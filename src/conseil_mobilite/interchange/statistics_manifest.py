"""The manifest of a statistics package: who sent what, how protected, and each file's hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    ProtectedRelease,
    Scope,
)
from conseil_mobilite.interchange.statistics_rows import Origin

FILE = "manifeste.json"
SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who publishes, for the basin so named. `base` is the random identifier of the base."""

    siret: str
    name: str
    base: str
    basin_name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`hashes` gives the SHA-256 of each other file of the package."""

    sender: Sender
    scope: Scope
    plan: str
    method: str
    seed_fingerprint: str
    hashes: Mapping[str, str]

    @property
    def origin(self) -> Origin:
        return Origin(self.sender.siret, self.sender.base, self.scope, self.plan)


def manifest_json(
    release: ProtectedRelease, sender: Sender, files: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the manifest of `files` as a JSON object; no personal data."""
    return {
        "version_schema": SCHEMA_VERSION,
        "plan": release.plan,
        "organisme": {"siret": sender.siret, "nom": sender.name},
        "base": sender.base,
        "bassin": {"code": release.scope.basin, "nom": sender.basin_name},
        "periode": {
            "debut": release.scope.start.isoformat(),
            "fin": release.scope.end.isoformat(),
        },
        "methode": METHOD,
        "empreinte_graine": release.seed_fingerprint,
        "retenues": [
            {
                "motif": withheld.reason.value,
                "tableau": withheld.table,
                "indicateur": withheld.indicator,
                "ventilation": withheld.partition,
                "phrase": withheld.sentence,
            }
            for withheld in release.withheld
        ],
        "regroupements": [
            {
                "indicateur": group.population,
                "ventilation": group.partition,
                "valeurs": list(group.values),
            }
            for group in release.gathered
        ],
        "fichiers": [{"nom": name, "sha256": sha256(data)} for name, data in files.items()],
    }


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest; UserError where it does not read, or comes from a later version."""
    try:
        fields = Fields(json.loads(content), "Manifeste")
        version = fields.text("version_schema")
        if version != SCHEMA_VERSION:
            raise UserError(
                f"Ce paquet suit le format {version}, que ce logiciel ne connaît pas encore. "
                "Installez la dernière version de Conseil Mobilité."
            )
        return _manifest(fields)
    except ValueError as problem:
        raise UserError(f"Le manifeste du paquet ne se lit pas ({problem}).") from problem


def _manifest(fields: Fields) -> Manifest:
    body, basin, period = (_inside(fields, name) for name in ("organisme", "bassin", "periode"))
    days = date.fromisoformat(period.text("debut")), date.fromisoformat(period.text("fin"))
    return Manifest(
        sender=Sender(body.text("siret"), body.text("nom"), fields.text("base"), basin.text("nom")),
        scope=Scope(basin.text("code"), *days),
        plan=fields.text("plan"),
        method=fields.text("methode"),
        seed_fingerprint=fields.text("empreinte_graine"),
        hashes={file.text("nom"): file.text("sha256") for file in fields.objects("fichiers")},
    )


def _inside(fields: Fields, name: str) -> Fields:
    inside = fields.optional_object(name)
    if inside is None:
        raise fields.fault(f"le champ « {name} » manque")
    return inside
