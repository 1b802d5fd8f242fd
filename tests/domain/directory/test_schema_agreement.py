"""Our checks say of any record what the official package of the schema says of it."""

import random
from collections.abc import Mapping

from data_inclusion.schema import v1
from pydantic import ValidationError
from tests.domain.directory.catalogues import TODAY, demonstration, vocabulary

from conseil_mobilite.domain.directory.checking import (
    RecordKind,
    examined,
    field_faults,
    service_kind,
    structure_kind,
)

Record = Mapping[str, object]
Official = type[v1.Service] | type[v1.Structure]

DAYS = [
    *("2026-06-15T00:00:00", "2026-06-15T00:00:00Z", "2026-06-15T10:00:00", "15/06/2026"),
    *("1999-12-31", "2999-01-01", "2026-6-5", "2026-13-01", "2026-02-30", "2026-06-15 "),
    *("2026-06-15Z", "20260615", "2026-W01-1", 1700000000, "hier", ["2026-06-15"]),
]
LINKS = [
    *("http://", "http:a.fr", "exemple.fr", "ftp://a.fr", "http://a b.fr", "http://a.fr/a b"),
    *("HTTP://A.fr", "http://a.fr:99999", "https://a.fr:80/x", " http://a.fr", "mailto:a@b.fr"),
    *("http://é.fr", "http:///a.fr", "http://a_b.fr", "//a.fr", "http://[::1]/", "http://a..b"),
    *("http://%zz.fr", "http://a|b.fr", "http://user:p@a.fr/", "http://1.2.3.999", "https://a.fr:"),
    *("http://1.2.3.4", "htp://a", "http//a.fr", "https:// a.fr", "https://" + "a" * 2100 + ".fr"),
]
EMAILS = [
    *("a@b", "a@b.fr", "A B <a@b.fr>", "é@b.fr", "a@localhost", " a@b.fr", "a@b.test", "<a@b.fr>"),
    *("a@[1.2.3.4]", '"a b"@b.fr', "a@b.fr ", "a@b.example", "a@@b.fr", "a.fr"),
]
NUMBERS = [0, 1, 1.0, 1.5, -1, -0.5, "2", "2.0", "a", "3,2", " 3.2 ", "1e3", True, 3, [1]]
CODES = ["2A004", "02-91", "é1234", "0 691", "02", "2A", "971", "200071892", "France", "france"]
LISTS = [
    *([], ["x"], ["x", 3], ["femmes"], ["tous-publics"], ["tous-publics", "femmes"]),
    *(["mobilite--preparer-un-permis"], ["mobilite--acheter-un-velo"], ["en-presentiel"]),
    *(["telephoner"], ["usagers"], ["mobin"], ["02", "200071892"], ["Aisne"], [2], {"femmes": 1}),
]
TEXTS = ["", "ab", "abc.", "etc.", "x" * 150, "x" * 151, "x" * 10_001, "0210", "02100", "gratuit"]
VALUES = [*DAYS, *LINKS, *EMAILS, *NUMBERS, *CODES, *LISTS, *TEXTS, None]


def test_every_value_in_every_field_of_a_service_is_judged_as_by_the_official_package() -> None:
    kind = service_kind(vocabulary(), TODAY)
    for changed in _each_field(demonstration().services[0], v1.Service):
        assert _ours(changed, kind) == _official(changed, v1.Service), changed


def test_every_value_in_every_field_of_a_structure_is_judged_as_by_the_official_package() -> None:
    kind = structure_kind(vocabulary(), TODAY)
    for changed in _each_field(demonstration().structures[0], v1.Structure):
        assert _ours(changed, kind) == _official(changed, v1.Structure), changed


def test_records_changed_in_several_places_are_judged_as_by_the_official_package() -> None:
    chance, kind = random.Random(7), service_kind(vocabulary(), TODAY)  # noqa: S311 - not security
    found = set[bool]()
    for _ in range(400):
        changed = dict(chance.choice(demonstration().services))
        for field in chance.sample(sorted(v1.Service.model_fields), chance.randint(1, 4)):
            changed[field] = chance.choice(VALUES)
        assert _ours(changed, kind) == _official(changed, v1.Service), changed
        made = examined(changed, 1, kind)
        found.add(made.sound)
        assert not made.sound or not _official(made.record, v1.Service)
    assert found == {True, False}


def _each_field(record: Record, official: Official) -> list[Record]:
    """Give each field each of the values in turn, all fields at once: each is judged by itself."""
    fields = list(enumerate(official.model_fields))
    return [
        {**record, **{field: VALUES[(rank + turn) % len(VALUES)] for rank, field in fields}}
        for turn in range(len(VALUES))
    ]


def _ours(record: Record, kind: RecordKind) -> set[str]:
    return {field for field, _ in field_faults(record, kind)}


def _official(record: Record, official: Official) -> set[str]:
    try:
        official.model_validate(record)
    except ValidationError as error:
        return {str(fault["loc"][0]) for fault in error.errors()}
    return set()
