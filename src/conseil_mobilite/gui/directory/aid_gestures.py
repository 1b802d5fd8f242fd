"""What the adviser does with the aids: each gesture runs one service, and can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.directory.directory_rows import Benefit
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.aid_dialog import AidDialog, AidPurpose
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.directory import benefit_periods, benefits


class AidGestures(QObject):
    """Opens its dialog over `page`. What is written can be told from what it took the place of."""

    written = Signal(object)
    """The `UUID` of the row just written."""
    return_offered = Signal(str, object)
    """What was done, and what takes it back: a callable."""

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def add(self) -> None:
        self._open(AidPurpose.NEW, None)

    def change(self, line: BenefitLine) -> None:
        self._open(AidPurpose.CHANGE, line)

    def begin(self, line: BenefitLine) -> None:
        """Write what the aid is from a day on, and keep what it was before."""
        self._open(AidPurpose.PERIOD, line)

    def check(self, line: BenefitLine) -> None:
        job = self._desk.background.run(benefits.check_benefit, line.code, self._today())
        self._writing.watch(job, partial(self._rewritten, "Aide vérifiée aujourd’hui", line))

    def end(self, line: BenefitLine) -> None:
        typed = replace(benefits.as_typed(line), valid_to=self._today())
        job = self._desk.background.run(benefits.write, typed, line.row_id)
        self._writing.watch(job, partial(self._rewritten, "Aide terminée aujourd’hui", line))

    def delete(self, line: BenefitLine) -> None:
        assert line.row_id is not None
        job = self._desk.background.run(benefits.remove, line.row_id)
        self._writing.watch(job, self._deleted)

    def _open(self, purpose: AidPurpose, line: BenefitLine | None) -> None:
        funders, run = self._desk.lists["funder_kinds"], self._desk.background.run
        dialog = AidDialog(funders, self._today(), self._page, purpose, line)

        def ask() -> None:
            typed = dialog.typed()
            if typed is None:
                return
            if purpose is AidPurpose.PERIOD:
                job = run(benefit_periods.begin, typed)
            else:
                job = run(benefits.write, typed, line.row_id if line else None)
            self._writing.hand_over(dialog, job, self.written.emit)

        dialog.asked.connect(ask)
        dialog.open()

    def _rewritten(self, sentence: str, before: BenefitLine, row_id: UUID) -> None:
        self.written.emit(row_id)
        self._offer(sentence, partial(self._take_back, before, row_id))

    def _take_back(self, before: BenefitLine, row_id: UUID) -> None:
        """Write again what the row was, or let what is shipped hold again."""
        run = self._desk.background.run
        if before.row_id is None:
            self._writing.watch(run(benefits.remove, row_id))
        else:
            self._writing.watch(run(benefits.write, benefits.as_typed(before), before.row_id))

    def _deleted(self, removed: Benefit) -> None:
        run = self._desk.background.run
        self._offer("Ligne supprimée", lambda: self._writing.watch(run(benefits.restore, removed)))

    def _offer(self, sentence: str, bring_back: Callable[[], object]) -> None:
        self.return_offered.emit(sentence, bring_back)

    def _today(self) -> date:
        return paris_day(self._desk.clock())
