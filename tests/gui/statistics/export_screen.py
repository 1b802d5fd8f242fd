"""What tests of the export assistant do: fill a quarter, press keys, read what was written."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select
from tests.gui.looking import Sight

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.statistics.page import StatisticsPage
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
PROTECTING_MS = 60_000


@dataclass
class ExportScreen(Sight):
    """The page of statistics as the adviser sees it."""

    page: StatisticsPage
    bot: QtBot
    store: Store

    def wait(self, name: str) -> None:
        self.bot.waitUntil(lambda: self.sees(name))

    def texts(self) -> str:
        """Return every word in sight, a line a label."""
        labels = (each for each in self.page.findChildren(QLabel) if each.isVisible())
        return "\n".join(each.text() for each in labels).replace("\u00a0", " ")

    def open_assistant(self) -> None:
        self.wait("statistics_export")
        self.bot.keyClick(self.find(QPushButton, "statistics_export"), Qt.Key.Key_Space)
        self.wait("export_period")
        self.bot.waitUntil(lambda: "Bassin Thiérache" in self.texts())

    def protect(self) -> None:
        """Go on to the second step and wait for what it shows."""
        self.press(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.sees("export_table"), timeout=PROTECTING_MS)

    def choose_folder(self, folder: Path) -> None:
        """Go on to the third step, type for whom and the folder."""
        self.press(Qt.Key.Key_Return)
        self.wait("export_folder")
        assert self.find(QLineEdit, "export_recipient").hasFocus()
        self.fill(folder)

    def fill(self, folder: Path) -> None:
        """Type for whom and where."""
        whom = self.find(QLineEdit, "export_recipient")
        whom.setFocus()
        whom.selectAll()
        self.bot.keyClicks(whom, "Pilotes du plan")  # QTest types ASCII only
        field = self.find(QLineEdit, "export_folder")
        field.setFocus()
        field.selectAll()
        self.bot.keyClicks(field, str(folder))

    def export_to(self, folder: Path) -> Path:
        """Walk through the three steps by Enter alone; return the file written."""
        self.open_assistant()
        self.protect()
        self.choose_folder(folder)
        self.press(Qt.Key.Key_Return)
        self.wait("export_written")
        return Path(self.find(QLabel, "export_path").text())

    def kept(self) -> list[StatisticsExport]:
        return self.store.read(lambda session: list(session.exec(select(StatisticsExport))))

    def acts(self) -> list[str]:
        entries = self.store.read(lambda session: list(session.exec(select(AuditEntry))))
        return [each.act for each in entries if each.act.startswith("statistics.")]
