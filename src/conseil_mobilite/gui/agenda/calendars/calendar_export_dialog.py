"""Export one appointment, or those of some days, for another calendar."""

from datetime import date

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.calendars.wording_choice import WordingChoice
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, columns
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

WIDTH = 640
SERIES = (
    "Une série qui passe par ces jours est exportée entière ; vos absences le sont aussi, sous le "
    "titre « Absent »."
)


class CalendarExportDialog(Creation):
    """`asked` tells that the file may be chosen."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        days: tuple[date, date],
        entry: DiaryEntry | None = None,
    ) -> None:
        """Offer the appointments of these days, or, where it is given, one of them only."""
        self._first, self._last = (
            DateField("export_first", days[0]),
            DateField("export_last", days[0]),
        )
        self._first.show_value(days[0])
        self._last.show_value(days[1])
        self._wording = WordingChoice("export_wording", Wording(), reminder=True)
        form = Form(first=Field("&Du", self._first), last=Field("A&u", self._last))
        what = _one(entry, desk) if entry else _some_days(form)
        title = "Exporter ce rendez-vous" if entry else "Exporter mes rendez-vous"
        body = column(what, self._wording, gap=16)
        super().__init__(
            "calendar_export", title, body, parent, create="&Choisir le fichier…", width=WIDTH
        )
        self.form = form

    def days(self) -> tuple[date, date] | None:
        """Return the days, or None once what is missing is said beside it."""
        try:
            return self._read()
        except UserError as error:
            self.show_error(UserError(str(error), error.field.removeprefix("export_")))
            return None

    def _read(self) -> tuple[date, date]:
        first, last = self._first.value(), self._last.value()
        if first is None:
            raise UserError("Indiquez le premier jour.", "first")
        if last is None:
            raise UserError("Indiquez le dernier jour.", "last")
        if last < first:
            raise UserError("Le dernier jour doit suivre le premier.", "last")
        return first, last

    def wording(self) -> Wording:
        return self._wording.wording()


def _one(entry: DiaryEntry, desk: Desk) -> Item:
    day = wording.near(entry.appointment.starts_at, paris_day(desk.clock())).lower()
    return column(label(f"{wording.title(entry, desk.lists)}, {day}", "strong", wrap=True))


def _some_days(form: Form) -> Item:
    fields = columns((form.fields["first"], 1), (form.fields["last"], 1), gap=12)
    return column(fields, label(SERIES, "small", wrap=True), gap=4)
