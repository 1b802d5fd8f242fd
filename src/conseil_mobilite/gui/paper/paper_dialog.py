"""A paper on the screen, then printed or saved: what a person is given is frozen first, once."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.paper.choices.paper_choices import NOTHING, Groups, of_groups
from conseil_mobilite.gui.paper.leaving import PDF, WEB, Leaving
from conseil_mobilite.gui.paper.outgoing import Outgoing
from conseil_mobilite.gui.paper.pages.page_drawer import PageDrawer
from conseil_mobilite.gui.paper.paper_frame import PREVIEW, TO_PRINT, PaperFrame
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.paper.issuing import PaperPreview

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
        self._desk = desk
        self._printable: Printable | None = None
        self._busy, self._closing = False, False
        self._shown = PaperFrame()
        self._shown.head.say_title(name)
        self._out = Outgoing(desk.background, desk.clock, self)
        self._leaving = Leaving(desk.background, self._out, self, name)
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
        self._drawer.failed.connect(self._fail)
        self._drawer.shown.connect(self._settle)
        shown.choices.changed.connect(self._wait)
        shown.choices.settled.connect(self._choose)
        shown.refusal.part_asked.connect(self._lead)
        shown.close_it.clicked.connect(self.accept)
        self._connect_gestures()

    def _connect_gestures(self) -> None:
        shown, leaving = self._shown, self._leaving
        shown.give.clicked.connect(leaving.give)
        shown.print.clicked.connect(self._print)
        shown.save.clicked.connect(lambda: leaving.save(PDF))
        shown.web.clicked.connect(lambda: leaving.save(WEB))
        leaving.begun.connect(self._hold)
        leaving.ended.connect(self._end)
        leaving.failed.connect(self._fail)

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

    def _print(self) -> None:
        pages = self._drawer.faces()
        if pages:
            self._leaving.print(pages[0].size)

    def _hold(self) -> None:
        self._busy = True
        self._shown.head.warn("")
        self._allow()

    def _end(self, told: str) -> None:
        self.said.emit(told)
        self._release()

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
