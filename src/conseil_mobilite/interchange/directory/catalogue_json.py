"""Read and write catalogues of services in JSON, as data·inclusion exchanges them.

One object with the lists `structures` and `services`, or one list alone, of either.
"""

import json
from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError

MOST_RECORDS: Final = 50_000
_NOT_JSON: Final = (
    "Ce fichier n’est pas un catalogue lisible : sa ligne {line} a une faute de JSON."
)
_NOT_TEXT: Final = "Ce fichier n’est pas un texte en UTF-8 : enregistrez-le de nouveau en JSON."
_NOT_CATALOGUE: Final = (
    "Ce fichier n’est pas un catalogue : il y faut les listes « structures » et « services », ou "
    "l’une d’elles seule."
)
_TOO_DEEP: Final = "Ce fichier est trop compliqué : ses listes sont imbriquées sans fin."
_TOO_MANY: Final = f"Ce catalogue a plus de {MOST_RECORDS} éléments : partagez-le."
_NO_OBJECT: Final = (
    "Dans la liste « {name} », l’élément {rank} n’est pas un objet : il est écrit entre accolades."
)
_OF_SERVICE: Final = "structure_id"
_PAGE: Final = "items"
"""The list of a page of the national directory, as its programming interface gives it."""


def read_json(content: bytes) -> Catalogue:
    """Return the records as they are written. UserError where the file cannot be read."""
    value = _value(content)
    if isinstance(value, Mapping) and isinstance(value.get(_PAGE), list):
        value = value[_PAGE]
    if isinstance(value, list):
        records = _records(value, "services")
        if any(_OF_SERVICE in record for record in records):
            return Catalogue(services=records)
        return Catalogue(structures=records)
    if not isinstance(value, Mapping) or not {"structures", "services"} & value.keys():
        raise UserError(_NOT_CATALOGUE)
    return Catalogue(
        _records(value.get("structures", []), "structures"),
        _records(value.get("services", []), "services"),
    )


def write_json(catalogue: Catalogue) -> bytes:
    """Return the catalogue as one object with both lists, in the order they are given."""
    lists = {"structures": catalogue.structures, "services": catalogue.services}
    content = {name: [dict(record) for record in records] for name, records in lists.items()}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _value(content: bytes) -> object:
    try:
        value: object = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeError as fault:
        raise UserError(_NOT_TEXT) from fault
    except json.JSONDecodeError as fault:
        raise UserError(_NOT_JSON.format(line=fault.lineno)) from fault
    except RecursionError as fault:
        raise UserError(_TOO_DEEP) from fault
    except ValueError as fault:  # a number of thousands of figures
        raise UserError("Ce fichier contient un nombre qui n’en est pas un.") from fault
    return value


def _refuse(name: str) -> float:
    raise ValueError(name)


def _records(value: object, name: str) -> tuple[Record, ...]:
    if not isinstance(value, list):
        raise UserError(f"« {name} » n’est pas une liste : elle est écrite entre crochets.")
    if len(value) > MOST_RECORDS:
        raise UserError(_TOO_MANY)
    for rank, record in enumerate(value, start=1):
        if not isinstance(record, Mapping):
            raise UserError(_NO_OBJECT.format(name=name, rank=rank))
    return tuple(value)
