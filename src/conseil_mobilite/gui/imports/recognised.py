"""What was recognised in a file, in plain words, and which sheet of it is read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.imports.draft import ReadFile
from conseil_mobilite.gui.imports.parts import told
from conseil_mobilite.gui.imports.wording import moment
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.services.imports.runs import RunLine


class Recognised(QFrame):
    """`sheet_chosen` carries the name of another sheet to read."""

    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_recognised")
        self._name, self._size = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._name.setObjectName("import_file_name")
        self._sheet = Choice("import_sheet", ()).narrow(16)
        self._sheet.chosen.connect(self.sheet_chosen)
        self._field = Field("Fe&uille", self._sheet)
        self._lines, self._known = frame(column(gap=0)), frame(column(gap=0))
        top = frame(
            column(self._name, self._size, self._field, gap=6, pad=(16, 0, 16, 12)),
        )
        self.setLayout(column(card("Ce qui a été reconnu", top, self._known, self._lines), gap=0))

    def show_file(self, read: ReadFile) -> None:
        table = read.table
        refill(self._known)
        say(self._name, table.file_name)
        rows, columns = counted(len(table.rows), "ligne"), counted(len(table.headings), "colonne")
        say(self._size, f"{rows} sous les titres, {columns}")
        self._sheet.offer([(sheet, sheet) for sheet in table.sheets])
        self._sheet.show_code(table.sheet)
        self._field.setVisible(len(table.sheets) > 1)
        lines = [told("check", remark) for remark in table.remarks]
        if read.dropped:
            lines.append(told("eye-slash", _dropped(read), "warning"))
        refill(self._lines, *lines)

    def show_same_file(self, run: RunLine | None) -> None:
        """Say that this very file came in already, and what will be of its rows."""
        if run is None:
            refill(self._known)
            return
        words = (
            f"Ce fichier a déjà été importé {moment(run.made_at)}. Les personnes qui en viennent "
            "seront reconnues : aucune ne sera créée deux fois."
        )
        refill(self._known, told("clock-counter-clockwise", words, "warning"))

    def show_sheet(self, sheet: str) -> None:
        """Come back to the sheet that is read, where another could not be."""
        self._sheet.show_code(sheet)


def _dropped(read: ReadFile) -> str:
    count = counted(len(read.dropped), "colonne")
    verb = "contient" if len(read.dropped) == 1 else "contiennent"
    return (
        f"{count} {verb} des numéros de sécurité sociale : la loi en réserve l’usage, rien n’en "
        "sera repris."
    )
