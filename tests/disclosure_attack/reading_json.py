"""Take typed pieces out of JSON that somebody else wrote."""

import json
from collections.abc import Mapping

Json = Mapping[str, object]


def loaded(content: bytes) -> Json:
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def objects(data: Json, name: str) -> list[Json]:
    found = data[name]
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, dict)]


def texts(data: Json, name: str) -> list[str]:
    found = data[name]
    assert isinstance(found, list)
    return [str(each) for each in found]


def keys(data: Json, name: str) -> list[str]:
    found = data[name]
    assert isinstance(found, dict)
    return [str(each) for each in found]
