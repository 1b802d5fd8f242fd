"""The fields of an appointment, and what they say together."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import duration, hour
from conseil_mobilite.domain.language.hour_parsing import parse_duration, parse_hour
from conseil_mobilite.domain.language.paris import PARIS, paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.people_picker import PeoplePicker
from conseil_mobilite.gui.agenda.booking.used_field import UsedField
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_places import FACE_TO_FACE, UsedPlace
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

USUAL_KIND: Final = "suivi"
BY_PHONE: Final = "TELEPHONE"
ASKED_BY: Final = (("PARTENAIRE", "Le service"), ("USAGER", "La personne"))
AT_HOME: Final = "Laissé vide : dans vos locaux."


class AppointmentFields:
    """Proposes the length of the kind chosen until the adviser types their own."""

    def __init__(self, lists: CodeLists, picker: PeoplePicker, today: date) -> None:
        self._lists = lists
        self._proposed = 0
        self.people = picker
        self.kind = Choice("meeting_kind", listed(lists, "appointment_kinds"))
        self.title = TextField("meeting_title", placeholder="Atelier plan et horaires")
        self.day = DateField("meeting_day", today)
        self.hour = CheckedField[time]("meeting_hour", parse_hour, hour, placeholder="14 h 30")
        self.length = CheckedField[int]("meeting_length", parse_duration, duration)
        self.modality = Choice("meeting_modality", listed(lists, "appointment_modalities"))
        self.place = UsedField("meeting_place", placeholder="France services, Hirson")
        self.room = UsedField("meeting_room", placeholder="Salle 2")
        self.initiator = Choice("meeting_initiator", ASKED_BY)
        self.directions = TextField("meeting_directions", placeholder="Entrée par la cour")
        self.unnamed = CheckedField[int]("meeting_unnamed", _count, str, placeholder="0")
        self.kind.chosen.connect(lambda _code: self._propose())
        self.modality.chosen.connect(lambda _code: self._tell_place())
        self.form = self._fields()
        self.kind.show_code(USUAL_KIND)
        self._propose()

    def show_entry(self, entry: DiaryEntry) -> None:
        """Show an appointment as it is kept."""
        appointment = entry.appointment
        self.kind.show_code(appointment.kind)
        self._propose()
        self.title.setText(appointment.title)
        self.show_moment(paris_day(appointment.starts_at), paris_time(appointment.starts_at))
        self.length.show_value(appointment.duration_minutes)
        self.modality.show_code(appointment.modality)
        self._tell_place()
        self.place.setText(appointment.place)
        self.room.setText(appointment.room)
        self.initiator.show_code(appointment.initiator)
        self.directions.setText(appointment.directions)
        self.unnamed.show_value(appointment.unnamed_participants or None)
        self._show_unnamed()

    def know_places(self, used: Sequence[UsedPlace]) -> None:
        """Take the places and the rooms that may be proposed."""
        self.place.know([each.place for each in used if each.place])
        self.room.know([each.room for each in used if each.room])

    def show_kind(self, kind: str) -> None:
        """Choose a kind for the adviser, with its length; nothing changes where none is given."""
        if kind:
            self.kind.show_code(kind)
            self._propose()

    def show_moment(self, day: date, at: time | None) -> None:
        self.day.show_value(day)
        self.hour.show_value(at)

    def show_length(self, minutes: int) -> None:
        """Show a length already told, which the kind does not change; 0 leaves that of the kind."""
        if minutes:
            self.length.show_value(minutes)

    def show_about(self, title: str, place: str, room: str, modality: str, unnamed: int) -> None:
        """Show what was already told of a new appointment; what is empty changes nothing."""
        self.title.setText(title)
        self.place.setText(place)
        self.room.setText(room)
        if modality:
            self.modality.show_code(modality)
        self.unnamed.show_value(unnamed or None)
        self._show_unnamed()

    def typed(self, adviser_id: UUID | None) -> NewAppointment:
        """Return the appointment. UserError, naming its field, for what cannot be read."""
        day = day_of(self.day, "day")
        if day is None:
            raise UserError("Indiquez la date, par exemple 12/03/2027.", "day")
        at = self.hour.value()
        if at is None:
            raise UserError("Indiquez l’heure, par exemple 14 h 30.", "hour")
        length = self.length.value()
        if length is None:
            raise UserError("Indiquez la durée, par exemple 45 min.", "duration")
        if self.people.typed():
            raise UserError(
                "Choisissez la personne dans la liste proposée, ou effacez ce nom.", "person"
            )
        return NewAppointment(
            kind=self.kind.code(),
            starts_at=datetime.combine(day, at, PARIS).astimezone(UTC),
            duration_minutes=length,
            person_ids=self.people.people(),
            modality=self.modality.code(),
            place=self.place.text(),
            room=self.room.text(),
            initiator=self.initiator.code(),
            directions=self.directions.text(),
            title=self.title.text(),
            adviser_id=adviser_id,
            unnamed_participants=self.unnamed.value() or 0,
        )

    def _fields(self) -> Form:
        unnamed_note = "Personnes attendues dont le nom n’est pas noté."
        return Form(
            person=Field("&Personne", self.people),
            kind=Field("T&ype", self.kind),
            title=Field("&Titre", self.title, optional=True),
            day=Field("&Date", self.day),
            hour=Field("&Heure", self.hour),
            duration=Field("D&urée", self.length),
            modality=Field("Co&mment", self.modality),
            place=Field("&Lieu", self.place, AT_HOME, optional=True),
            room=Field("&Salle", self.room, optional=True),
            initiator=Field("Demandé pa&r", self.initiator),
            directions=Field("Pour &venir", self.directions, optional=True),
            participants=Field("Participants sans &nom", self.unnamed, unnamed_note),
        )

    def _propose(self) -> None:
        entry = self._lists["appointment_kinds"][self.kind.code()]
        usual = entry.number("minutes") or 0
        try:
            untouched = self.length.value() in {None, self._proposed}
        except UserError:
            untouched = False
        if untouched and usual:
            self.length.show_value(usual)
        self._proposed = usual
        if self.kind.code() == "telephone":
            self.modality.show_code(BY_PHONE)
        self._tell_place()
        self._show_unnamed()

    def _tell_place(self) -> None:
        """Say where a meeting face to face is held when no place is told; a call is nowhere."""
        face_to_face = self.modality.code() == FACE_TO_FACE
        self.form.fields["place"].show_note(AT_HOME if face_to_face else "")

    def _show_unnamed(self) -> None:
        """Ask how many come without a name for a workshop, and wherever it was told."""
        collective = self._lists["appointment_kinds"][self.kind.code()].flag("collective")
        told = bool(self.unnamed.text().strip())
        field = self.form.fields["participants"]
        if not (collective or told) or field.parentWidget():  # alone, it would open as a window
            field.setVisible(collective or told)


def _count(typed: str) -> int:
    if not typed.isdecimal():
        raise UserError("Écrivez un nombre, par exemple 8.", "participants")
    return int(typed)
