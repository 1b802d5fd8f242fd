"""Three steps from exact figures to a file that may leave: content, protection, file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, PAGE_PAD, column
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.statistics.export_content import ExportContent
from conseil_mobilite.gui.statistics.export_draft import Draft
from conseil_mobilite.gui.statistics.export_file import ExportFile
from conseil_mobilite.gui.statistics.export_foot import CONTENT, DONE, FILE, PROTECTION, ExportFoot
from conseil_mobilite.gui.statistics.export_preparation import Preparation
from conseil_mobilite.gui.statistics.export_protection import ExportProtection
from conseil_mobilite.gui.statistics.export_steps import ExportSteps
from conseil_mobilite.gui.statistics.export_writing import Writing
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.statistics import statistics

NAMES: Final = ("Contenu", "Protection", "Fichier")
GIVEN_UP: Final = "La préparation a été interrompue : aucun fichier n’a été créé."


class ExportAssistant(Page):
    """`closed` tells that the adviser is done here, with a file or without."""

    closed = Signal()

    def __init__(self, desk: Desk, basin: UUID, quarter: Quarter) -> None:
        super().__init__()
        self.setObjectName("export_assistant")
        self._desk, self._basin = desk, basin
        self._preparation: Preparation | None = None
        self._draft: Draft | None = None
        self._step, self._writing = CONTENT, False
        self._content = ExportContent(paris_day(desk.clock()), quarter)
        self._protection, self._file = ExportProtection(), ExportFile()
        self._steps, self._about = ExportSteps(NAMES), label("", "muted", wrap=True)
        self._about.setObjectName("export_about")
        self._foot = ExportFoot()
        title = column(label("Préparer l’export pour le plan", "title"), self._about, gap=0)
        views = (self._content, self._protection, self._file)
        body = column(title, self._steps, *views, None, gap=DENSE_GAP, pad=PAGE_PAD)
        self.lay_out(body, footer=self._foot)
        self._connect()
        self._show_step(CONTENT)
        self._load()

    def leave(self) -> None:
        """Locking or leaving gives up what is being prepared; what is written is written."""
        if self._preparation is not None:
            self._preparation.cancel()

    def take_focus(self) -> None:
        self._content.take_focus()

    def _connect(self) -> None:
        self._content.changed.connect(self._say_about)
        self._foot.gone_back.connect(self._go_back)
        self._foot.given_up.connect(self._close)
        self._foot.gone_on.connect(self._go_on)
        for keys, act in (
            ("Return", self._foot.press),
            ("Enter", self._foot.press),
            ("Escape", self._close),
        ):
            self._listen(keys, act)

    def _listen(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)  # Enter held down would run to the last step
        shortcut.activated.connect(act)

    def _load(self) -> None:
        background, today = self._desk.background, paris_day(self._desk.clock())
        background.read(basins.basins, today).then(
            lambda found: self._content.show_basins(found, self._basin), self
        )
        background.read(statistics.exports).then(self._content.show_exports)

    def _show_step(self, step: int) -> None:
        self._step = step
        views: tuple[QWidget, ...] = (self._content, self._protection, self._file)
        for rank, view in enumerate(views):
            view.setVisible(rank == min(step, FILE))
        self._steps.show_current(step)
        self._foot.show_step(step, may_go_on=step != PROTECTION or self._may_leave())
        for area in self.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _say_about(self) -> None:
        say(self._about, self._content.words())

    def _may_leave(self) -> bool:
        draft = self._draft
        return draft is not None and not draft.is_empty and not draft.check.faults

    def _go_on(self) -> None:
        acts = (self._prepare, self._choose_place, self._write, self._close)
        acts[self._step]()

    def _go_back(self) -> None:
        if self._step == PROTECTION:
            self.leave()
        self._show_step(self._step - 1)
        (self._content if self._step == CONTENT else self._protection).take_focus()

    def _close(self) -> None:
        if self._writing:
            return  # an instant: what is kept is then written
        self.leave()
        self.closed.emit()

    def _prepare(self) -> None:
        chosen = self._content.chosen()
        if chosen is None:
            return
        self._draft = None
        self._content.say_trouble("")
        self._protection.show_waiting()
        self._preparation = preparation = Preparation(self._desk, *chosen, self)
        preparation.advanced.connect(self._protection.show_progress)
        preparation.ready.connect(partial(self._show_draft, preparation))
        preparation.failed.connect(partial(self._fail_preparing, preparation))
        preparation.given_up.connect(partial(self._give_up, preparation))
        self._show_step(PROTECTION)
        self._protection.await_draft()
        preparation.start()

    def _show_draft(self, preparation: Preparation, draft: Draft) -> None:
        if self._ended(preparation) and self._step == PROTECTION:
            self._draft = draft
            self._protection.show_draft(draft)
            self._show_step(PROTECTION)
            self._protection.take_focus()

    def _fail_preparing(self, preparation: Preparation, error: Exception) -> None:
        if self._ended(preparation):
            self._show_step(CONTENT)
            if isinstance(error, UserError):
                self._content.say_trouble(str(error))
            else:
                self.troubled.emit(error)

    def _give_up(self, preparation: Preparation) -> None:
        if self._ended(preparation):
            self._show_step(CONTENT)
            self._content.say_trouble(GIVEN_UP)

    def _ended(self, preparation: Preparation) -> bool:
        """Tell whether this preparation is the one awaited, and await none any more."""
        awaited = preparation is self._preparation
        self._preparation = None if awaited else self._preparation
        preparation.deleteLater()
        return awaited

    def _choose_place(self) -> None:
        if self._draft is not None:
            self._file.show_draft(self._draft)
            self._show_step(FILE)
            self._file.take_focus()

    def _write(self) -> None:
        folder = self._file.folder()
        if folder is None or self._draft is None or self._writing:
            return
        self._hold(writing=True)
        self._file.show_writing()
        writing = Writing(self._desk, self._draft, folder, self)
        writing.advanced.connect(self._file.show_progress)
        writing.written.connect(self._show_written)
        writing.failed.connect(self._fail_writing)
        writing.start()

    def _show_written(self, path: Path) -> None:
        self._hold(writing=False)
        if self._draft is not None:
            self._file.show_written(path, self._draft)
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
