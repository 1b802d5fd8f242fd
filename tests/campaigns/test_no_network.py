"""The program asks for no network and leaves nothing open; one that does is found out."""

import sys
from pathlib import Path

import pytest
from tests.campaigns import no_network

pytestmark = pytest.mark.skipif(not no_network.available(), reason="needs Linux and strace")


def test_no_network_socket_and_no_file_open_to_others(tmp_path: Path) -> None:
    seen = no_network.watched(tmp_path, [*no_network.short(tmp_path)])
    assert seen.passed, seen


def test_a_temporary_file_is_found_out_even_once_it_is_gone(tmp_path: Path) -> None:
    written = "import tempfile; tempfile.NamedTemporaryFile().close()"
    seen = no_network.watched(tmp_path, [[sys.executable, "-c", written]])
    assert len(seen.temporary) == 1


def test_a_program_that_opens_a_socket_is_found_out(tmp_path: Path) -> None:
    seen = no_network.watched(tmp_path, [*no_network.careless(tmp_path)])
    assert len(seen.sockets) == 1
