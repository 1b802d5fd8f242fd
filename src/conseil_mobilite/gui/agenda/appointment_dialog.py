"""The form of an appointment: what else is at that hour is said before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.appointment_fields import AppointmentFields
from conseil_mobilite.gui.agenda.people_picker import PeoplePicker
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.services.agenda import appointment_conflicts
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary import DiaryEntry

QUIET_MS: Final = 150
WIDTH: Final = 640


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a new appointment starts from: a day, an hour, people already known.

    Without `minutes` it has the length of its kind; what is empty is left to be told.
    """

    day: date
    at: time | None = None
    people: tuple[tuple[UUID, str], ...] = ()
    kind: str = ""
    minutes: int = 0
    modality: str = ""
    title: str = ""
    place: str = ""
    unnamed: int = 0


class AppointmentDialog(Creation):
    """Books an appointment, or changes the one it was given."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        start: Proposed | None = None,
        entry: DiaryEntry | None = None,
    ) -> None:
        self._desk, self._entry = desk, entry
        today = paris_day(desk.clock())
        known = [(who.person_id, who.name) for who in entry.people] if entry else []
        picker = PeoplePicker(desk, known or (start.people if start else ()))
        self._inputs = AppointmentFields(desk.lists, picker, today)
        self._clash = label("", "", "warning", wrap=True)
        sign = glyph("warning", "warning")
        self._warning = frame(row(sign, (self._clash, 1), gap=10, pad=(12, 8, 12, 8)), "note")
        self._warning.setObjectName("meeting_conflicts")
        self._warning.hide()
        title = "Modifier le rendez-vous" if entry else "Nouveau rendez-vous"
        create = "&Enregistrer" if entry else "&Créer"
        body = _lay_out(self._inputs.form, self._warning)
        super().__init__("appointment_dialog", title, body, parent, create=create, width=WIDTH)
        self.form = self._inputs.form
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._look)
        self._fill(start or Proposed(today))
        self._listen()

    def typed(self) -> NewAppointment | None:
        """Return the appointment, or None once what could not be read is said beside it."""
        self.form.clear_errors()
        try:
            return self._read()
        except UserError as error:
            self.show_error(error)
            return None

    def _read(self) -> NewAppointment:
        return self._inputs.typed(self._entry.appointment.adviser_id if self._entry else None)

    def _fill(self, start: Proposed) -> None:
        if self._entry is not None:
            self._inputs.show_entry(self._entry)
        else:
            self._inputs.show_moment(start.day, start.at)
            self._inputs.show_kind(start.kind)
            self._inputs.show_length(start.minutes)
            self._inputs.show_about(start.title, start.place, start.modality, start.unnamed)
        self._quiet.start()

    def _listen(self) -> None:
        fields = self._inputs
        for field in (fields.day, fields.hour, fields.length):
            field.textChanged.connect(lambda _text: self._quiet.start())
        fields.people.changed.connect(self._quiet.start)
        fields.kind.chosen.connect(lambda _code: self._quiet.start())
        fields.kind.chosen.connect(lambda _code: self.fit())

    def _look(self) -> None:
        """Look for what else is at that hour, as soon as the hour is known."""
        try:
            new = self._read()
        except UserError:
            self._tell(())
            return
        besides = self._entry.appointment.id if self._entry else None
        read = self._desk.background.read
        asked = read(appointment_conflicts.conflicts, new, self._desk.clock(), besides)
        day = paris_day(new.starts_at)
        asked.then(lambda found: self._tell(found, day), owner=self)

    def _tell(self, found: Sequence[DiaryEntry], day: date | None = None) -> None:
        lists = self._desk.lists
        lines = [
            f"{wording.hours(each)} : {wording.title(each, lists)}, "
            f"{wording.kind(each, lists).lower()} ({each.adviser_name})"
            for each in found
        ]
        if lines:
            lines.insert(0, "Déjà prévu à ce moment :")
        if day is not None and holiday(day):
            lines.insert(0, f"Ce jour est férié : {holiday(day)}.")
        say(self._clash, "\n".join(lines))
        if self._warning.isHidden() == bool(lines):
            self._warning.setVisible(bool(lines))
            self.fit()


def _lay_out(form: Form, warning: QWidget) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["person"],
        columns((fields["kind"], 1), (fields["title"], 1), gap=12),
        columns((fields["day"], 1), (fields["hour"], 1), (fields["duration"], 1), gap=12),
        warning,
        columns((fields["modality"], 1), (fields["place"], 2), gap=12),
        fields["directions"],
        fields["participants"],
        gap=12,
    )
