"""A line of words and a figure, which unfolds in place to be changed, saved as it is typed."""

from typing import Final, Generic, TypeVar

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.situation.bench import Bench

T = TypeVar("T")

GESTURE: Final = "Entrée : modifier."


class Told(OpenRow):
    """What is told of a fact: a line, a smaller one beneath, something at the right."""

    def __init__(self, trailing: QWidget) -> None:
        super().__init__("")
        self._title = label("", wrap=True)
        self._detail = label("", "small", wrap=True)
        texts = column(self._title, self._detail, gap=0)
        self.setLayout(row((texts, 1), trailing, gap=12, pad=(16, 8, 16, 8)))

    def tell(self, title: str, detail: str, trailing: str) -> None:
        """Show the lines; `trailing` is what stands at the right, for a screen reader."""
        say(self._title, title)
        say(self._detail, detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(spaced(", ".join(filter(None, (title, trailing, detail)))))


class Editor(QFrame, Generic[T]):
    """The inputs of a fact. `closed` asks for it to be folded."""

    closed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.form = Form()

    def show_fact(self, fact: T) -> None:
        """Show what is kept; what is being typed stays."""
        raise NotImplementedError

    def reach(self) -> None:
        """Go to the first input."""
        raise NotImplementedError

    def flush(self) -> None:
        """Keep at once what is being typed, as if the adviser had left it."""
        for field in self.findChildren(QLineEdit):
            if field.hasFocus():
                field.editingFinished.emit()

    def refuse(self, error: Exception) -> None:
        """Say why a change was not kept, beside its input."""
        if not shiboken6.isValid(self) or not self.form.show_error(error):
            self.bench.writing.troubled.emit(error)


class UnfoldingRow(QFrame, Generic[T]):
    """The line above its editor, which is made the first time it is opened."""

    opened = Signal()

    def __init__(self, name: str, trailing: QWidget) -> None:
        super().__init__()
        self.told = Told(trailing)
        self.told.can_open(name, self.turn)
        self.told.setAccessibleDescription(GESTURE)
        self._editor: Editor[T] | None = None
        self._place = frame(column(gap=0, pad=(16, 4, 16, 12)), "inside")
        self._place.hide()
        self._fact: T | None = None
        self.setLayout(column(self.told, self._place, gap=0))

    def tell(self, fact: T) -> None:
        """Say the fact in the line."""
        raise NotImplementedError

    def make_editor(self, fact: T) -> Editor[T]:
        raise NotImplementedError

    def show_fact(self, fact: T) -> None:
        self._fact = fact
        self.tell(fact)
        if self._editor is not None:
            self._editor.show_fact(fact)

    def is_open(self) -> bool:
        return not self._place.isHidden()

    def turn(self) -> None:
        if self.is_open():
            self.close_editor()
        else:
            self.open_editor()

    def open_editor(self) -> None:
        editor = self._editor or self._made()
        self._place.show()
        self.opened.emit()
        editor.reach()

    def close_editor(self) -> None:
        """Keep what is being typed and fold; the focus comes back to the line."""
        if not self.is_open():
            return
        self.flush()
        focused = QApplication.focusWidget()
        if focused is not None and self._place.isAncestorOf(focused):
            self.told.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.hide()

    def flush(self) -> None:
        if self._editor is not None:
            self._editor.flush()

    def _made(self) -> Editor[T]:
        assert self._fact is not None
        made = self._editor = self.make_editor(self._fact)
        made.show_fact(self._fact)
        made.closed.connect(self.close_editor)
        layout = self._place.layout()
        assert layout is not None
        layout.addWidget(made)
        return made
