"""What the adviser does with appointments: each gesture runs one service."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.appointment_dialog import AppointmentDialog, Proposed
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

    def move(self, entry: DiaryEntry, starts_at: datetime, minutes: int) -> None:
        """Move an appointment or change its length, and offer to take it back."""
        new = replace(appointment_of(entry), starts_at=starts_at, duration_minutes=minutes)
        same = starts_at == entry.appointment.starts_at
        words = "Durée du rendez-vous changée" if same else "Rendez-vous déplacé"
        job = self._desk.background.run(appointments.change, entry.appointment.id, new)
        self._writing.watch(job, lambda _kept: self.undo_offered.emit(words, job.act))

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


def appointment_of(entry: DiaryEntry) -> NewAppointment:
    """Return an appointment of the diary as it would be typed."""
    kept = entry.appointment
    return NewAppointment(
        kind=kept.kind,
        starts_at=kept.starts_at,
        duration_minutes=kept.duration_minutes,
        person_ids=tuple(who.person_id for who in entry.people),
        modality=kept.modality,
        place=kept.place,
        directions=kept.directions,
        title=kept.title,
        adviser_id=kept.adviser_id,
        unnamed_participants=kept.unnamed_participants,
    )
