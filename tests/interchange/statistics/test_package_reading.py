import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from tests.interchange.statistics.releases import OLDER, SCOPE, SENDER, packed, release
from tests.interchange.statistics.validated import assert_valid

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.release.protected_release import (
    PublishedCell,
    Reason,
    Status,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.fixed_zip import pack, unpack
from conseil_mobilite.interchange.statistics.package import read_package, to_release
from conseil_mobilite.interchange.statistics.rows import Origin, from_csv, to_csv

ORIGIN = Origin(SENDER.siret, SENDER.base, SCOPE, "plan-2")
FLIPS = 400


@cache
def good() -> bytes:
    """Return a package of a few rows, whose reading takes no time."""
    made = release(units=8)
    return packed(replace(made, cells=made.cells[:40])).content


def altered(**changes: bytes) -> bytes:
    """Return a package of which some files were changed after it was written."""
    files = unpack(good())
    return pack({**files, **{name.replace("_dot_", "."): data for name, data in changes.items()}})


def manifest_with(**changes: object) -> bytes:
    files = unpack(good())
    manifest: dict[str, object] = json.loads(files["manifeste.json"])
    return pack({**files, "manifeste.json": json.dumps({**manifest, **changes}).encode()})


def a_zip(members: Mapping[str, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_package_of_the_first_format_still_reads() -> None:
    content = OLDER.read_bytes()
    assert_valid(content)
    read = read_package(content)
    assert (read.manifest.schema_version, read.manifest.number) == ("1", 1)
    assert (read.manifest.sender, read.manifest.scope) == (SENDER, SCOPE)
    assert len(read.cells) == 129
    made = to_release(read)
    assert (made.plan, made.method) == ("plan-1", "arrondi_additif_base_5")
    assert made.gathered[1] == Gathering("bilans_initiaux", "sexe", ("F", "NSP"))
    assert {each.reason for each in made.withheld} == {Reason.GATHERED, Reason.NOT_BROKEN_DOWN}
    assert made.withheld[0].partition == "age"


def test_a_package_that_somebody_deflated_again_still_reads() -> None:
    again = a_zip(unpack(good()), zipfile.ZIP_DEFLATED)
    assert read_package(again) == read_package(good())


@pytest.mark.parametrize(
    "damaged",
    [
        lambda _: b"",
        lambda _: b"not a zip",
        lambda _: b"PK\x03\x04 cut short",
        lambda c: c[: len(c) // 2],
        lambda c: c[100:],
        lambda c: c[:-1],
    ],
    ids=["empty", "text", "only-a-start", "first-half", "without-its-start", "one-byte-short"],
)
def test_a_file_that_is_no_package_is_refused(damaged: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UserError, match="paquet de statistiques"):
        read_package(damaged(good()))


def test_no_flipped_byte_passes_or_breaks_the_reader() -> None:
    # given what a package says, whatever the bits of its zip directory that nobody reads
    random, said = Random(7), read_package(good())  # noqa: S311 - no secret
    content = bytearray(good())
    directory = content.rindex(b"PK\x01\x02") - 300
    places = random.sample(range(len(content)), FLIPS) + list(range(directory, len(content)))
    for place in places:
        # when one bit of it flips
        content[place] ^= 1 << random.randrange(8)
        try:
            read = read_package(bytes(content))
        except UserError:
            continue
        finally:
            content[:] = good()
        # then it is refused, or says the same
        assert read == said


def test_an_altered_file_is_named() -> None:
    with pytest.raises(UserError, match=r"rapport\.pdf.* a été modifié"):
        read_package(altered(rapport_dot_pdf=b"%PDF another"))


def test_a_missing_and_a_foreign_file_are_named() -> None:
    files = unpack(good())
    del files["schema.json"]
    with pytest.raises(UserError, match=r"schema\.json"):
        read_package(pack(files))
    with pytest.raises(UserError, match=r"personnes\.csv"):
        read_package(altered(personnes_dot_csv=b"nom"))


def test_a_member_that_would_leave_the_folder_is_foreign_and_written_nowhere() -> None:
    with pytest.raises(UserError, match=r"\.\./\.\./evil"):
        read_package(pack({**unpack(good()), "../../evil": b"x"}))


def test_an_archive_without_a_manifest_is_refused() -> None:
    with pytest.raises(UserError, match="manifeste"):
        read_package(pack({"photo.png": b""}))


def test_a_later_format_asks_for_the_latest_version() -> None:
    with pytest.raises(UserError, match=r"format 3.*dernière version"):
        read_package(manifest_with(version_schema="3"))


@pytest.mark.parametrize(
    "change",
    [
        {"organisme": "x"},
        {"periode": {"debut": "hier", "fin": "demain"}},
        {"base": 3},
        {"numero": "deux"},
        {"retenues": [{"motif": "caprice", "phrase": "non"}]},
    ],
    ids=["body", "period", "base", "number", "reason"],
)
def test_a_manifest_that_does_not_read_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(UserError):
        read_package(manifest_with(**change))


@pytest.mark.parametrize("text", [b"{", b"[" * 100_000, b"\xff\xfe", b"9" * 5_000])
def test_a_manifest_that_is_no_json_is_refused(text: bytes) -> None:
    with pytest.raises(UserError, match="anifeste"):
        read_package(pack({**unpack(good()), "manifeste.json": text}))


def test_rows_of_another_base_than_the_manifest_are_refused() -> None:
    with pytest.raises(UserError, match="ne se correspondent pas"):
        read_package(manifest_with(base="another"))


def test_a_table_with_other_columns_or_a_broken_line_is_refused() -> None:
    cell = PublishedCell("I-05_age", "I-05", (("age", "TOTAL"),), 20, "bilans", Status.ROUNDED, 5)
    table = to_csv(ORIGIN, [cell])
    with pytest.raises(UserError, match="colonnes"):
        from_csv(table.replace(b"valeur", b"nombre"), ORIGIN)
    for broken in (b",vingt,", b",20 000,", b",1e9,", b",nan,", b",,"):
        with pytest.raises(UserError, match="abîmée"):
            from_csv(table.replace(b",20,", broken), ORIGIN)
    with pytest.raises(UserError, match="abîmée"):
        from_csv(table.replace(b",arrondie,5,", b""), ORIGIN)
    with pytest.raises(UserError, match="abîmée"):
        from_csv(table.replace(b",arrondie,", b",devinee,"), ORIGIN)


def test_twice_the_same_file_in_an_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.csv", b"2")
    with pytest.raises(UserError, match="deux fois"):
        unpack(buffer.getvalue())


def test_a_bomb_is_not_inflated() -> None:
    # given a member of 60 MB in a few bytes, and one that says it has only 10
    bomb = a_zip({"bomb": bytes(60_000_000)}, zipfile.ZIP_DEFLATED)
    lying = bytearray(bomb)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", lying, lying.index(signature) + offset, 10)
    # then the first is too big, and of the second no more is read than it says
    with pytest.raises(UserError, match="trop gros"):
        unpack(bomb)
    with pytest.raises(UserError, match="lisible"):
        unpack(bytes(lying))


def test_a_crowd_of_members_and_an_unusual_compression_are_refused() -> None:
    with pytest.raises(UserError, match="trop gros"):
        unpack(a_zip({f"file{n}": b"" for n in range(40)}))
    with pytest.raises(UserError, match="comprimé"):
        unpack(a_zip({"a": b"a" * 100}, zipfile.ZIP_BZIP2))
