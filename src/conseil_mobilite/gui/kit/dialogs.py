"""Dialogs: one that creates has « Créer » and « Annuler », one that warns names what will go."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.drafts import Draft
from conseil_mobilite.gui.kit.explaining import explain_focus
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, row, scrolled
from conseil_mobilite.gui.kit.resuming import Resuming
from conseil_mobilite.gui.kit.theme import dp

T = TypeVar("T")
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REVEALED: Final = 64
"""What stays in sight above and beneath an input at fault, in dp: its name and its error."""


class Dialog(QDialog):
    """A dialog that takes the keyboard as it appears and is deleted once closed.

    Open it with `open()`, which does not block.
    """

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(spaced(title))
        self.setAccessibleName(spaced(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter press the button that has the keyboard, no other, once however long held.

        F1 explains: the window beneath does not hear it.
        """
        held = self.focusWidget()
        if event.key() == Qt.Key.Key_F1:
            explain_focus()
            return
        if event.key() in ENTER and isinstance(held, QPushButton):
            if not event.isAutoRepeat():
                held.click()
            return
        super().keyPressEvent(event)


class Creation(Dialog):
    """A form that creates something. It stays open, with all that was typed, until it worked.

    `asked` is emitted by « Créer »: the page runs its service, then calls `done_with` or
    `show_error`. Ctrl+Enter creates, Escape cancels. Closed by the lock of the window, it gives
    back what was typed the next time it opens.
    """

    asked = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        body: QLayout,
        parent: QWidget,
        *,
        create: str = "&Créer",
        width: int = 560,
    ) -> None:
        super().__init__(name, title, parent)
        self.form = Form()
        self._trouble = label("", "small", "danger", wrap=True)
        place = self._trouble.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # else the buttons part
        self._trouble.setSizePolicy(place)
        self._trouble.hide()
        self.confirm = button(f"{name}_create", create, role="primary")
        self.confirm.setDefault(True)
        cancel = button(f"{name}_cancel", "&Annuler")
        self.confirm.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.confirm.click)
        self._resuming = Resuming(self)
        head = column(label(title, "title"), self._resuming, pad=(24, 20, 24, 8))
        fields = frame(column(body, None, pad=(24, 4, 24, 12)), "page")
        foot = row((self._trouble, 1), cancel, self.confirm, pad=(24, 12, 24, 16))
        self._area = scrolled(fields)
        self.setLayout(column(head, (self._area, 1), foot, gap=0))
        self.setMinimumWidth(dp(width))
        self._fields = fields
        self.fit()

    def draft(self) -> Draft | None:
        """Return what was typed, if anything was, for it to be given back another day."""
        return self._resuming.draft()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resuming.begin()
        soon(self, self._reveal)  # in large text the field with the keyboard may be beneath

    def fit(self) -> None:
        """Take the height of what is asked; again where fields appear or go."""
        above = self.parentWidget()
        assert above is not None
        room = above.window().height() - dp(48)
        fields = self._fields.heightForWidth(self.minimumWidth())  # -1 where no sentence wraps
        height = (fields if fields >= 0 else self._fields.sizeHint().height()) + dp(140)
        self.resize(self.minimumWidth(), min(height, max(room, dp(240))))

    def show_error(self, error: Exception) -> None:
        """Say an error beside its field, or above the buttons; what was typed stays."""
        self.confirm.setEnabled(True)
        if self.form.show_error(error):
            soon(self, self._reveal)  # once the sentence is laid out
        else:
            say(self._trouble, str(error))
            self._trouble.show()

    def read(self, inputs: Callable[[], T]) -> T | None:
        """Return what the inputs say, or None once what could not be read is said beside it.

        `inputs` raises UserError where it cannot read one.
        """
        self.form.clear_errors()
        try:
            return inputs()
        except UserError as error:
            self.show_error(error)
            return None

    def done_with(self) -> None:
        """Close: it was created."""
        self.accept()

    def _reveal(self) -> None:
        """Scroll to the input that has the keyboard, with what is said beneath it."""
        held = self.focusWidget()
        if held is not None:
            self._area.ensureWidgetVisible(held, 0, dp(REVEALED))

    def _ask(self) -> None:
        self.form.clear_errors()
        self._trouble.hide()
        self.asked.emit()


class Confirmation(Dialog):
    """Asks before what cannot be undone, and only then."""

    def __init__(
        self, title: str, sentence: str, act: str, parent: QWidget, do: Callable[[], object]
    ) -> None:
        """`act` is the verb of the red button, such as « Effacer définitivement »."""
        super().__init__("warning", title, parent)
        keep, go = button("warning_keep", "&Annuler"), button("warning_do", act, role="danger")
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        self.accepted.connect(do)
        words = label(sentence, wrap=True)
        gestures = row(None, keep, go)
        pad = (24, 20, 24, 16)
        self.setLayout(column(label(title, "title"), words, 12, gestures, gap=8, pad=pad))
        self.setFixedWidth(dp(480))
        keep.setFocus(Qt.FocusReason.OtherFocusReason)
