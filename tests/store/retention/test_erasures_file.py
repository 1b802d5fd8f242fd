"""The register beside the base: kept whole, in clear, naming nobody."""

import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.store.erasures_file import erasures_path, lines_beside, write_erasures
from conseil_mobilite.store.errors import DamagedErasuresError

LINES = tuple(
    Erasure(
        id=UUID(int=number),
        person_id=UUID(int=100 + number),
        manner="effacement",
        ground="demande",
        done_at=datetime(2027, 3, number, tzinfo=UTC),
        adviser_id=UUID(int=7),
    )
    for number in (1, 2, 3)
)


def test_lines_come_back_as_they_were_in_the_order_of_their_instants(tmp_path: Path) -> None:
    base = tmp_path / "suivi.base"

    write_erasures(base, reversed(LINES))

    assert [each.model_dump() for each in lines_beside(base)[0]] == [
        each.model_dump() for each in LINES
    ]


def test_no_file_is_no_line(tmp_path: Path) -> None:
    assert lines_beside(tmp_path / "suivi.base")[0] == ()


def test_its_owner_alone_reads_it(tmp_path: Path) -> None:
    base = tmp_path / "suivi.base"

    write_erasures(base, LINES)

    assert stat.S_IMODE(erasures_path(base).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("effacement", "anonymisation"), ('"digest"', '"somme"'), ("{", ""), ("2027", "2028")],
)
def test_a_changed_file_is_called_damaged(tmp_path: Path, was: str, becomes: str) -> None:
    base = tmp_path / "suivi.base"
    write_erasures(base, LINES)
    path = erasures_path(base)
    path.write_text(path.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(DamagedErasuresError):
        lines_beside(base)[0]
