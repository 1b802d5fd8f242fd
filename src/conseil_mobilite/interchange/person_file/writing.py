"""Write the file of a person as one zip: JSON and what explains it, the paper, its documents.

The same rows at the same instant give the same bytes.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.access_export import AccessExport, ExportedChange, ExportedTrace
from conseil_mobilite.interchange.fixed_zip import pack
from conseil_mobilite.interchange.person_file.schema import (
    FORMAT,
    VERSION,
    Json,
    dictionary,
    schema,
)

DATA: Final = "dossier.json"
DICTIONARY: Final = "dictionnaire.json"
SCHEMA: Final = "schema.json"
README: Final = "LISEZMOI.txt"

_README: Final = """\
Tout ce que {body} garde sur {person}, le {day}.

dossier.pdf        le dossier, à lire et à imprimer
dossier.json       le même, pour un ordinateur : chaque ligne de chaque table de la base, telle
                   qu’elle est gardée (« valeurs »), avec ses codes en toutes lettres
                   (« libelles ») ; puis à qui quelque chose a été dit (« destinataires »), ce qui a
                   été corrigé, avant et après (« historique »), et les actes faits sur le dossier,
                   lectures comprises (« traces »)
dictionnaire.json  ce que veut dire chaque table et chaque colonne, son unité et ses codes
schema.json        la forme du fichier dossier.json (JSON Schema 2020-12)
documents/         chaque document remis ou transmis, tel qu’il l’a été

Ces fichiers ne sont pas chiffrés : quiconque les reçoit peut les lire. Gardez-les à l’abri.
"""
_KEPT_BACK: Final = """
Le texte de {notes} n’y est pas : la personne qui l’a écrit le garde pour elle.
{person} a le droit de le lire : il doit lui être remis sur demande.
"""
_FILES_KEPT_BACK: Final = """
{count} qu’un collègue avait déjà remis n’y est pas de nouveau : il peut contenir ses notes
personnelles, qu’il doit remettre lui-même. Tout le reste est dans le présent dossier.
"""


def write(export: AccessExport, papers: Mapping[str, bytes]) -> bytes:
    """Return the zip; `papers` are files to set beside the JSON, by name."""
    return pack(
        {
            README: _readme(export).encode(),
            **papers,
            DATA: _json(_data(export)),
            DICTIONARY: _json(dictionary(export)),
            SCHEMA: _json(schema(export)),
            **export.documents,
        }
    )


def _readme(export: AccessExport) -> str:
    day = long_date(paris_day(export.made_at), weekday=False)
    told = _README.format(body=export.body, person=export.person_name, day=day)
    if export.files_kept_back:
        count = counted(export.files_kept_back, "dossier", "dossiers")
        told += _FILES_KEPT_BACK.format(count=count)
    if not export.kept_back:
        return told
    notes = counted(export.kept_back, "note personnelle", "notes personnelles")
    return told + _KEPT_BACK.format(notes=notes, person=export.person_name)


def _data(export: AccessExport) -> Json:
    return {
        "format": FORMAT,
        "version": VERSION,
        "organisme": export.body,
        "personne": {"id": export.person_id, "nom": export.person_name},
        "etabli_le": plain(export.made_at),
        "notes_gardees_par_leur_auteur": export.kept_back,
        "tables": {
            name: [{"valeurs": _plain(row.values), "libelles": dict(row.labels)} for row in rows]
            for name, rows in export.tables.items()
        },
        "destinataires": list(export.recipients),
        "historique": [_change(each) for each in export.history],
        "traces": [_trace(each) for each in export.traces],
    }


def _change(change: ExportedChange) -> Json:
    return {
        "le": plain(change.at),
        "par": change.by,
        "table": change.table,
        "ligne": change.key,
        "acte": change.kind,
        "avant": _plain(change.before),
        "apres": _plain(change.after),
    }


def _trace(trace: ExportedTrace) -> Json:
    return {"le": plain(trace.at), "acte": trace.act, "sur": trace.kind}


def _plain(values: Mapping[str, object]) -> Json:
    return {name: plain(value) for name, value in values.items()}


def plain(value: object) -> object:
    """Return a value as JSON holds it: instants in UTC, keys and days as text."""
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes():
            return None
        case _:
            return value


def _json(told: Json) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
