"""The short version of the campaign that looks for names that are nobody's."""

import unicodedata
from pathlib import Path

import pytest
from tests.campaigns.canaries.campaign import campaign
from tests.campaigns.canaries.keeper import UNSAFE
from tests.campaigns.canaries.words import Canary, found_in

from conseil_mobilite.domain.language.folding import fold

ONE = Canary(37)


def test_nothing_is_found_of_four_people(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 4)

    assert tally.clean, tally


@pytest.mark.parametrize("unsafe", UNSAFE)
def test_an_unsafe_program_is_found_out(tmp_path: Path, unsafe: str) -> None:
    tally = campaign(tmp_path, 2, unsafe, window=False)

    assert tally.seen
    assert not tally.clean


@pytest.mark.parametrize(
    "written",
    [
        ONE.last_name.encode(),
        unicodedata.normalize("NFD", ONE.last_name).encode(),
        fold(ONE.last_name).encode(),
        ONE.last_name.upper().encode("utf-16-le"),
        ONE.email.encode(),
        ONE.street.encode("utf-16-le"),
        b"+33639980037",
        b"06 39 98 00 37",
        b"0639980037",
    ],
)
def test_a_canary_is_found_however_it_is_written(written: bytes) -> None:
    assert found_in(b"\x00abc" + written + b"\xff")


def test_what_is_no_canary_is_not_found() -> None:
    assert found_in(b"Helene Lefevre 06 12 34 56 78 0639980037abcdef") == []
