"""`visite`: what it says and how it ends; the story itself is told in tests/journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.cli.conftest import Command

from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE
from conseil_mobilite.cli.tour import arriving, folder
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.tour import Plan
from conseil_mobilite.cli.tour.visit import Step, Visit
from conseil_mobilite.cli.visiting import tell
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.appearance import Look
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.store.database import Store


def do_nothing(_visit: Visit) -> None:
    """Leave no trace at all."""


def break_down(_visit: Visit) -> None:
    raise ZeroDivisionError


def find_nothing(_visit: Visit, _store: Store) -> None:
    raise StepFailed("Rien dans la base.")


OPENING = Step("Ouvrir la base", arriving.unlock, arriving.found_opened)
WITHOUT_A_TRACE = Step("Ne rien faire", do_nothing, find_nothing)
BREAKING_DOWN = Step("Tomber en panne", break_down, arriving.found_opened)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


def plan(*steps: Step) -> Plan:
    return Plan(people=2, sizes=(QSize(1366, 768),), looks=(Look.LIGHT,), steps=steps)


def test_what_was_verified_is_told_with_the_passphrase_and_the_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "essai"

    tell(place, plan(OPENING))

    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Ouvrir la base" in said
    assert f"Phrase secrète : {PHRASE}" in said
    assert f"Base : {place / FILE_NAME}" in said
    kept = (place / folder.REPORT).read_text(encoding="utf-8").replace("\u00a0", " ")
    assert kept == f"{folder.TITLE}\n{said}"


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (WITHOUT_A_TRACE, "« Ne rien faire » n’a pas laissé sa trace. Rien dans la base."),
        (BREAKING_DOWN, "« Tomber en panne » n’a pas abouti, pour une raison imprévue"),
    ],
)
def test_a_step_that_did_not_do_its_work_is_named(
    tmp_path: Path, step: Step, sentence: str
) -> None:
    place = tmp_path / "essai"

    with pytest.raises(StepFailed) as failed:
        tell(place, plan(OPENING, step))

    assert str(failed.value).replace("\u00a0", " ").startswith(sentence)
    assert str(failed.value) in (place / folder.REPORT).read_text(encoding="utf-8")


def test_a_folder_that_is_not_of_a_visit_is_refused_with_status_1(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "lettre.txt").write_text("à garder")

    said = command("visite", tmp_path)

    assert said.status == 1
    assert "il n’a pas été touché" in said.complaint
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]
