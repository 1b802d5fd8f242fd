"""The ways a paper leaves: handed out, on a printer, in a file. Each freezes it first, once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.paper.outgoing import Outgoing
from conseil_mobilite.gui.paper.pages.printing import Printing, choose_printer
from conseil_mobilite.store.private_files import write_private


@dataclass(frozen=True, slots=True)
class Form:
    """A file that a paper is saved as; `kind` is what the dialog of files says of it."""

    title: str
    suffix: str
    kind: str
    content: Callable[[Outgoing], bytes]


PDF: Final = Form("Enregistrer le PDF", ".pdf", "Document PDF (*.pdf)", lambda out: out.pdf)
WEB: Final = Form(
    "Enregistrer la version web",
    ".html",
    "Version web (HTML), lisible par un lecteur d’écran (*.html)",
    lambda out: out.html,
)


class Leaving(QObject):
    """One thing at a time: `begun`, then `ended` with a sentence, or `failed`."""

    begun = Signal()
    ended = Signal(str)
    failed = Signal(Exception)

    def __init__(self, background: Background, out: Outgoing, over: QDialog, name: str) -> None:
        super().__init__(over)
        self._background, self._out, self._over, self._name = background, out, over, name
        self._under_way = False
        out.failed.connect(self._fail)

    def give(self) -> None:
        self._leave(lambda: self._end("dans les documents de la personne"))

    def print(self, size: QSizeF) -> None:
        """Ask for a printer of that paper, then send the pages there."""
        if not self._asks():
            choose_printer(
                self._over,
                self._file_name(),
                size,
                lambda printer: self._leave(partial(self._send, printer)),
            )

    def save(self, form: Form) -> None:
        """Ask for a file, then write it, for the adviser alone."""
        if not self._asks():
            choose_file(
                self._over,
                form.title,
                self._file_name() + form.suffix,
                form.kind,
                lambda path: self._leave(partial(self._write, path, form)),
            )

    def _leave(self, then: Callable[[], object]) -> None:
        if self._under_way or not self._out.pdf:
            return
        self._under_way = True
        self.begun.emit()
        self._out.leave(then)

    def _send(self, printer: QPrinter) -> None:
        printing = Printing(self._background, self._out.pdf, printer)
        printing.ended.connect(self._tell_printed)
        printing.failed.connect(self._fail)
        printing.start()

    def _tell_printed(self) -> None:
        self._end("à l’imprimante")

    def _write(self, path: Path, form: Form) -> None:
        content = form.content(self._out)
        writing = self._background.work(lambda: write_private(path, content))
        writing.then(lambda _done: self._end(f"fichier {path}"), self)
        writing.otherwise(self._fail, self)

    def _asks(self) -> bool:
        """Say whether the dialog of the printer or of the file is open already."""
        return any(each.isVisible() for each in self._over.findChildren(QDialog))

    def _file_name(self) -> str:
        """Return « Fiche mobilité 2027-00012 », which names nobody."""
        return f"{self._name} {self._out.number}".strip().replace("/", "-")

    def _end(self, told: str) -> None:
        """« Fiche mobilité n° 2027-00012 : à l’imprimante »."""
        number = self._out.number
        called = f"{self._name} n° {number}" if number else self._name
        self._under_way = False
        self.ended.emit(f"{called} : {told}")

    def _fail(self, error: Exception) -> None:
        self._under_way = False
        self.failed.emit(error)
