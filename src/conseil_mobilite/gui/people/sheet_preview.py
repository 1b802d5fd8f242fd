"""The action sheet on the screen, then on paper: what leaves is frozen first, once."""

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
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.kit.theme import dp, restyle, scale
from conseil_mobilite.gui.people.handout import SHEET, Handout
from conseil_mobilite.gui.people.page_view import PageView
from conseil_mobilite.gui.people.pdf_pages import (
    PAPER_DPI,
    PageImage,
    choose_printer,
    drawn,
    print_on,
)
from conseil_mobilite.gui.people.sheet_head import SheetHead
from conseil_mobilite.services.paper import action_sheets
from conseil_mobilite.services.paper.action_sheets import SheetPreview
from conseil_mobilite.store.private_files import write_private

SCREEN_DPI: Final = 96
LARGEST_SCALE: Final = 1.5  # a larger page would not stand in the window of a laptop
MARGIN, WIDTH = 48, 960
KEYS: Final = (
    "Flèches, Page précédente et Page suivante font défiler ; Début et Fin vont aux bouts. "
    "Ctrl++ et Ctrl+- changent la taille, Ctrl+P imprime, Ctrl+S enregistre le PDF."
)
REPLACED: Final = "Ces lettres ne s’impriment pas et seront remplacées sur le papier :"
NO_PRINTER: Final = (
    "L’imprimante n’a pas répondu. Le document est gardé : vérifiez l’imprimante, puis recommencez."
)


class SheetDialog(Dialog):
    """`said` carries a sentence for the status line."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, handout: Handout = SHEET) -> None:
        super().__init__("sheet_preview", handout.name, parent)
        self._desk, self._handout = desk, handout
        self._subject: UUID | None = None
        self._issued: UUID | None = None
        self._pdf, self._number = b"", ""
        self._head = SheetHead()
        self._pages = PageView("sheet_pages", f"Pages de la {handout.noun.lower()}")
        self._pages.setWhatsThis(spaced(f"{handout.freezes}\n\n{KEYS}"))
        self._note = label(handout.freezes, "small", wrap=True)
        self._give = button("sheet_give", handout.give, handout.icon, "primary")
        self._print = button("sheet_print", "&Imprimer…", "printer")
        self._save = button("sheet_save", "&Enregistrer le PDF…", "download-simple")
        self._close = button("sheet_close", "&Fermer")
        self.setLayout(self._body())
        self._connect()
        self._hold(busy=True)
        window = parent.window().size()
        self.resize(min(dp(WIDTH), window.width() - dp(MARGIN)), window.height() - dp(MARGIN))

    def preview(self, subject: UUID) -> None:
        """Show the sheet as it would be handed out now; `subject` is whom or what it is about."""
        self._subject = subject
        read, at = self._desk.background.read, self._desk.clock()
        reading = read(self._handout.preview, subject, at)
        reading.then(self._show_preview).otherwise(self._fail)

    def show_issued(self, document: UUID) -> None:
        """Show a sheet that was handed out."""
        reading = self._desk.background.read(action_sheets.issued, document)
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

    def _show_preview(self, found: SheetPreview) -> None:
        self._pdf, self._number = found.pdf, found.number
        self._head.say_title(f"{self._handout.name} de {found.person_name}")
        self._head.say_state(self._handout.waiting, "warning")
        if found.unprintable:
            self._head.warn(f"{REPLACED} {' '.join(found.unprintable)}")
        self._hold(busy=False)
        self._pages.setFocus()
        self._draw()

    def _show_issued(self, document: IssuedDocument) -> None:
        self._pdf, self._number, self._issued = document.content, document.number, document.id
        day = long_date(paris_day(document.issued_at), weekday=False)
        if self._subject is None:
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
        """Give the sheet its number and keep its bytes, once, before it leaves."""
        self._hold(busy=True)
        background = self._desk.background
        if self._issued is not None:
            background.run(action_sheets.note_reprint, self._issued).otherwise(self._fail)
            self._hold(busy=False)
            then()
        elif self._subject is not None:
            issuing = background.run(self._handout.issue, self._subject, self._desk.clock())
            issuing.then(partial(self._go_on, then), self).otherwise(self._fail)

    def _go_on(self, then: Callable[[], object], document: IssuedDocument) -> None:
        self._show_issued(document)
        then()

    def _tell_given(self) -> None:
        noun = self._handout.noun
        self.said.emit(f"{noun} n° {self._number} gardée dans les documents")

    def _choose_printer(self) -> None:
        choose_printer(self, lambda printer: self._frozen(partial(self._print_pages, printer)))

    def _print_pages(self, printer: QPrinter) -> None:
        pdf = self._pdf
        drawing = self._desk.background.work(lambda: drawn(pdf, PAPER_DPI))
        drawing.then(partial(self._send, printer), self).otherwise(self._fail)

    def _send(self, printer: QPrinter, pages: list[PageImage]) -> None:
        if print_on(printer, pages):
            noun = self._handout.noun
            self.said.emit(f"{noun} n° {self._number} envoyée à l’imprimante")
        else:
            self._fail(UserError(NO_PRINTER))

    def _choose_file(self) -> None:
        choose_file(
            self,
            "Enregistrer le PDF",
            f"{self._handout.name} {self._number}.pdf",
            "Document PDF (*.pdf)",
            lambda path: self._frozen(partial(self._write, path)),
        )

    def _write(self, path: Path) -> None:
        pdf = self._pdf
        writing = self._desk.background.work(lambda: write_private(path, pdf))
        told = f"{self._handout.noun} enregistrée : {path}"
        writing.then(lambda _done: self.said.emit(told), self)
        writing.otherwise(self._fail)

    def _hold(self, *, busy: bool) -> None:
        for gesture in (self._give, self._print, self._save):
            gesture.setEnabled(not busy)

    def _fail(self, error: Exception) -> None:
        self._hold(busy=not self._pdf)
        if isinstance(error, UserError):
            self._head.warn(str(error), "danger")
        else:
            self._desk.background.failed.emit(error)


def open_preview(
    desk: Desk, subject: UUID, parent: QWidget, handout: Handout = SHEET
) -> SheetDialog:
    """Open a paper as it would be handed out now: the sheet of a person, unless told otherwise."""
    dialog = SheetDialog(desk, parent, handout)
    dialog.preview(subject)
    dialog.open()
    return dialog


def open_issued(
    desk: Desk, document: UUID, parent: QWidget, handout: Handout = SHEET
) -> SheetDialog:
    """Open a paper that was handed out, to be printed again as it was."""
    dialog = SheetDialog(desk, parent, handout)
    dialog.show_issued(document)
    dialog.open()
    return dialog
