"""Three steps from exact figures to a file that may leave: content, protection, file."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.keys import listen
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, PAGE_PAD, column
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.steps import Steps
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.exports.content import ExportContent
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.gui.statistics.exports.file import ExportFile
from conseil_mobilite.gui.statistics.exports.foot import (
    CONTENT,
    DONE,
    FILE,
    PROTECTION,
    export_foot,
)
from conseil_mobilite.gui.statistics.exports.loading import Loading
from conseil_mobilite.gui.statistics.exports.protecting import Protecting
from conseil_mobilite.gui.statistics.exports.writing import Place, Writing

NAMES: Final = ("Contenu", "Protection", "Fichier")
HELPS: Final = (helping.CONTENT, helping.PROTECTION, helping.FILE)
GIVEN_UP: Final = "La préparation a été interrompue : aucun fichier n’a été créé."


class ExportAssistant(Page):
    """`closed` tells that the adviser is done here, with a file or without."""

    closed = Signal()

    def __init__(
        self, desk: Desk, basin: UUID, period: PublishedPeriod, *, correct: bool = False
    ) -> None:
        """Begin with what was looked at; `correct`: with the correction of what already left."""
        super().__init__()
        self.setObjectName("export_assistant")
        self._desk = desk
        self._step, self._writing = CONTENT, False
        self._content = ExportContent(paris_day(desk.clock()), period)
        self._protecting, self._file = Protecting(desk), ExportFile()
        self._steps, self._about = Steps("export_steps", NAMES), label("", "muted", wrap=True)
        self._about.setObjectName("export_about")
        self._foot = export_foot()
        title = column(label("Préparer l’export pour le plan", "title"), self._about, gap=0)
        self._views: tuple[QWidget, ...] = (self._content, self._protecting, self._file)
        body = column(title, self._steps, *self._views, None, gap=DENSE_GAP, pad=PAGE_PAD)
        self.lay_out(body, footer=self._foot)
        self._connect()
        self._show_step(CONTENT)
        self._loading = Loading(desk, self._content, self._file, self)
        self._loading.start(basin, correct=correct)

    def leave(self) -> None:
        """Locking or leaving gives up what is being prepared; what is written is written."""
        self._protecting.cancel()

    def take_focus(self) -> None:
        self._content.take_focus()

    def _connect(self) -> None:
        self._content.changed.connect(self._say_about)
        self._foot.gone_back.connect(self._go_back)
        self._foot.given_up.connect(self._close)
        self._foot.gone_on.connect(self._go_on)
        self._protecting.settled.connect(self._show_settled)
        self._protecting.refused.connect(self._come_back)
        self._protecting.given_up.connect(partial(self._come_back, None))
        self._protecting.troubled.connect(self.troubled)
        for keys, act in (
            ("Return", self._foot.press),
            ("Enter", self._foot.press),
            ("Escape", self._close),
        ):
            listen(self, keys, act)  # once: Enter held down would run to the last step

    def _show_step(self, step: int) -> None:
        self._step = step
        self.setWhatsThis(HELPS[min(step, FILE)])
        for rank, view in enumerate(self._views):
            view.setVisible(rank == min(step, FILE))
        self._steps.show_current(step)
        self._foot.show_step(step, may_go_on=step != PROTECTION or self._protecting.may_leave())
        for area in self.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _say_about(self) -> None:
        say(self._about, self._content.words())

    def _go_on(self) -> None:
        acts = (self._protect, self._choose_place, self._write, self._close)
        acts[self._step]()

    def _go_back(self) -> None:
        if self._step == PROTECTION:
            self.leave()
        self._show_step(self._step - 1)
        (self._content if self._step == CONTENT else self._protecting).take_focus()

    def _close(self) -> None:
        if self._writing:
            return  # an instant: what is kept is then written
        self.leave()
        self.closed.emit()

    def _protect(self) -> None:
        basin = self._content.basin()
        if basin is None or not self._content.is_ready():
            return
        self._content.say_trouble("")
        self._show_step(PROTECTION)
        self._protecting.begin(
            basin, self._content.period(), self._content.sent(), correct=self._content.corrects()
        )
        self._show_step(PROTECTION)

    def _show_settled(self) -> None:
        """Show what may be done now: a preparation began, or it ended."""
        if self._step == PROTECTION:
            self._foot.show_step(PROTECTION, may_go_on=self._protecting.may_leave())
            self._foot.take_focus()  # where no table is shown, Enter still goes on, never back
            self._protecting.take_focus()

    def _come_back(self, error: UserError | None) -> None:
        """Say in the first step why nothing was prepared; every choice is still there."""
        self._show_step(CONTENT)
        if error is None:
            self._content.say_trouble(GIVEN_UP)
        else:
            self._content.show_error(error)

    def _choose_place(self) -> None:
        draft = self._protecting.draft()
        if draft is not None and draft.may_leave:
            self._file.show_draft(draft)
            self._show_step(FILE)
            self._file.take_focus()

    def _write(self) -> None:
        place, draft = self._file.place(), self._protecting.draft()
        if place is None or draft is None or self._writing:
            return
        self._hold(writing=True)
        self._file.show_writing()
        writing = Writing(self._desk, draft, place, self)
        writing.advanced.connect(self._file.show_progress)
        writing.written.connect(partial(self._show_written, draft, place))
        writing.failed.connect(self._fail_writing)
        writing.start()

    def _show_written(self, draft: Draft, place: Place, path: Path) -> None:
        self._hold(writing=False)
        self._file.show_written(path, draft, place.recipient)
        self._show_step(DONE)
        self._foot.take_focus()
        self.said.emit(f"Export écrit : {path}")

    def _fail_writing(self, error: Exception) -> None:
        self._hold(writing=False)
        if isinstance(error, UserError):
            self._file.show_error(error)
        else:
            self._file.show_ready()
            self.troubled.emit(error)

    def _hold(self, *, writing: bool) -> None:
        self._writing = writing
        self._foot.hold(busy=writing)
