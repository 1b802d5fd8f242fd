"""Where every failure ends: said in French, and written down without personal data."""

import logging
import traceback
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import dp

LOG = logging.getLogger("conseil_mobilite")


class QtMessage(Exception):  # noqa: N818 - a message of Qt is not always an error
    """What Qt had to say; only the grave ones are said to the adviser."""

    def __init__(self, text: str, *, grave: bool) -> None:
        super().__init__(text)
        self.grave = grave


class Troubles(QObject):
    """Says failures over the window, one at a time."""

    def __init__(self, window: QWidget, journal: Path) -> None:
        """`journal` is the file the log goes to, named in the message."""
        super().__init__(window)
        self._window, self.journal = window, journal
        self._shown: TroubleDialog | None = None

    def show(self, error: BaseException) -> None:
        """Say a UserError as it is; note anything else and say it in one sentence."""
        if isinstance(error, UserError):
            self._open("À corriger", str(error))
            return
        note(error)
        if isinstance(error, QtMessage) and not error.grave:
            return
        self._open(
            "Un imprévu",
            "Le dernier geste n’a pas abouti. Ce qui était enregistré l’est toujours : "
            "recommencez, et si cela se reproduit, transmettez le journal "
            f"{self.journal} à votre service informatique.",
        )

    def hush(self) -> None:
        """Take away what is said: it may name somebody, and the window is being locked."""
        if self._shown is not None:
            self._shown.reject()

    def _open(self, title: str, sentence: str) -> None:
        if self._shown is not None:
            return  # one at a time: a failure that repeats must not bury the window
        self._shown = TroubleDialog(title, sentence, self._window)
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _forget(self) -> None:
        self._shown = None


class TroubleDialog(Dialog):
    """A sentence and « J’ai compris »."""

    def __init__(self, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__("trouble", title, parent)
        understood = button("trouble_close", "J’ai &compris", role="primary")
        understood.setDefault(True)
        understood.clicked.connect(self.accept)
        self.sentence = label(sentence, wrap=True)
        self.sentence.setObjectName("trouble_sentence")
        sign = column(glyph("warning-circle", "danger", 24), None)
        words = column(label(title, "title"), self.sentence, gap=8)
        self.setLayout(
            column(
                row(sign, (words, 1), gap=12), row(None, understood), gap=16, pad=(24, 20, 24, 16)
            )
        )
        self.setFixedWidth(dp(480))


def note(error: BaseException) -> None:
    """Write where and what kind of failure: never its message, which may quote somebody's data."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    if isinstance(error, QtMessage):
        LOG.warning("Qt : %s", error)
        return
    cause = error.__cause__ or error.__context__
    after = f" (après {type(cause).__name__})" if cause is not None else ""
    LOG.error("%s%s\n%s", type(error).__name__, after, frames)
