"""Where every failure ends: said in French, and written down without personal data."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import GoneError, UserError
from conseil_mobilite.domain.incidents.failures import failure_lines, qt_line
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
        """`journal` is the file of the log; `counts` how large the base is."""
        super().__init__(window)
        self._window, self.journal = window, journal
        self.counts: Mapping[str, int] | None = None
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
            "recommencez, et si cela se reproduit, transmettez le rapport d’incident à votre "
            "service informatique. Vous pouvez le relire avant.",
            reported=True,
        )

    def know(self, counts: Mapping[str, int]) -> None:
        """Keep how large the open base is, for a report."""
        self.counts = counts

    def report(self) -> None:
        """Show the incident report, which leaves only if the adviser takes it."""
        # Late: few ask for it, and the window is painted before.
        from conseil_mobilite.gui.shell.incident import (  # noqa: PLC0415
            IncidentDialog,
            gathered,
        )

        IncidentDialog(gathered(self.journal, self.counts), self._window).open()

    def hush(self) -> None:
        """Take away what is said: it may name somebody, and the window is being locked."""
        if self._shown is not None:
            self._shown.reject()

    def _open(self, title: str, sentence: str, *, reported: bool = False) -> None:
        if self._shown is not None:
            return  # one at a time: a failure that repeats must not bury the window
        self._shown = TroubleDialog(title, sentence, self._window)
        if reported:
            self._shown.offer_report(self.report)
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _forget(self) -> None:
        self._shown = None


class TroubleDialog(Dialog):
    """A sentence and « J’ai compris », and a report beside where there is something to report."""

    def __init__(self, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__("trouble", title, parent)
        understood = button("trouble_close", "J’ai &compris", role="primary")
        understood.setDefault(True)
        understood.clicked.connect(self.accept)
        self._report = button("trouble_report", "&Rapport d’incident…", "file-text", "quiet")
        self._report.hide()
        self.sentence = label(sentence, wrap=True)
        self.sentence.setObjectName("trouble_sentence")
        sign = column(glyph("warning-circle", "danger", 24), None)
        words = column(label(title, "title"), self.sentence, gap=8)
        self.setLayout(
            column(
                row(sign, (words, 1), gap=12),
                row(self._report, None, understood),
                gap=16,
                pad=(24, 20, 24, 16),
            )
        )
        self.setFixedWidth(dp(480))

    def offer_report(self, show: Callable[[], None]) -> None:
        self._report.clicked.connect(self.accept)
        self._report.clicked.connect(show)
        self._report.show()


def note(error: BaseException) -> None:
    """Write where and what kind of failure: never its message, which may quote somebody's data."""
    if isinstance(error, QtMessage):
        LOG.warning("%s", qt_line(str(error)))
        return
    level = logging.INFO if isinstance(error, GoneError) else logging.ERROR
    LOG.log(level, "%s", "\n".join(failure_lines(error)))
