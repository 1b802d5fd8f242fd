"""What was already exported is found again on the dashboard."""

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from tests.gui.statistics.dashboard_screen import DashboardScreen, support

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.store.database import Store

Open = Callable[[], DashboardScreen]


def test_a_past_export_is_saved_again_as_it_was_sent(
    store: Store, basin: UUID, open_dashboard: Open, tmp_path: Path
) -> None:
    store.run(support, basin, 20)
    now = store.now()
    made = store.run(statistics.export, basin, date(2026, 10, 1), date(2026, 12, 31), now)
    screen = open_dashboard()
    name = f"export_again_{made.id}"
    screen.click("statistics_view_exports")
    screen.qtbot.waitUntil(lambda: screen.page.findChild(QPushButton, name) is not None)
    path = tmp_path / made.file_name

    with screen.qtbot.waitSignal(screen.page.said):
        screen.click(name)
        chooser = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)
        )
        chooser.fileSelected.emit(str(path))
        chooser.close()

    assert path.read_bytes() == made.content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_refuses_the_package_is_told(
    store: Store, basin: UUID, desk: Desk, open_dashboard: Open, tmp_path: Path
) -> None:
    store.run(support, basin, 20)
    now = store.now()
    made = store.run(statistics.export, basin, date(2026, 10, 1), date(2026, 12, 31), now)
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    screen = open_dashboard()
    name = f"export_again_{made.id}"
    screen.click("statistics_view_exports")
    screen.qtbot.waitUntil(lambda: screen.page.findChild(QPushButton, name) is not None)

    with screen.qtbot.waitSignal(desk.background.failed) as failed:
        screen.click(name)
        chooser = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)
        )
        chooser.fileSelected.emit(str(tmp_path / "fichier" / "paquet.zip"))
        chooser.close()

    assert "ne peut pas être écrit" in str((failed.args or [""])[0])
