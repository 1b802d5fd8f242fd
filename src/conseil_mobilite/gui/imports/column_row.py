"""One column of the file beside the field it is taken for."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.imports.draft import ReadFile
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text

LEFT_OUT: Final = "Ne pas reprendre"
SAMPLES: Final = 3
FIELD_WIDTH: Final = 300
ARROW_WIDTH: Final = 20
EMPTY: Final = "Colonne vide"
NUMBERS: Final = "Numéros de sécurité sociale : retirés, rien n’en est gardé."


class ColumnRow(QFrame):
    """`chosen` carries the code of a field, empty where the column is left out."""

    chosen = Signal(str)

    def __init__(self, read: ReadFile, rank: int, field: Field | None) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self._dropped = rank in read.dropped
        heading = read.table.headings[rank] or "Sans titre"
        title: list[Item] = [Line(heading, "strong")]
        if rank in read.table.hidden_columns:
            title.append(badge("Masquée", "warning"))
        samples = NUMBERS if self._dropped else _samples(read, rank)
        words = column(row(*title, None, gap=8), Line(samples, "small"), gap=0)
        names = [(each.value, FIELD_WORDS[each]) for each in Field]
        self._choice = Choice(f"import_column_{rank}", names, none=LEFT_OUT).narrow(18)
        self._choice.setAccessibleName(spaced(f"« {heading} » devient"))
        self._choice.setAccessibleDescription(spaced(samples))
        self._choice.chosen.connect(self.chosen)
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName(f"import_column_{rank}_trouble")
        self._trouble.hide()
        self.show_field(field)
        self._lay_out(words)

    def show_field(self, field: Field | None) -> None:
        """Show what the column is taken for, without emitting."""
        self._choice.show_code(field.value if field else "")

    def say_trouble(self, sentence: str) -> None:
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))
        self._choice.setAccessibleDescription(spaced(sentence))

    def is_at_fault(self) -> bool:
        return bool(self._trouble.text())

    def may_be_chosen(self) -> bool:
        return not self._dropped

    def take_focus(self) -> None:
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, words: Item) -> None:
        if self._dropped:
            mark = row(glyph("eye-slash", "warning", 18), badge("Retirée", "warning"), None)
            field = frame(mark)
        else:
            field = frame(column(self._choice, self._trouble, gap=4))
        texts = frame(column(words))
        if large_text():
            self.setLayout(columns(texts, field, gap=6, pad=(16, 8, 16, 8)))
            return
        field.setFixedWidth(dp(FIELD_WIDTH))
        arrow = glyph("arrow-right", "", ARROW_WIDTH)
        self.setLayout(row((texts, 1), arrow, field, gap=12, pad=(16, 8, 16, 8)))


def _samples(read: ReadFile, rank: int) -> str:
    """Quote the first values of the column that say something."""
    said: list[str] = []
    for each in read.table.rows:
        text = " ".join(each.cells[rank].text.split())
        if text and text not in said:
            said.append(text)
        if len(said) == SAMPLES:
            break
    return " · ".join(said) or EMPTY
