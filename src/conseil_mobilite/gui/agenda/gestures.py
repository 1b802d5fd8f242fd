"""What the adviser does with appointments: each gesture runs one service."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.absence_dialog import AbsenceDialog
from conseil_mobilite.gui.agenda.booking.appointment_dialog import AppointmentDialog, Proposed
from conseil_mobilite.gui.agenda.booking.scope_dialog import ScopeDialog
from conseil_mobilite.gui.agenda.booking.series_end_dialog import SeriesEndDialog, end_words
from conseil_mobilite.gui.agenda.booking.series_line import series_words
from conseil_mobilite.gui.agenda.entry_card import EntryCard
from conseil_mobilite.gui.agenda.quick.quick_entry_field import QuickEntry
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import absences, appointments, attendance
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.series import series, series_ending
from conseil_mobilite.services.agenda.series.series import Scope

T = TypeVar("T")


class Gestures(QObject):
    """Opens the form over `page` and asks the services.

    Whatever changes an appointment of a series asks first how far it goes.
    """

    said = Signal(str)
    undo_offered = Signal(str, object)
    kept = Signal(object)
    """The `Appointment` that was just booked or changed."""

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def follow(self, card: EntryCard) -> None:
        """Do what the card of an appointment asks of a whole meeting."""
        card.all_present_told.connect(self.set_all_present)
        card.unnamed_told.connect(self.count_unnamed)
        card.cancellation_asked.connect(self.cancel)
        card.reinstatement_asked.connect(self.reinstate)
        card.end_asked.connect(self.change_end)

    def book(self, start: Proposed) -> None:
        dialog = AppointmentDialog(self._desk, self._page, start)

        def ask() -> None:
            new = dialog.typed()
            rule = dialog.rule() if new else None
            if new is not None and rule is not None:
                self._book(dialog, new, rule)

        dialog.asked.connect(ask)
        dialog.open()

    def book_at_once(self, new: NewAppointment, rule: str, quick: QuickEntry) -> None:
        """Create what was jotted down, and offer to take it back; refused, it stays typed."""
        if rule:
            several = self._desk.background.run(series.book_series, new, rule)
            told = partial(self._tell_jotted, several.act, quick)
            self._writing.watch(several, told, quick.refuse)
            return
        one = self._desk.background.run(appointments.book, new)
        told_one = partial(self._tell_jotted, one.act, quick)
        self._writing.watch(one, lambda made: told_one([made]), quick.refuse)

    def note_absence(self, day: date) -> None:
        """Ask for an absence or a closure, and offer to take it back."""
        dialog = AbsenceDialog(self._desk, self._page, day)

        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                job = self._desk.background.run(absences.add, new)
                noted = partial(self.undo_offered.emit, "Absence notée", job.act)
                self._writing.hand_over(dialog, job, lambda _kept: noted())

        dialog.asked.connect(ask)
        dialog.open()

    def change(self, entry: DiaryEntry) -> None:
        dialog = AppointmentDialog(self._desk, self._page, entry=entry)

        def ask() -> None:
            new = dialog.typed()
            rule = dialog.rule() if new else None
            if new is not None and rule:
                self._repeat(dialog, entry, new, rule)
            elif new is not None and rule is not None:
                do = partial(self._change, dialog, entry, new)
                self._ask_scope(entry, "Modifier", dialog, do)

        dialog.asked.connect(ask)
        dialog.open()

    def move(self, entry: DiaryEntry, starts_at: datetime, minutes: int) -> None:
        """Give an appointment another time or length, and offer to take it back."""

        def do(scope: Scope) -> None:
            moved = self._desk.background.run(
                series.move, entry.appointment.id, starts_at, minutes, scope
            )
            same = starts_at == entry.appointment.starts_at
            words = "Durée du rendez-vous changée" if same else "Rendez-vous déplacé"
            self._offer_undo(moved, words, "séances déplacées", len)

        self._ask_scope(entry, "Déplacer", self._page, do)

    def delete(self, entry: DiaryEntry) -> None:
        def do(scope: Scope) -> None:
            gone = self._desk.background.run(series.delete, entry.appointment.id, scope)
            self._offer_undo(gone, "Rendez-vous supprimé", "séances supprimées", int)

        self._ask_scope(entry, "Supprimer", self._page, do)

    def cancel(self, entry: DiaryEntry, by: str) -> None:
        """Call a meeting off, by the person (`excused`) or by the service (`revoked`)."""

        def do(scope: Scope) -> None:
            off = self._desk.background.run(series.cancel, entry.appointment.id, by, scope)
            self._offer_undo(off, "Rendez-vous annulé", "séances annulées", int)

        self._ask_scope(entry, "Annuler", self._page, do)

    def reinstate(self, entry: DiaryEntry) -> None:
        back = self._desk.background.run(appointments.reinstate, entry.appointment.id)
        self._writing.watch(back, partial(self._tell, "Rendez-vous rétabli"))

    def change_end(self, entry: DiaryEntry) -> None:
        """Ask until when a series goes on, and offer to take it back."""
        dialog = SeriesEndDialog(entry, paris_day(self._desk.clock()), self._page)

        def ask() -> None:
            day = dialog.typed()
            if day is not None:
                ended = series_ending.end_series
                job = self._desk.background.run(ended, entry.appointment.id, day)
                offer = self.undo_offered.emit
                self._writing.hand_over(dialog, job, lambda made: offer(end_words(made), job.act))

        dialog.asked.connect(ask)
        dialog.open()

    def set_status(self, appointment_id: UUID, person_id: UUID, status: str) -> None:
        run, now = self._desk.background.run, self._desk.clock()
        self._writing.watch(run(appointments.set_status, appointment_id, person_id, status, now))

    def set_all_present(self, appointment_id: UUID) -> None:
        run, now = self._desk.background.run, self._desk.clock()
        job = run(attendance.all_present, appointment_id, now)
        self._writing.watch(job, lambda _none: self.undo_offered.emit("Tous présents", job.act))

    def count_unnamed(self, appointment_id: UUID, count: int | None) -> None:
        run, now = self._desk.background.run, self._desk.clock()
        self._writing.watch(run(attendance.count_unnamed, appointment_id, count, now))

    def _book(self, dialog: AppointmentDialog, new: NewAppointment, rule: str) -> None:
        run = self._desk.background.run
        if not rule:
            job = run(appointments.book, new)
            self._writing.hand_over(dialog, job, partial(self._tell, "Rendez-vous créé"))
            return
        without = dialog.without_holidays()
        booked = run(series.book_series, new, rule, without_holidays=without)
        self._writing.hand_over(dialog, booked, partial(self._tell_all, booked, "séances créées"))

    def _repeat(
        self, dialog: AppointmentDialog, entry: DiaryEntry, new: NewAppointment, rule: str
    ) -> None:
        run, without = self._desk.background.run, dialog.without_holidays()
        chosen = entry.appointment.id
        job = run(series.repeat, chosen, new, rule, without_holidays=without)
        self._writing.hand_over(dialog, job, partial(self._tell_all, job, "séances prévues"))

    def _change(
        self, dialog: AppointmentDialog, entry: DiaryEntry, new: NewAppointment, scope: Scope
    ) -> None:
        job = self._desk.background.run(series.change, entry.appointment.id, new, scope)
        self._writing.hand_over(dialog, job, partial(self._tell_all, job, "séances modifiées"))

    def _ask_scope(
        self, entry: DiaryEntry, verb: str, parent: QWidget, do: Callable[[Scope], object]
    ) -> None:
        """Ask how far to go where there is a series, then do it."""
        if entry.series is None or entry.series.count <= 1:
            do(Scope.ONE)
            return
        dialog = ScopeDialog(f"{verb} une séance qui se répète", series_words(entry), parent)
        dialog.chosen.connect(do)
        dialog.rejected.connect(self._writing.settled)  # what a drag showed meanwhile goes
        dialog.open()

    def _offer_undo(self, job: Job[T], one: str, many: str, count: Callable[[T], int]) -> None:
        def tell(result: T) -> None:
            done = count(result)
            self.undo_offered.emit(one if done == 1 else counted(done, many, many), job.act)

        self._writing.watch(job, tell)

    def _tell_all(
        self, job: Job[list[Appointment]], words: str, changed: Sequence[Appointment]
    ) -> None:
        """Show the first; offer to take back what was done to several."""
        if len(changed) == 1:
            self._tell("Rendez-vous modifié", changed[0])
            return
        self.kept.emit(changed[0])
        self.undo_offered.emit(counted(len(changed), words, words), job.act)

    def _tell_jotted(
        self, act: UUID | None, quick: QuickEntry, made: Sequence[Appointment]
    ) -> None:
        quick.clear()
        self.kept.emit(made[0])
        words = "Rendez-vous créé"
        self.undo_offered.emit(words if len(made) == 1 else f"{len(made)} séances créées", act)

    def _tell(self, sentence: str, appointment: Appointment) -> None:
        self.kept.emit(appointment)
        self.said.emit(sentence)
