"""Read the manifest of a package, of this version of the format or of an older one."""

import json
from collections.abc import Mapping
from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.release.protected_release import (
    Reason,
    Scope,
    Withheld,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.statistics.manifest import (
    FIRST,
    OLDER_VERSIONS,
    SCHEMA_VERSION,
    Manifest,
    Sender,
)

_COUNTED_BY_FIRST_PLAN: Mapping[str, str] = {
    "I-05": "bilans_initiaux",
    "I-06": "personnes_accompagnees",
}
"""The first version gathered values by indicator; later ones by what is counted."""


def read_manifest(content: bytes) -> Manifest:
    """Return a manifest; UserError where it does not read, or comes from a later version."""
    try:
        fields = Fields(json.loads(content), "Manifeste")
        version = fields.text("version_schema")
        if version not in {SCHEMA_VERSION, *OLDER_VERSIONS}:
            raise UserError(
                f"Ce paquet suit le format {version[:20]}, que ce logiciel ne connaît pas encore. "
                "Installez la dernière version de Conseil Mobilité."
            )
        return _manifest(fields, version)
    except (ValueError, RecursionError) as problem:
        raise UserError("Le manifeste du paquet ne se lit pas : il est abîmé.") from problem


def _manifest(fields: Fields, version: str) -> Manifest:
    body, basin, period = (_inside(fields, name) for name in ("organisme", "bassin", "periode"))
    days = date.fromisoformat(period.text("debut")), date.fromisoformat(period.text("fin"))
    return Manifest(
        schema_version=version,
        sender=Sender(body.text("siret"), body.text("nom"), fields.text("base"), basin.text("nom")),
        scope=Scope(basin.text("code"), *days),
        plan=fields.text("plan"),
        method=fields.text("methode"),
        number=fields.optional_integer("numero") or FIRST,
        seed_fingerprint=fields.text("empreinte_graine"),
        withheld=tuple(_withheld(each) for each in fields.objects("retenues")),
        gathered=tuple(_gathering(each, version) for each in fields.objects("regroupements")),
        hashes={file.text("nom"): file.text("sha256") for file in fields.objects("fichiers")},
    )


def _withheld(fields: Fields) -> Withheld:
    return Withheld(
        Reason(fields.text("motif")),
        fields.text("phrase"),
        fields.possible_text("tableau"),
        fields.possible_text("indicateur"),
        fields.possible_text("ventilation"),
    )


def _gathering(fields: Fields, version: str) -> Gathering:
    if version in OLDER_VERSIONS:
        indicator = fields.text("indicateur")
        population = _COUNTED_BY_FIRST_PLAN.get(indicator, indicator)
    else:
        population = fields.text("population")
    return Gathering(population, fields.text("ventilation"), fields.texts("valeurs"))


def _inside(fields: Fields, name: str) -> Fields:
    inside = fields.optional_object(name)
    if inside is None:
        raise fields.fault(f"le champ « {name} » manque")
    return inside
