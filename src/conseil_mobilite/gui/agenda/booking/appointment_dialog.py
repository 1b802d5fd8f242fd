"""The form of an appointment: what else is at that hour is said before it is kept."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.appointment_fields import AppointmentFields
from conseil_mobilite.gui.agenda.booking.conflict_note import ConflictNote
from conseil_mobilite.gui.agenda.booking.people_picker import PeoplePicker
from conseil_mobilite.gui.agenda.booking.recurrence_fields import RecurrenceFields
from conseil_mobilite.gui.agenda.booking.series_line import series_line
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.services.agenda import appointment_places
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

QUIET_MS: Final = 150
OF_RULE: Final = frozenset({"recurrence", "end"})
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
    room: str = ""
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
        self._conflicts = ConflictNote(desk)
        day, hour = self._inputs.day, self._inputs.hour
        of_series = entry is not None and entry.series is not None
        self._recurrence = None if of_series else RecurrenceFields(desk, day, hour)
        title = "Modifier le rendez-vous" if entry else "Nouveau rendez-vous"
        create = "Enre&gistrer" if entry else "&Créer"
        body = _lay_out(self._inputs.form, self._conflicts, self._coming_back())
        super().__init__("appointment_dialog", title, body, parent, create=create, width=WIDTH)
        more = self._recurrence.fields if self._recurrence else {}
        self.form = Form(**self._inputs.form.fields, **more)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._look)
        self._fill(start or Proposed(today))
        self._listen()
        picker.setFocus()  # the names come before it: Qt would go to the button that keeps

    def rule(self) -> str | None:
        """Return the rule by which it comes back, empty if it does not, None once amiss is said."""
        try:
            return self._recurrence.rule() if self._recurrence else ""
        except UserError as error:
            self.show_error(error)
            return None

    def without_holidays(self) -> bool:
        return self._recurrence is not None and self._recurrence.without_holidays()

    def typed(self) -> NewAppointment | None:
        """Return the appointment, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def show_error(self, error: Exception) -> None:
        """Say an error beside its field: that of a rule, where its end is told."""
        of_rule = isinstance(error, UserError) and error.field in OF_RULE
        if of_rule and self._recurrence is not None:
            error = UserError(str(error), self._recurrence.end())
        super().show_error(error)

    def _coming_back(self) -> QWidget:
        """Return how it comes back: said of one of a series, asked of any other."""
        if self._recurrence is not None:
            return self._recurrence
        return frame(series_line(self._entry) if self._entry else row())

    def _read(self) -> NewAppointment:
        return self._inputs.typed(self._entry.appointment.adviser_id if self._entry else None)

    def _fill(self, start: Proposed) -> None:
        if self._entry is not None:
            self._inputs.show_entry(self._entry)
        else:
            self._inputs.show_moment(start.day, start.at)
            self._inputs.show_kind(start.kind)
            self._inputs.show_length(start.minutes)
            told = (start.title, start.place, start.room, start.modality, start.unnamed)
            self._inputs.show_about(*told)
        self._quiet.start()

    def _listen(self) -> None:
        fields = self._inputs
        for field in (fields.day, fields.hour, fields.length, fields.place, fields.room):
            field.textChanged.connect(lambda _text: self._quiet.start())
        fields.people.changed.connect(self._quiet.start)
        fields.kind.chosen.connect(lambda _code: self._quiet.start())
        fields.kind.chosen.connect(lambda _code: self.fit())
        self._conflicts.changed.connect(self.fit)
        if self._recurrence is not None:
            self._recurrence.changed.connect(self.fit)
        used = self._desk.background.read(appointment_places.used_lately, self._desk.clock())
        used.then(fields.know_places, owner=self)

    def _look(self) -> None:
        """Look for what else is at that hour, as soon as the hour is known."""
        try:
            new = self._read()
        except UserError:
            new = None
        if self._recurrence is not None:
            self._recurrence.know(new)
        self._conflicts.look(new, self._entry.appointment.id if self._entry else None)


def _lay_out(form: Form, warning: QWidget, coming_back: QWidget) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["person"],
        columns((fields["kind"], 1), (fields["title"], 1), gap=12),
        columns((fields["day"], 1), (fields["hour"], 1), (fields["duration"], 1), gap=12),
        coming_back,
        warning,
        columns((fields["modality"], 1), (fields["initiator"], 1), gap=12),
        columns((fields["place"], 2), (fields["room"], 1), gap=12),
        fields["directions"],
        fields["participants"],
        gap=12,
    )
