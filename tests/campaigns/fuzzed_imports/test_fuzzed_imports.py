"""A short version of the spoilt imports; an importer that keeps a part of them is found out."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("The limits of a process are those of POSIX systems", allow_module_level=True)

from tests.campaigns.fuzzed_imports.careless import keep_the_beginning
from tests.campaigns.fuzzed_imports.trial import Bench


def test_spoilt_files_are_refused_with_a_sentence_or_taken_whole(tmp_path: Path) -> None:
    bench = Bench(tmp_path, 11)
    found = [bench.tried(number) for number in range(60)]
    bench.close()
    assert [each for each in found if each.fault] == []
    assert {each.taken for each in found} == {True, False}


def test_an_importer_that_keeps_a_part_is_found_out(tmp_path: Path) -> None:
    bench = Bench(tmp_path, 11)
    found = bench.tried(1, keep_the_beginning)
    bench.close()
    assert found.partial
