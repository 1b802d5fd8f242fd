import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conseil_mobilite.cli.place_lines import tell_of_place
from conseil_mobilite.cli.terminal import build
from conseil_mobilite.domain.places.notices import LOW, NEEDED
from conseil_mobilite.store.errors import SharedFolderError
from conseil_mobilite.store.places.errors import NoRoomError


def disk(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=free))


@pytest.mark.parametrize(
    ("folder", "free", "fault"),
    [("OneDrive", LOW, SharedFolderError), ("dossiers", NEEDED - 1, NoRoomError)],
)
def test_no_demonstration_is_made_where_no_base_may_lie(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    free: int,
    fault: type[Exception],
) -> None:
    disk(monkeypatch, free)
    made = CliRunner().invoke(build(), ["demo", str(tmp_path / folder), "--personnes", "1"])
    assert isinstance(made.exception, fault)
    assert list(tmp_path.iterdir()) == []


def test_what_deserves_a_word_is_said_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk(monkeypatch, LOW - 1)
    tell_of_place(tmp_path / "suivi.base")
    told = capsys.readouterr()
    assert told.err.startswith("À savoir")
    assert "Il reste peu de place" in told.err
    assert not told.out
