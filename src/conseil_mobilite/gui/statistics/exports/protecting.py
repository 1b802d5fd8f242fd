"""The second step at work: it prepares, prepares again by another method, and can be given up."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.gui.statistics.exports.preparation import Preparation, Wanted
from conseil_mobilite.gui.statistics.exports.protection import ExportProtection
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import ExportLine, Method, Threshold, method_of


class Protecting(QFrame):
    """`settled`: what may leave changed. `refused` carries the `UserError` of the first step."""

    settled = Signal()
    refused = Signal(object)
    given_up = Signal()
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Wanted | None = None
        self._preparation: Preparation | None = None
        self._draft: Draft | None = None
        self._method = Method.ROUNDING
        self._view = ExportProtection()
        self._view.method_chosen.connect(self._use)
        self._view.threshold_chosen.connect(self._keep_threshold)
        self.setLayout(column(self._view, gap=0))
        desk.background.read(exports.threshold).then(self._view.show_threshold)

    def begin(
        self, basin: UUID, period: PublishedPeriod, sent: ExportLine | None, *, correct: bool
    ) -> None:
        """Prepare a period: by the method of what was sent, else by the last one chosen here."""
        method = method_of(sent.method) if sent else self._method
        self._view.show_method(method, fixed=sent is not None)
        self._prepare(Wanted(basin, period, method, correct))

    def draft(self) -> Draft | None:
        return self._draft

    def may_leave(self) -> bool:
        return self._draft is not None and self._draft.may_leave

    def cancel(self) -> None:
        if self._preparation is not None:
            self._preparation.cancel()

    def take_focus(self) -> None:
        self._view.take_focus()

    def _prepare(self, wanted: Wanted) -> None:
        self.cancel()
        self._wanted, self._draft = wanted, None
        self._view.show_waiting()
        self._preparation = preparation = Preparation(self._desk, wanted, self)
        preparation.advanced.connect(self._view.show_progress)
        preparation.ready.connect(partial(self._show_draft, preparation))
        preparation.failed.connect(partial(self._fail, preparation))
        preparation.given_up.connect(partial(self._give_up, preparation))
        self.settled.emit()
        self._view.await_draft()
        preparation.start()

    def _use(self, method: Method) -> None:
        """Prepare again by another method."""
        self._method = method
        self._view.show_method(method, fixed=False)
        self._again()

    def _again(self) -> None:
        if self._wanted is not None:
            wanted = self._wanted
            self._prepare(Wanted(wanted.basin, wanted.period, self._method, wanted.correct))

    def _keep_threshold(self, value: int, reason: str) -> None:
        keeping = self._desk.background.run(exports.choose_threshold, value, reason)
        keeping.then(self._use_threshold).otherwise(self._refuse_threshold)

    def _use_threshold(self, stored: Threshold) -> None:
        self._view.show_threshold(stored)
        self._again()

    def _refuse_threshold(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._view.show_threshold_error(error)
        else:
            self.troubled.emit(error)

    def _show_draft(self, preparation: Preparation, draft: Draft) -> None:
        if self._ended(preparation):
            self._draft = draft
            self._view.show_draft(draft)
            self.settled.emit()

    def _fail(self, preparation: Preparation, error: Exception) -> None:
        if not self._ended(preparation):
            return
        if not isinstance(error, UserError):
            self.given_up.emit()
            self.troubled.emit(error)
        elif self._method is Method.SUPPRESSION and not error.field:
            self._view.show_trouble(str(error))
        else:
            self.refused.emit(error)

    def _give_up(self, preparation: Preparation) -> None:
        if self._ended(preparation):
            self.given_up.emit()

    def _ended(self, preparation: Preparation) -> bool:
        """Tell whether this preparation is the one awaited, and await none any more."""
        awaited = preparation is self._preparation
        self._preparation = None if awaited else self._preparation
        preparation.deleteLater()
        return awaited
