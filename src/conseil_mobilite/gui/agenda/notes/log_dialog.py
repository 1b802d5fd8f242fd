"""« Consigner un entretien »: one that was not planned, in a line, then its note."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import duration
from conseil_mobilite.domain.language.hour_parsing import parse_duration
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.moment_fields import MomentFields
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment

USUAL_KIND: Final = "suivi"
BY_PHONE: Final = "telephone"
MODALITIES: Final = {BY_PHONE: "TELEPHONE"}
FACE_TO_FACE: Final = "PHYSIQUE"
ROUND_MINUTES: Final = 5
WIDTH: Final = 640


class LogDialog(Creation):
    """Proposes an interview that ends now: its start follows the kind until it is typed."""

    def __init__(
        self, lists: CodeLists, now: datetime, person: UUID, parent: QWidget, place: str = ""
    ) -> None:
        """`place` is where the person was met last."""
        self._lists, self._now, self._person = lists, now, person
        self._kind = Choice("log_kind", listed(lists, "appointment_kinds"))
        self._moment = MomentFields("log", now)
        self._length = CheckedField[int]("log_length", parse_duration, duration)
        self._place = TextField("log_place", place, placeholder="France services, Hirson")
        self._met = place
        self._proposed: tuple[datetime, int] | None = None
        self._came = Tick("log_came", "La personne é&tait là", checked=True)
        form = Form(
            kind=Field("T&ype", self._kind),
            day=self._moment.day,
            hour=self._moment.hour,
            duration=Field("D&urée", self._length),
            place=Field("&Lieu", self._place, optional=True),
        )
        fields = form.fields
        moment = (fields["day"], 1), (fields["hour"], 1), (fields["duration"], 1)
        body = column(
            columns((fields["kind"], 1), *moment, gap=12),
            columns((fields["place"], 1), gap=12),
            self._came,
            gap=12,
        )
        create, title = "&Créer et noter", "Consigner un entretien"
        super().__init__("log_dialog", title, body, parent, create=create, width=WIDTH)
        self.form = form
        self._kind.show_code(USUAL_KIND)
        self._propose()
        self._kind.chosen.connect(lambda _code: self._propose())
        self._kind.setFocus()

    def came(self) -> bool:
        return self._came.isChecked()

    def typed(self) -> NewAppointment | None:
        """Return the interview, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def _read(self) -> NewAppointment:
        starts_at = self._moment.instant()
        length = self._length.value()
        if length is None:
            raise UserError("Indiquez la durée, par exemple 45 min.", "duration")
        kind = self._kind.code()
        return NewAppointment(
            kind=kind,
            starts_at=starts_at,
            duration_minutes=length,
            person_ids=(self._person,),
            modality=MODALITIES.get(kind, FACE_TO_FACE),
            place=self._place.text(),
        )

    def _propose(self) -> None:
        """Fill what goes with the kind, save what was typed; by phone nobody meets at a place."""
        kind = self._kind.code()
        minutes = self._lists["appointment_kinds"][kind].number("minutes") or 0
        if self._untouched():
            self._proposed = _rounded(self._now - timedelta(minutes=minutes)), minutes
            self._moment.show_moment(self._proposed[0])
            self._length.show_value(minutes)
        if self._place.text() in {"", self._met}:
            self._place.setText("" if kind == BY_PHONE else self._met)

    def _untouched(self) -> bool:
        if self._proposed is None:
            return True
        try:
            return self._proposed == (self._moment.instant(), self._length.value())
        except UserError:
            return False


def _rounded(instant: datetime) -> datetime:
    return instant - timedelta(
        minutes=instant.minute % ROUND_MINUTES,
        seconds=instant.second,
        microseconds=instant.microsecond,
    )
