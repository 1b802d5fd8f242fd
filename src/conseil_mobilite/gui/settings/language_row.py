"""One language of the action sheet: who read its sentences over, and since when."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.paper.wording.languages import LONGEST_NAME, SheetLanguage

PROOFREAD: Final = "Relue par notre organisme"
READER: Final = "Qui a relu toutes les phrases ?"
NOTE: Final = "Son nom, puis Entrée. La traduction cesse alors d’être provisoire."


class LanguageRow(QFrame):
    """The box asks for a name; once there is one, the row says whose and since when."""

    read_over = Signal(str)
    """The name of the reader."""
    taken_back = Signal()

    def __init__(self, language: SheetLanguage) -> None:
        super().__init__()
        self._kept = language
        tag = language.tag.replace("-", "_").lower()
        self.tick = Tick(f"language_{tag}", PROOFREAD)
        self.tick.setAccessibleName(spaced(f"{language.french_name} : {PROOFREAD.lower()}"))
        self._reader = TextField(f"language_{tag}_reader")
        self._reader.setMaxLength(LONGEST_NAME)
        self.field = Field(READER, self._reader, NOTE)
        self._state = label("", "small", wrap=True)
        self._state.setObjectName(f"language_{tag}_state")
        at_right = column(self.tick, self._state, self.field, gap=4)
        self.setProperty("role", "entry")
        self.setLayout(
            columns((_names(language), 2), (frame(at_right), 3), gap=16, pad=(16, 10, 16, 10))
        )
        self.tick.clicked.connect(self._choose)
        self._reader.returnPressed.connect(self._keep)
        self.show_language(language)

    def show_language(self, language: SheetLanguage) -> None:
        """Show what is kept; a name being typed stays."""
        self._kept = language
        asking = self.field.isVisible() and language.provisional
        self.tick.setChecked(asking or not language.provisional)
        self.field.setVisible(asking)
        say(self._state, _state(language))
        self._state.setVisible(not asking)

    def _choose(self) -> None:
        wanted = self.tick.isChecked()
        if not wanted and not self._kept.provisional:
            self.taken_back.emit()
            return
        self.field.clear_error()
        self._state.setVisible(not wanted)
        self.field.setVisible(wanted)
        if wanted:
            self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.read_over.emit(self._reader.text())

    def keep_shown(self, language: SheetLanguage) -> None:
        """Show what was just kept, the keyboard back on the box."""
        self._reader.clear()
        self.field.hide()
        self.show_language(language)
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)


def _names(language: SheetLanguage) -> QFrame:
    told = "oui" if language.read_by_native else "non"
    endonym = label(language.endonym, "strong")
    endonym.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return frame(
        column(
            endonym,
            label(language.french_name.capitalize()),
            label(f"Relue par un locuteur natif : {told}", "small", wrap=True),
            None,
            gap=2,
        )
    )


def _state(language: SheetLanguage) -> str:
    if language.proofread_on is None:
        return "Provisoire : la fiche le dit."
    day = long_date(language.proofread_on, weekday=False)
    return f"Relue le {day} par {language.proofread_by}."
