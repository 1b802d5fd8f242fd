"""A quarter goes from the files to the pilots of the plan, by the keyboard, on a real base.

A measure is recorded and an action attached to it; a figure is looked into; the quarter leaves for
the région, and leaves again the same; the pilot adds it to another package, and attacks it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from sqlmodel import Session, select
from tests.interchange.statistics.releases import SENDER, packed, release
from tests.journeys import keyboard_week
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist
from tests.journeys.week_hand import KEY, gone, open_file, take, tick
from typer.testing import CliRunner

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.terminal import build
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.statistics.periods.quarters import last_closed_quarter
from conseil_mobilite.domain.statistics.release.protected_release import Scope
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.drop_zone import DropZone
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import ExportLine
from conseil_mobilite.store import vault

MEASURE: Final = "PERMIS-9"
TITLE: Final = "Permis pour la récolte"
TO_DO: Final = "Appeler l’auto-école de Guise"
RECIPIENT: Final = "Région, pilotage du plan"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the base opened again holds: the attached measure, and the register."""

    attached: list[str]
    register: list[ExportLine]


@pytest.fixture
def somebody(plan_base: Path) -> str:
    """Choose somebody accompanied, before the window opens the base."""
    return keyboard_week.accompanied(plan_base)


@pytest.fixture
def typist(sitting: Sitting, plan_base: Path) -> Iterator[Typist]:
    typist = Typist(sitting)
    unlock(sitting, typist.hand, plan_base)
    yield typist
    sitting.window.close()


def test_a_quarter_goes_from_the_files_to_the_pilots(
    somebody: str, typist: Typist, plan_base: Path, tmp_path: Path
) -> None:
    record_measure(typist)
    attach_action(typist, somebody)
    behind = look_into_a_figure(typist)
    first, second = (export_to(typist, tmp_path / name) for name in ("juin", "juillet"))
    results = tmp_path / "resultats"
    consolidate(typist, [first, other_package(tmp_path)], results)
    typist.settle()
    typist.sitting.window.close()

    assert behind > 0
    assert first.read_bytes() == second.read_bytes()
    kept = read(plan_base)
    assert kept.attached == [TO_DO]
    (line,) = kept.register
    assert (line.file_name, line.number) == (first.name, 1)
    assert [sending.recipient for sending in line.sendings] == [RECIPIENT, RECIPIENT]
    assert len(list(results.glob("*/classeur.xlsx"))) == 1
    assert not [each for each in results.iterdir() if each.name.startswith(".")]
    assert CliRunner().invoke(build(), ["auditer", str(first)]).exit_code == 0


def record_measure(typist: Typist) -> None:
    go_to(typist, "Plan de mobilité")
    tick(typist, "plan_measure_add")
    typist.until(lambda: typist.focused("plan_measure_code") is not None, "No form.")
    typist.type(MEASURE)
    typist.reach("plan_measure_title")
    typist.type(TITLE)
    typist.control(KEY.Key_Return)
    gone(typist, "plan_measure_dialog")


def attach_action(typist: Typist, somebody: str) -> None:
    """Add an action to a pathway, for the measure; the kind proposes words, written over."""
    open_file(typist, somebody, "Parcours")
    tick(typist, "pathway_add_action")
    typist.until(lambda: typist.focused("action_kind") is not None, "No form.")
    typist.press(KEY.Key_Down)
    typist.reach("action_wording")
    typist.replace(TO_DO)
    measures = typist.reach("action_measure")
    assert isinstance(measures, Choice)
    for _ in range(measures.count()):
        if measures.currentText().startswith(MEASURE):
            break
        typist.press(KEY.Key_Down)
    assert measures.currentText().startswith(MEASURE)
    typist.control(KEY.Key_Return)
    gone(typist, "action_dialog")


def look_into_a_figure(typist: Typist) -> int:
    """Open the files behind the open pathways of the quarter, and come back; return how many."""
    typist.alt(KEY.Key_5)
    typist.until(lambda: typist.hand.sees("statistics_I-07"), "No figure.")
    typist.settle()
    card = typist.reach("statistics_I-07")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("statistics_files_table") is not None, "No list.")
    rows = typist.hand.find("statistics_files_table", Table).rows
    typist.until(lambda: rows.rowCount() > 0, "No file.")
    behind = rows.rowCount()
    typist.press(KEY.Key_Escape)
    typist.until(lambda: typist.focused(card.objectName()) is not None, "Not back at the figure.")
    return behind


def export_to(typist: Typist, folder: Path) -> Path:
    """Go through the assistant, from the palette to the file, and return the file."""
    go_to(typist, "Préparer l’export pour le plan")
    typist.until(lambda: typist.focused("export_period") is not None, "No assistant.")
    typist.settle()
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("export_checked"), "Not protected.")
    go = typist.hand.find("export_go", QPushButton)
    typist.until(go.isEnabled, "Nothing may leave.")
    typist.settle()
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("export_recipient") is not None, "No third step.")
    typist.replace(RECIPIENT)
    typist.reach("export_folder")
    paste(typist, folder)
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("export_written"), "Not written.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("statistics_export") is not None, "Not back.")
    (path,) = folder.glob("*.zip")
    return path


def other_package(folder: Path) -> Path:
    """Write what another body of the basin sent for the same quarter."""
    quarter = last_closed_quarter(paris_day(now()))
    scope = Scope("thierache", quarter.start, quarter.end)
    sent = packed(release(2, units=8, scope=scope), replace(SENDER, base="b0000002"))
    path = folder / sent.file_name
    path.write_bytes(sent.content)
    return path


def consolidate(typist: Typist, packages: list[Path], folder: Path) -> None:
    go_to(typist, "Consolider des paquets")
    typist.until(lambda: typist.hand.sees("consolidation_drop"), "No page.")
    typist.hand.find("consolidation_drop", DropZone).chosen.emit(packages)
    typist.until(lambda: typist.focused("consolidation_go") is not None, "Nothing to add up.")
    typist.reach("consolidation_folder")
    paste(typist, folder)
    tick(typist, "consolidation_go")
    typist.until(lambda: typist.focused("consolidation_open") is not None, "Not written.")


def go_to(typist: Typist, words: str) -> None:
    """Go somewhere from anywhere by Ctrl+K."""
    typist.control(KEY.Key_K)
    take(typist, words)
    typist.settle()


def paste(typist: Typist, folder: Path) -> None:
    QApplication.clipboard().setText(str(folder))
    typist.control(KEY.Key_A)
    typist.control(KEY.Key_V)


def read(plan_base: Path) -> Kept:
    store = vault.open_with_passphrase(plan_base, PHRASE, clock=now)
    try:
        return Kept(store.read(_attached), list(store.read(exports.exports)))
    finally:
        store.close()


def _attached(session: Session) -> list[str]:
    found = select(Action.wording).join(PlanMeasure).where(PlanMeasure.code == MEASURE)
    return list(session.exec(found))
