"""Réglages, Journal: read, filtered, checked and taken out by the responsable alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select, update
from tests.gui.looking import plain
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.rows import ACCESSIBLE
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.services.audit import keeping, openings
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit


@pytest.fixture
def managed(desk: Desk, store: Store) -> Desk:
    """Give the desk to the « responsable »."""
    store.run(lambda session: session.exec(update(Adviser).values(role="responsable")))
    adviser = store.read(lambda session: session.exec(select(Adviser)).one())
    return replace(desk, adviser=adviser)


def _some_acts(session: Session) -> None:
    audit.record(session, "setting.put", "setting")
    audit.record(session, "export.write", "personnes")


def _acts(screen: Screen) -> list[str]:
    rows = screen.find(Table, "audit_table").rows
    return [str(rows.data(rows.index(rank, 1))) for rank in range(rows.rowCount())]


def test_another_adviser_is_told_who_reads_it(qtbot: QtBot, colleague_desk: Desk) -> None:
    screen = Screen(qtbot, colleague_desk, "audit")
    assert screen.page.findChild(Table, "audit_table") is None
    said = " ".join(each.text() for each in screen.page.findChildren(QLabel))
    assert "peut lire, vérifier et exporter ce journal" in said
    assert "jamais une mesure du travail" in said


def test_acts_are_read_in_french_and_filtered_by_their_kind(
    qtbot: QtBot, managed: Desk, store: Store
) -> None:
    store.run(_some_acts)
    screen = Screen(qtbot, managed, "audit")
    qtbot.waitUntil(lambda: "Réglage modifié" in _acts(screen))
    assert "Liste ou base exportée" in _acts(screen)

    group = screen.find(Choice, "audit_group")
    group.show_code("out")
    group.chosen.emit("out")

    qtbot.waitUntil(lambda: _acts(screen) == ["Liste ou base exportée"])


def test_in_large_text_the_adviser_stands_beneath_the_act_and_the_file_stays(
    qapp: QApplication, qtbot: QtBot, managed: Desk, store: Store
) -> None:
    store.run(_some_acts)
    theme.apply(qapp, LIGHT, 1.5)
    try:
        screen = Screen(qtbot, managed, "audit")
        qtbot.waitUntil(lambda: "Réglage modifié" in _acts(screen))
        table = screen.find(Table, "audit_table")

        assert table.rows.columnCount() == 3
        assert "Nadia Lefèvre" in str(table.rows.data(table.rows.index(0, 1), ACCESSIBLE))
        assert not any(table.isColumnHidden(rank) for rank in range(3))
    finally:
        theme.apply(qapp, LIGHT, 1.0)


def test_days_the_wrong_way_are_said_at_their_field(qtbot: QtBot, managed: Desk) -> None:
    screen = Screen(qtbot, managed, "audit")
    screen.type("audit_first", "12/03/2027")
    screen.type("audit_last", "11/03/2027")
    screen.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "dernier jour" in screen.error("audit_last"))


def test_checking_says_that_the_trail_is_whole_then_where_it_breaks(
    qtbot: QtBot, managed: Desk, store: Store
) -> None:
    store.run(_some_acts)
    screen = Screen(qtbot, managed, "audit")
    screen.push("audit_verify")
    qtbot.waitUntil(lambda: "Journal intact" in screen.words("audit_verify_state"))

    store.run(_change_the_second)
    screen.push("audit_verify")
    qtbot.waitUntil(lambda: "acte n° 2" in plain(screen.words("audit_verify_state")))


def test_a_trail_of_more_than_a_year_is_read_checked_and_exported_behind_its_checkpoint(
    qtbot: QtBot, managed: Desk, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _first_left_of_years(store, monkeypatch)
    screen = Screen(qtbot, managed, "audit")
    qtbot.waitUntil(lambda: len(_acts(screen)) > 90)
    table = screen.find(Table, "audit_table")
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: table.rows.key(table.rows.rowCount() - 1) == first)

    screen.push("audit_verify")
    qtbot.waitUntil(lambda: "Journal intact" in screen.words("audit_verify_state"))
    assert f"commence à l’acte n° {first} :" in plain(screen.words("audit_verify_state"))
    screen.type("audit_first", "12/03/2026")
    screen.type("audit_last", "30/06/2026")
    screen.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: 0 < len(_acts(screen)) < 60)
    shown = table.rows.key(table.rows.rowCount() - 1)
    _export(screen, tmp_path / "journal.csv")
    lines = (tmp_path / "journal.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(_acts(screen))
    assert lines[1].startswith(f"{shown};")


def test_the_trail_is_exported_for_its_owner_alone_and_that_is_kept(
    qtbot: QtBot, managed: Desk, store: Store, tmp_path: Path
) -> None:
    store.run(_some_acts)
    screen = Screen(qtbot, managed, "audit")
    target = tmp_path / "journal.csv"
    _export(screen, target)
    assert "Réglage modifié" in target.read_text(encoding="utf-8-sig")
    qtbot.waitUntil(lambda: "audit.export" in _codes(store))


def test_the_months_chosen_are_kept(qtbot: QtBot, managed: Desk, store: Store) -> None:
    screen = Screen(qtbot, managed, "audit")
    months = screen.find(Choice, "audit_months")
    qtbot.waitUntil(lambda: months.code() == "12")
    months.show_code("18")
    screen.saved(lambda: months.chosen.emit("18"))
    assert store.read(keeping.months) == 18


def test_every_control_has_a_name(qtbot: QtBot, managed: Desk) -> None:
    screen = Screen(qtbot, managed, "audit")
    for name in ("audit_first", "audit_adviser", "audit_group", "audit_person", "audit_table"):
        assert screen.find(QWidget, name).accessibleName()


def _first_left_of_years(store: Store, monkeypatch: pytest.MonkeyPatch) -> int:
    """Open the base each few days for sixteen months; return its first entry that is left."""
    now = store.now()
    for days in range(500, -1, -4):
        monkeypatch.setattr(store, "_clock", lambda days=days: now - timedelta(days=days))
        store.run(openings.note_opening, Way.WINDOW)
        store.run(keeping.forget_old)
    first = store.read(lambda session: session.exec(select(AuditEntry.number)).first())
    assert first is not None
    assert first > 20
    return first


def _export(screen: Screen, target: Path) -> None:
    screen.push("audit_csv")
    dialog = screen.page.findChild(QFileDialog, "save_file")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    screen.qtbot.waitUntil(lambda: "Journal exporté" in screen.words("audit_csv_state"))


def _change_the_second(session: Session) -> None:
    session.exec(update(AuditEntry).where(col(AuditEntry.number) == 2).values(act="person.open"))


def _codes(store: Store) -> list[str]:
    return list(store.read(lambda session: session.exec(select(AuditEntry.act)).all()))
