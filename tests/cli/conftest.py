"""What tests of the terminal may ask for: a demonstration base, and commands as they are typed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.demonstration_base import copied, make

from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.french import run
from conseil_mobilite.cli.opening import PHRASE_VARIABLE
from conseil_mobilite.cli.terminal import build


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left: its exit status, what it printed, what it complained of.

    Spaces that do not break are read as any other.
    """

    status: int
    printed: str
    complaint: str


Command = Callable[..., Said]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def typed(*words: str | Path) -> Said:
        with pytest.raises(SystemExit) as left:
            run(build(), [str(word) for word in words])
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, _plain(said.out), _plain(said.err))

    return typed


@pytest.fixture(scope="session")
def made_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a demonstration base of 40 people, to be copied."""
    return make(tmp_path_factory.mktemp("demo"), 40, 2026)


@pytest.fixture
def base(made_base: Path, tmp_path: Path) -> Path:
    """Copy the demonstration base with its keys."""
    return copied(made_base, tmp_path)


@pytest.fixture
def phrase(monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the passphrase in the variable."""
    monkeypatch.setenv(PHRASE_VARIABLE, PHRASE)
    return PHRASE


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
