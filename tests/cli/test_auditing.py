"""`auditer`: what comes out of published packages, told without any base."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.interchange.statistics.releases import OLDER, packed, plan_of_base, release
from typer.testing import CliRunner

from conseil_mobilite.cli.terminal import build
from conseil_mobilite.domain.statistics.release.protected_release import Status


def _audited(*paths: Path) -> tuple[int, str]:
    result = CliRunner().invoke(build(), ["auditer", *map(str, paths)])
    return result.exit_code, result.output.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    """Write a package of totals alone, each of them the same."""
    made = release(units=0)
    cells = tuple(
        replace(cell, value=200)
        for cell in made.cells
        if cell.status is Status.ROUNDED
        and all(value == "TOTAL" for _, value in cell.breakdown)
        and cell.table in {table.code for table in plan_of_base().tables}
    )
    path = tmp_path / "totaux.zip"
    path.write_bytes(packed(replace(made, cells=cells)).content)
    return path


def test_a_sound_package_is_proved_to_be_so(alike: Path) -> None:
    code, said = _audited(alike)

    assert code == 0
    assert "totaux.zip" in said
    assert "Intervalle le plus étroit : 4 unités au moins" in said


def test_figures_that_contradict_one_another_are_told(tmp_path: Path) -> None:
    path = tmp_path / "impossible.zip"
    path.write_bytes(packed(release()).content)

    code, said = _audited(path)

    assert code == 1
    assert "se contredisent" in said


def test_a_package_that_does_not_read_leaves_the_others(alike: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "abime.zip"
    damaged.write_bytes(alike.read_bytes()[:500])

    code, said = _audited(damaged, alike)

    assert code == 1
    assert "abime.zip" in said
    assert "Intervalle le plus étroit : 4 unités au moins" in said


def test_packages_of_an_older_plan_are_named(alike: Path) -> None:
    code, said = _audited(OLDER, alike)

    assert code == 1
    assert "plan-1" in said


def test_a_folder_without_a_package_is_not_called_safe(command: Command, tmp_path: Path) -> None:
    said = command("auditer", tmp_path)

    assert said.status == 1
    assert said.complaint.startswith("Aucun paquet (fichier .zip) dans «")
