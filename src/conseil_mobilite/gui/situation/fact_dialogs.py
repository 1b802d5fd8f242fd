"""A new fact asked in a dialog; a fact that is there, kept as it is typed."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.dialogs import Creation, Dialog
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, row, scrolled
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.situation.bench import Bench

F = TypeVar("F")
Facts_co = TypeVar("Facts_co", covariant=True)
T = TypeVar("T")

WIDTH = 600


class FactInputs(Protocol[Facts_co]):
    """The inputs of a fact, and what they tell the service."""

    form: Form

    def lay_out(self) -> QLayout: ...

    def typed(self) -> Facts_co:
        """Return the whole fact. UserError, naming its field, for what cannot be read."""

    def listen(self, tell: Callable[[Facts_co], object]) -> None:
        """Tell each change by itself, once it is chosen or left."""

    def flush(self) -> None:
        """Tell at once what is still being typed."""


def ask_fact(
    bench: Bench,
    name: str,
    title: str,
    inputs: FactInputs[F],
    keep: Callable[[F], Job[T]],
) -> Creation:
    """Open the dialog of a new fact; it stays, with all that was typed, until it is kept."""
    dialog = Creation(name, title, inputs.lay_out(), bench.page, create="A&jouter", width=WIDTH)
    dialog.form = inputs.form

    def ask() -> None:
        try:
            facts = inputs.typed()
        except UserError as error:
            dialog.show_error(error)
            return
        bench.create(dialog, keep(facts))

    dialog.asked.connect(ask)
    dialog.open()
    return dialog


class FactDialog(Dialog):
    """Holds the inputs of a fact; « Fermer » waits for what is being kept, and for its errors."""

    def __init__(
        self, name: str, title: str, inputs: FactInputs[F], parent: QWidget, *others: Button
    ) -> None:
        """`others` are the gestures beside « Fermer », such as « Supprimer »."""
        super().__init__(name, title, parent)
        self._flush, self._form = inputs.flush, inputs.form
        self._under_way, self._closing, self._warned = 0, False, False
        close = button(f"{name}_close", "&Fermer", role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)
        head = column(label(title, "title"), pad=(24, 20, 24, 8))
        fields = frame(column(inputs.lay_out(), None, pad=(24, 4, 24, 12)), "page")
        foot = row(*others, None, close, pad=(24, 12, 24, 16))
        self.setLayout(column(head, (scrolled(fields), 1), foot, gap=0))
        self.setMinimumWidth(dp(WIDTH))
        room = parent.window().height() - dp(48)
        self.resize(dp(WIDTH), min(fields.sizeHint().height() + dp(140), max(room, dp(240))))

    def watch(self, bench: Bench, job: Job[T]) -> None:
        """Follow a change being kept; why it was not is said beside its field."""
        self._under_way += 1
        self._warned = False
        bench.writing.watch(
            job, lambda _kept: self._settle(), lambda error: self._fail(bench, error)
        )

    def done(self, result: int) -> None:
        """Close once all is kept; an error is shown first, and a second closing leaves it."""
        self._flush()
        self._closing = True
        if self._under_way:
            return
        troubled = next((each for each in self._form.fields.values() if each.error()), None)
        if troubled is not None and not self._warned:
            self._warned, self._closing = True, False
            troubled.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().done(result)

    def close_at_once(self) -> None:
        """Close without a look at what was typed: the fact is going."""
        super().done(0)

    def _settle(self) -> None:
        if not shiboken6.isValid(self):
            return
        self._under_way -= 1
        if self._closing and not self._under_way:
            self.done(0)

    def _fail(self, bench: Bench, error: Exception) -> None:
        if not shiboken6.isValid(self) or not self._form.show_error(error):
            bench.writing.troubled.emit(error)
        if shiboken6.isValid(self):
            self._under_way -= 1
            self._warned = self._warned or self._closing
            self._closing = False


def edit_fact(
    bench: Bench, dialog: FactDialog, inputs: FactInputs[F], change: Callable[[F], Job[T]]
) -> None:
    """Open the dialog of a fact that is there: each change is kept as it is made."""
    inputs.listen(lambda facts: dialog.watch(bench, change(facts)))
    dialog.open()


def removal(name: str, bench: Bench, words: str, remove: Callable[[], Job[T]]) -> Button:
    """Make « Supprimer »: what was noted by mistake goes, and can be brought back."""
    made = button(f"{name}_remove", "&Supprimer", "trash", "danger")

    def go() -> None:
        made.setEnabled(False)
        dialog = made.window()
        if isinstance(dialog, FactDialog):
            dialog.close_at_once()
        bench.take_away(remove(), words)

    made.clicked.connect(go)
    return made
