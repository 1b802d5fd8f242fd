"""What tests of the import assistant do: choose a file, press keys, read what is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select
from tests.gui.looking import Sight

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.imports.lines_table import LinesTable
from conseil_mobilite.gui.imports.page import ImportPage
from conseil_mobilite.gui.imports.raw_cells import RawCells
from conseil_mobilite.gui.kit.cells import Cell, Role
from conseil_mobilite.gui.kit.drop_zone import DropZone
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)


@dataclass
class ImportScreen(Sight):
    """The assistant as the adviser sees it."""

    page: ImportPage
    intake: Intake
    bot: QtBot
    store: Store
    said: list[str] = field(default_factory=list)

    def texts(self) -> str:
        """Return every word in sight, those of tables included."""
        labels = (each.text() for each in self.page.findChildren(QLabel) if each.isVisible())
        said = [*labels, *self.cells(LinesTable), *self.cells(RawCells)]
        return "\n".join(said).replace("\u00a0", " ")

    def cells(self, kind: type[LinesTable] | type[RawCells]) -> list[str]:
        """Return what each row of a table says, in one breath."""
        table = self.page.findChildren(kind)[0]
        model = table.model()
        return [
            " | ".join(
                words(model.index(row, each).data(Role.CELL)) for each in range(model.columnCount())
            )
            for row in range(model.rowCount())
        ]

    def wait(self, met: Callable[[], bool]) -> None:
        self.bot.waitUntil(met)

    def type(self, text: str) -> None:
        held = QApplication.focusWidget()
        assert isinstance(held, QLineEdit)
        self.bot.keyClicks(held, text)

    def choose(self, path: Path) -> None:
        """Drop a file, and wait until it is read or refused."""
        answers: list[object] = []
        links = [
            self.intake.read.connect(lambda: answers.append(path)),
            self.intake.refused.connect(answers.append),
        ]
        self.page.findChildren(DropZone)[0].chosen.emit([path])
        self.wait(lambda: bool(answers))
        for link in links:
            QObject.disconnect(link)

    def check(self, path: Path) -> None:
        """Go on to the third step by Enter alone, and wait for the rows."""
        self.choose(path)
        self.press(Qt.Key.Key_Return)
        self.press_go()
        self.wait(self.examined)

    def press_go(self) -> None:
        """Press what goes on, wherever the keyboard is."""
        self.find(QPushButton, "import_go").setFocus()
        self.press(Qt.Key.Key_Return)

    def examined(self) -> bool:
        draft = self.intake.draft
        done = draft is not None and draft.preview is not None and not self.intake.is_examining()
        return done and self.sees("import_lines")

    def go_to_row(self, number: int) -> None:
        """Go down the list to a row of the file."""
        table = self.find(LinesTable, "import_lines")
        table.setFocus()
        self.press(Qt.Key.Key_Home)
        for _ in range(table.model().rowCount()):
            line = table.line()
            if line is not None and line.number == number:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(number)

    def people(self) -> list[str]:
        found = self.store.read(lambda session: list(session.exec(select(Person))))
        return sorted(each.full_name for each in found)

    def save_to(self, button: str, path: Path) -> None:
        """Press a button that asks where, and choose."""
        self.bot.mouseClick(self.find(QPushButton, button), Qt.MouseButton.LeftButton)
        dialog = self.page.findChildren(QFileDialog, "save_file")[-1]
        dialog.selectFile(str(path))
        dialog.accept()
        self.wait(path.exists)


def words(cell: object) -> str:
    return cell.words().replace("\u00a0", " ") if isinstance(cell, Cell) else ""
