"""What the adviser does with appointments: each gesture runs one service."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.appointment_dialog import AppointmentDialog, Proposed
from conseil_mobilite.gui.agenda.quick_entry_field import QuickEntry
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary import DiaryEntry


class Gestures(QObject):
    """Opens the form over `page` and asks the services."""

    said = Signal(str)
    undo_offered = Signal(str, object)
    kept = Signal(object)
    """The `Appointment` that was just booked or changed."""

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def book(self, start: Proposed) -> None:
        dialog = AppointmentDialog(self._desk, self._page, start)

        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                job = self._desk.background.run(appointments.book, new)
                self._writing.hand_over(dialog, job, partial(self._tell, "Rendez-vous créé"))

        dialog.asked.connect(ask)
        dialog.open()

    def book_at_once(self, new: NewAppointment, quick: QuickEntry) -> None:
        """Create what was jotted down, and offer to take it back; refused, it stays typed."""
        job = self._desk.background.run(appointments.book, new)

        def tell(appointment: Appointment) -> None:
            quick.clear()
            self.kept.emit(appointment)
            self.undo_offered.emit("Rendez-vous créé", job.act)

        self._writing.watch(job, tell, quick.refuse)

    def change(self, entry: DiaryEntry) -> None:
        dialog = AppointmentDialog(self._desk, self._page, entry=entry)

        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                run = self._desk.background.run
                job = run(appointments.change, entry.appointment.id, new)
                self._writing.hand_over(dialog, job, partial(self._tell, "Rendez-vous modifié"))

        dialog.asked.connect(ask)
        dialog.open()

    def set_status(self, appointment_id: UUID, person_id: UUID, status: str) -> None:
        run, now = self._desk.background.run, self._desk.clock()
        self._writing.watch(run(appointments.set_status, appointment_id, person_id, status, now))

    def delete(self, appointment_id: UUID) -> None:
        job = self._desk.background.run(appointments.delete, appointment_id)
        self._writing.watch(
            job, lambda _none: self.undo_offered.emit("Rendez-vous supprimé", job.act)
        )

    def _tell(self, sentence: str, appointment: Appointment) -> None:
        self.kept.emit(appointment)
        self.said.emit(sentence)
