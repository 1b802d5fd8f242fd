"""What only a body's own question has to choose: its marks, and answers to add."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.own_question import CLOSED
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.fields import NOTE_GAP, Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.texts import TextField

SENSITIVE = "&Donnée sensible : masquée quand l’écran est partagé"
SHORT_FORM = "Posée aussi au &bilan court"


class OwnMarks(QFrame):
    marked = Signal(bool, bool)
    """Whether it is sensitive, and asked in the short form."""
    answer_added = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._sensitive = Tick("grid_sensitive", SENSITIVE, checked=question.sensitive)
        self._short_form = Tick("grid_short_form", SHORT_FORM, checked=question.short_form)
        self._added = TextField("grid_answer_new")
        self._field = Field("Nouvelle réponse", self._added)
        add = button("grid_answer_add", "A&jouter", "plus")
        add.setAccessibleName("Ajouter cette réponse")
        add.clicked.connect(self._add)
        self._added.returnPressed.connect(self._add)
        beside = column(label("", "field"), add, None, gap=NOTE_GAP)
        adding = frame(row((self._field, 1), beside, gap=8))
        ticks = column(self._sensitive, self._short_form, gap=8)
        self.setLayout(column(adding, ticks, gap=12))
        adding.setVisible(question.kind in CLOSED)  # once inside: alone it would open as a window
        for tick in (self._sensitive, self._short_form):
            tick.clicked.connect(self._mark)

    def show_marks(self, question: Question) -> None:
        """Show what is stored, without emitting."""
        self._sensitive.setChecked(question.sensitive)
        self._short_form.setChecked(question.short_form)

    def offer(self, words: str) -> None:
        """Hold the words of an answer taken away, for one who thinks again."""
        if not self._added.text().strip():
            self._added.setText(words)
        self._added.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        self._field.show_error(sentence)
        self._added.setFocus(Qt.FocusReason.OtherFocusReason)

    def added(self) -> None:
        """Make room for the next answer."""
        self._added.clear()
        self._field.clear_error()

    def _add(self) -> None:
        self._field.clear_error()
        self.answer_added.emit(self._added.text())

    def _mark(self) -> None:
        self.marked.emit(self._sensitive.isChecked(), self._short_form.isChecked())
