"""A paper on the screen, then printed or saved: what a person is given is frozen first, once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.outgoing import Outgoing
from conseil_mobilite.gui.paper.page_drawer import PageDrawer
from conseil_mobilite.gui.paper.paper_choices import NOTHING, Groups, of_groups
from conseil_mobilite.gui.paper.paper_frame import PREVIEW, TO_PRINT, PaperFrame
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.gui.paper.printing import Printing, choose_printer
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.private_files import write_private

PDF: Final = ("Enregistrer le PDF", ".pdf", "Document PDF (*.pdf)")
WEB: Final = (
    "Enregistrer la version web",
    ".html",
    "Version web (HTML), lisible par un lecteur d’écran (*.html)",
)
REPLACED: Final = "Ces lettres ne s’impriment pas et seront remplacées sur le papier :"
NO_TWIN: Final = (
    "Ce document a été remis avant que la version web ne soit gardée avec lui : il n’y en a pas."
)
UNEXPECTED: Final = (
    "Ce document n’a pas abouti, à cause d’un incident du programme. Rien n’est perdu : fermez cet "
    "aperçu, puis recommencez."
)


class PaperDialog(Dialog):
    """Closed while its paper is leaving, it hides until that is done.

    `said` carries a sentence for the status line, `part_asked` a part of the person's file.
    """

    said = Signal(str)
    part_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, name: str) -> None:
        super().__init__("sheet_preview", name, parent)
        self._desk, self._name = desk, name
        self._printable: Printable | None = None
        self._busy, self._closing = False, False
        self._shown = PaperFrame()
        self._shown.head.say_title(name)
        self._out = Outgoing(desk.background, desk.clock, self)
        self._drawer = PageDrawer(desk.background, self._shown.pages, self._shown.head.zoom)
        self.setLayout(column(self._shown, gap=0))
        self._connect()
        self._allow()
        self._shown.pages.setFocus()

    def preview(self, printable: Printable) -> None:
        """Show a paper as it would leave now."""
        self._printable = printable
        self._fit(choices=printable.choices is not None)
        self._shown.tell(printable.about)
        self._shown.give.say(printable.give)
        if printable.issue is None:
            self._shown.give_up_giving()
        if printable.choices is None:
            self._out.preview(printable, NOTHING)
        else:
            printable.choices(self._desk.background, self._offer, self._refuse, self)

    def show_issued(self, document: UUID, then: str = "") -> None:
        """Show a paper that was handed out; `then` names the button pressed once it shows."""
        self._fit(choices=False)
        self._shown.tell("")
        if then:
            gesture = self._shown.gesture(then)
            self._drawer.shown.connect(gesture.click)
        self._out.open_issued(document)

    def done(self, result: int) -> None:
        if self._busy:
            self._closing = True
            self.hide()
            return
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            self.done(0)
            event.ignore()
            return
        super().closeEvent(event)

    def _connect(self) -> None:
        shown, out = self._shown, self._out
        out.previewed.connect(self._show_preview)
        out.refused.connect(self._refuse)
        out.frozen.connect(self._show_issued)
        out.failed.connect(self._fail)
        self._drawer.failed.connect(self._fail)
        self._drawer.shown.connect(self._settle)
        shown.choices.changed.connect(self._wait)
        shown.choices.settled.connect(self._choose)
        shown.refusal.part_asked.connect(self._lead)
        shown.give.clicked.connect(lambda: self._leave(self._tell_given))
        shown.print.clicked.connect(self._choose_printer)
        shown.save.clicked.connect(lambda: self._choose_file(*PDF, lambda: self._out.pdf))
        shown.web.clicked.connect(lambda: self._choose_file(*WEB, lambda: self._out.html))
        shown.close_it.clicked.connect(self.accept)

    def _fit(self, *, choices: bool) -> None:
        above = self.parentWidget()
        assert above is not None
        self.resize(self._shown.wish(above.window().size(), choices=choices))

    def _offer(self, groups: Groups) -> None:
        self._shown.choices.show_groups(groups)
        self._shown.choices.setVisible(bool(groups))
        if self._printable is not None:
            self._out.preview(self._printable, of_groups(groups))

    def _wait(self) -> None:
        self._out.forget()
        self._shown.show_waiting()
        self._allow()

    def _choose(self) -> None:
        if self._printable is not None:
            self._out.preview(self._printable, self._shown.choices.chosen())

    def _show_preview(self, found: PaperPreview) -> None:
        head = self._shown.head
        head.say_title(found.title)
        given = self._printable is not None and self._printable.issue is not None
        head.say_state(*((PREVIEW, "warning") if given else (TO_PRINT, "")))
        lacking = [f"{REPLACED} {' '.join(found.unprintable)}"] if found.unprintable else []
        head.note([*found.warnings, *lacking])
        head.warn("")
        self._show_pages()

    def _show_issued(self, document: IssuedDocument) -> None:
        day = long_date(paris_day(document.issued_at), weekday=False)
        if self._printable is None:
            self._shown.head.say_title(f"{document.title} n° {document.number}")
        self._shown.head.say_state(f"Remise du {day}, n° {document.number}", "success")
        self._shown.choices.hide()
        self._shown.tell("" if document.twin else NO_TWIN)
        self._shown.give_up_giving()
        self._show_pages()

    def _settle(self) -> None:
        """Let the paper leave, now that its pages are on the screen."""
        self._allow()
        if self._out.issued is not None and self.focusWidget() in {None, self._shown.pages}:
            self._shown.print.setFocus()

    def _show_pages(self) -> None:
        self._shown.show_pages()
        self._drawer.show_pdf(self._out.pdf)
        self._allow()

    def _refuse(self, error: Exception) -> None:
        """Say in the place of the pages why there are none."""
        choosing = self._shown.choices.isVisibleTo(self._shown)
        remedies = self._printable.remedies if self._printable and not choosing else ()
        if isinstance(error, UserError):
            self._shown.refusal.say(str(error), remedies)
            if self.focusWidget() in {None, self._shown.pages}:
                self._shown.refusal.take_keyboard()
        else:
            self._shown.refusal.say(UNEXPECTED, ())
            self._desk.background.failed.emit(error)
        self._shown.show_refusal()
        self._allow()

    def _lead(self, part: str) -> None:
        self.part_asked.emit(part)
        self.accept()

    def _leave(self, then: Callable[[], object]) -> None:
        """Freeze the paper once, then do what it leaves for."""
        if not self._busy:
            self._shown.head.warn("")
            self._hold()
            self._out.leave(then)

    def _tell_given(self) -> None:
        self.said.emit(f"{self._called()} : dans les documents de la personne")
        self._release()

    def _choose_printer(self) -> None:
        pages = self._drawer.faces()
        if pages and not self._asks():
            size = pages[0].size
            choose_printer(self, size, lambda printer: self._leave(partial(self._print, printer)))

    def _print(self, printer: QPrinter) -> None:
        printing = Printing(self._desk.background, self._out.pdf, printer)
        printing.ended.connect(partial(self._end, f"{self._called()} : à l’imprimante"))
        printing.failed.connect(self._fail)
        printing.start()

    def _choose_file(
        self, title: str, suffix: str, kind: str, content: Callable[[], bytes]
    ) -> None:
        if not self._asks():
            suggested = f"{self._name} {self._out.number}".strip() + suffix
            choose_file(
                self,
                title,
                suggested,
                kind,
                lambda path: self._leave(partial(self._write, path, content)),
            )

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        written = content()
        writing = self._desk.background.work(lambda: write_private(path, written))
        writing.then(lambda _done: self._end(f"{self._called()} : fichier {path}"), self)
        writing.otherwise(self._fail, self)

    def _asks(self) -> bool:
        """Say whether the dialog of the printer or of the file is open already."""
        return any(each.isVisible() for each in self.findChildren(QDialog))

    def _end(self, told: str) -> None:
        self.said.emit(told)
        self._release()

    def _called(self) -> str:
        """« Fiche mobilité n° 2027-00012 »."""
        return f"{self._name} n° {self._out.number}" if self._out.number else self._name

    def _hold(self) -> None:
        self._busy = True
        self._allow()

    def _release(self) -> None:
        self._busy = False
        self._allow()
        if self._closing:
            self.done(0)

    def _allow(self) -> None:
        seen = bool(self._out.pdf) and self._drawer.shows(self._out.pdf)
        leaving = seen and not self._busy
        self._shown.allow(leaving=leaving, web=bool(self._out.html))

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; a dialog closed meanwhile comes back to say it."""
        self._closing = False
        self._release()
        if not self.isVisible():
            self.open()
        if isinstance(error, UserError):
            self._shown.head.warn(str(error), "danger")
        else:
            self._shown.head.warn(UNEXPECTED, "danger")
            self._desk.background.failed.emit(error)


def open_preview(desk: Desk, printable: Printable, parent: QWidget) -> PaperDialog:
    """Open a paper as it would leave now."""
    dialog = PaperDialog(desk, parent, printable.name)
    dialog.preview(printable)
    dialog.open()
    return dialog


def open_on(page: Page, desk: Desk, printable: Printable, person: UUID) -> PaperDialog:
    """Open a paper over a page of a person, which says what became of it and leads on."""
    dialog = open_preview(desk, printable, page)
    dialog.said.connect(page.said)
    dialog.part_asked.connect(lambda part: page.open_person(person, part))
    return dialog


def open_issued(
    desk: Desk, document: UUID, name: str, parent: QWidget, then: str = ""
) -> PaperDialog:
    """Open a paper that was handed out, to be printed or saved again as it was."""
    dialog = PaperDialog(desk, parent, name)
    dialog.show_issued(document, then)
    dialog.open()
    return dialog
