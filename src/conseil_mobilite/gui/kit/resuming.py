"""Beneath the title of a form: what was typed before the window locked is back, or can be."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.drafts import Draft, drafts_above, give_back, typed_in
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.mnemonics import with_free_letter

BACK: Final = "Ce que vous tapiez avant le verrouillage est revenu."
OFFERED: Final = "Vous remplissiez cette fenêtre quand le poste s’est verrouillé."
RESUME: Final = "Reprendre ce que je tapais"


class Resuming(QFrame):
    """Where the form opens just as it did then, what was typed comes back by itself.

    Where it opens with something else, it is offered: it may be about another record.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._first: dict[str, str] | None = None
        self._draft: Draft | None = None
        self._words = label("", "small", "success", wrap=True)
        self._words.setObjectName(f"{dialog.objectName()}_resumed")
        self._resume = button(f"{dialog.objectName()}_resume", RESUME, role="link")
        self._resume.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # hidden, it would open the form
        self._resume.clicked.connect(self._give)
        self.setLayout(row((self._words, 1), self._resume, gap=8))
        self.hide()

    def begin(self) -> None:
        """Look, once the form is filled, whether it was being typed in before."""
        if self._first is None:
            self._first = {}
            soon(self, self._look)

    def draft(self) -> Draft | None:
        """Return what was typed since the form opened; nothing where nothing was."""
        typed = typed_in(self._dialog)
        if self._first is None or typed == self._first:
            return None
        name, title = self._dialog.objectName(), self._dialog.windowTitle()
        return Draft(name, title, self._first, typed)

    def _look(self) -> None:
        self._first = typed_in(self._dialog)
        drafts = drafts_above(self._dialog)
        self._draft = drafts.take(self._dialog) if drafts is not None else None
        if self._draft is None:
            return
        if self._draft.first == self._first:
            self._give()
        else:
            say(self._words, OFFERED)
            self._resume.say(with_free_letter(RESUME, self._dialog))
            self._resume.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.show()

    def _give(self) -> None:
        if self._draft is None:
            return
        give_back(self._dialog, self._draft.typed)
        self._draft = None
        say(self._words, BACK)
        self._resume.hide()
        self.show()
