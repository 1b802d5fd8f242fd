"""A paper on the screen, then printed or saved: what a person is given is frozen first, once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.kit.theme import dp, restyle, scale
from conseil_mobilite.gui.paper.page_view import PageView
from conseil_mobilite.gui.paper.paper_head import PaperHead
from conseil_mobilite.gui.paper.pdf_pages import (
    PAPER_DPI,
    PageImage,
    choose_printer,
    drawn,
    print_on,
)
from conseil_mobilite.gui.paper.printables import Printable
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.private_files import write_private

SCREEN_DPI: Final = 96
LARGEST_SCALE: Final = 1.5  # a larger page would not stand in the window of a laptop
MARGIN, WIDTH = 48, 960
PREVIEW: Final = "Aperçu, pas encore remise"
TO_PRINT: Final = "Prête à imprimer"
KEYS: Final = (
    "Flèches, Page précédente et Page suivante font défiler ; Début et Fin vont aux bouts. "
    "Ctrl++ et Ctrl+- changent la taille, Ctrl+P imprime, Ctrl+S enregistre le PDF."
)
REPLACED: Final = "Ces lettres ne s’impriment pas et seront remplacées sur le papier :"
NO_PRINTER: Final = (
    "L’imprimante n’a pas répondu. Rien n’est perdu : vérifiez l’imprimante, puis recommencez."
)


class PaperDialog(Dialog):
    """`said` carries a sentence for the status line."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, name: str) -> None:
        super().__init__("sheet_preview", name, parent)
        self._desk, self._name = desk, name
        self._printable: Printable | None = None
        self._issued: UUID | None = None
        self._pdf, self._number = b"", ""
        self._head = PaperHead()
        self._pages = PageView("sheet_pages", "Pages du document")
        self._note = label("", "small", wrap=True)
        self._give = button("sheet_give", "&Remettre à la personne", "hand-heart", "primary")
        self._print = button("sheet_print", "&Imprimer…", "printer")
        self._save = button("sheet_save", "&Enregistrer le PDF…", "download-simple")
        self._close = button("sheet_close", "&Fermer")
        self.setLayout(self._body())
        self._connect()
        self._hold(busy=True)
        window = parent.window().size()
        self.resize(min(dp(WIDTH), window.width() - dp(MARGIN)), window.height() - dp(MARGIN))

    def preview(self, printable: Printable) -> None:
        """Show a paper as it would leave now."""
        self._printable = printable
        self._pages.setWhatsThis(spaced(f"{printable.about}\n\n{KEYS}"))
        say(self._note, printable.about)
        self._give.say(printable.give)
        if printable.issue is None:
            self._give.hide()
            restyle(self._print, role="primary")
        reading = printable.preview(self._desk.background, self._desk.clock())
        reading.then(self._show_preview).otherwise(self._fail)

    def show_issued(self, document: UUID) -> None:
        """Show a paper that was handed out."""
        self._pages.setWhatsThis(spaced(KEYS))
        reading = self._desk.background.read(issuing.issued, document)
        reading.then(self._show_issued).otherwise(self._fail)

    def _body(self) -> QBoxLayout:
        gestures = row(self._close, None, self._save, self._print, self._give)
        foot = frame(column(self._note, gestures, gap=8, pad=(24, 10, 24, 12)), "foot")
        return column(self._head, (self._pages, 1), foot, gap=0)

    def _connect(self) -> None:
        self._give.clicked.connect(lambda: self._frozen(self._tell_given))
        self._print.clicked.connect(self._choose_printer)
        self._save.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.accept)
        self._head.zoomed.connect(lambda _size: self._draw())
        self._pages.page_reached.connect(self._head.say_page)
        for keys, gesture in (("Ctrl+P", self._print), ("Ctrl+S", self._save)):
            QShortcut(QKeySequence(keys), self).activated.connect(gesture.click)

    def _show_preview(self, found: PaperPreview) -> None:
        self._pdf, self._number = found.pdf, found.number
        self._head.say_title(found.title)
        given = self._printable is not None and self._printable.issue is not None
        self._head.say_state(*((PREVIEW, "warning") if given else (TO_PRINT, "")))
        if found.unprintable:
            self._head.warn(f"{REPLACED} {' '.join(found.unprintable)}")
        self._hold(busy=False)
        self._pages.setFocus()
        self._draw()

    def _show_issued(self, document: IssuedDocument) -> None:
        self._pdf, self._number, self._issued = document.content, document.number, document.id
        day = long_date(paris_day(document.issued_at), weekday=False)
        if self._printable is None:
            self._head.say_title(f"{document.title} n° {document.number}")
        self._head.say_state(f"Remise le {day}, n° {document.number}", "success")
        self._note.hide()
        self._give.hide()
        self._hold(busy=False)
        restyle(self._print, role="primary")
        self._print.setFocus()
        self._draw()

    def _draw(self) -> None:
        ratio, pdf = self.devicePixelRatioF(), self._pdf
        dots = SCREEN_DPI * ratio * min(scale(), LARGEST_SCALE) * self._head.zoom / 100
        drawing = self._desk.background.work(lambda: drawn(pdf, dots))
        drawing.then(lambda pages: self._pages.show_pages(pages, ratio), self)

    def _frozen(self, then: Callable[[], object]) -> None:
        """Give the paper its number and keep its bytes, once, before it leaves."""
        self._hold(busy=True)
        background, printable = self._desk.background, self._printable
        if self._issued is None and printable is not None and printable.issue is not None:
            issued = printable.issue(background, self._desk.clock())
            issued.then(partial(self._go_on, then), self).otherwise(self._fail)
            return
        if self._issued is not None:
            background.run(issuing.note_reprint, self._issued).otherwise(self._fail)
        elif printable is not None and printable.trace is not None:
            printable.trace(background)
        self._hold(busy=False)
        then()

    def _go_on(self, then: Callable[[], object], document: IssuedDocument) -> None:
        self._show_issued(document)
        then()

    def _tell_given(self) -> None:
        self.said.emit(f"{self._called()} gardée dans les documents")

    def _choose_printer(self) -> None:
        choose_printer(self, lambda printer: self._frozen(partial(self._print_pages, printer)))

    def _print_pages(self, printer: QPrinter) -> None:
        pdf = self._pdf
        drawing = self._desk.background.work(lambda: drawn(pdf, PAPER_DPI))
        drawing.then(partial(self._send, printer), self).otherwise(self._fail)

    def _send(self, printer: QPrinter, pages: list[PageImage]) -> None:
        if print_on(printer, pages):
            self.said.emit(f"{self._called()} envoyée à l’imprimante")
        else:
            self._fail(UserError(NO_PRINTER))

    def _choose_file(self) -> None:
        choose_file(
            self,
            "Enregistrer le PDF",
            f"{self._name} {self._number}".strip() + ".pdf",
            "Document PDF (*.pdf)",
            lambda path: self._frozen(partial(self._write, path)),
        )

    def _write(self, path: Path) -> None:
        pdf = self._pdf
        writing = self._desk.background.work(lambda: write_private(path, pdf))
        writing.then(lambda _done: self.said.emit(f"{self._called()} enregistrée : {path}"), self)
        writing.otherwise(self._fail)

    def _called(self) -> str:
        """« Fiche mobilité n° 2027-00012 »: every name of a paper is feminine."""
        return f"{self._name} n° {self._number}" if self._number else self._name

    def _hold(self, *, busy: bool) -> None:
        for gesture in (self._give, self._print, self._save):
            gesture.setEnabled(not busy)

    def _fail(self, error: Exception) -> None:
        self._hold(busy=not self._pdf)
        if isinstance(error, UserError):
            self._head.warn(str(error), "danger")
        else:
            self._desk.background.failed.emit(error)


def open_preview(desk: Desk, printable: Printable, parent: QWidget) -> PaperDialog:
    """Open a paper as it would leave now."""
    dialog = PaperDialog(desk, parent, printable.name)
    dialog.preview(printable)
    dialog.open()
    return dialog


def open_issued(desk: Desk, document: UUID, name: str, parent: QWidget) -> PaperDialog:
    """Open a paper that was handed out, to be printed again as it was."""
    dialog = PaperDialog(desk, parent, name)
    dialog.show_issued(document)
    dialog.open()
    return dialog
