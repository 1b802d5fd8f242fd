"""Until when a series goes on: longer, or less."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.series_line import series_words
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.series.series_ending import NewEnd

WIDTH: Final = 480
NOTE: Final = (
    "Les séances ajoutées ressemblent à celle que vous avez choisie ; celles qui viendraient après "
    "ce jour vont dans la corbeille. Ce qui a eu lieu reste."
)


class SeriesEndDialog(Creation):
    """Begins with the last day that the series has."""

    def __init__(self, entry: DiaryEntry, today: date, parent: QWidget) -> None:
        self._until = DateField("series_until", today)
        field = Field("&Dernière séance, au plus tard le", self._until)
        words = label(series_words(entry), "muted", wrap=True)
        body = column(words, field, label(NOTE, "small", wrap=True), gap=12)
        title = "Changer la fin de la répétition"
        super().__init__("series_end", title, body, parent, create="&Changer", width=WIDTH)
        self.form = Form(until=field, recurrence=field)
        self._until.show_value(paris_day(entry.series.last) if entry.series else None)
        self._until.setFocus()

    def typed(self) -> date | None:
        """Return the day, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def _read(self) -> date:
        day = day_of(self._until, "until")
        if day is None:
            raise UserError("Indiquez la date, par exemple 30/06/2027.", "until")
        return day


def end_words(made: NewEnd) -> str:
    """« 3 séances ajoutées », « 2 séances supprimées »."""
    if made.added:
        return counted(made.added, "séance ajoutée", "séances ajoutées")
    if made.removed:
        return counted(made.removed, "séance supprimée", "séances supprimées")
    return "Fin de la répétition changée"
