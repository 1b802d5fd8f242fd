"""« Aller à une date »: a day typed as it comes, « 12/03 », « lundi », « demain »."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from conseil_mobilite.domain.language.french import short_date, spaced
from conseil_mobilite.domain.language.near_days import parse_near_day
from conseil_mobilite.gui.kit.dates import with_whole_year
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import dp

NAME: Final = "agenda_go_to"
SHORTCUT: Final = "Ctrl+G"
WIDTH: Final = 150


class GoToField(CheckedField[date]):
    """Empties itself once its day is shown; what cannot be read stays typed."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        def parse(typed: str) -> date:
            return parse_near_day(with_whole_year(typed, today), today, field=NAME)

        super().__init__(NAME, parse, short_date, placeholder="Aller au 12/03")
        self.setAccessibleName("Aller à une date")
        self.setWhatsThis(
            spaced(
                "Tapez un jour, puis Entrée : 12/03 va au plus proche, 12/03/2027 à ce jour-là ; "
                "lundi, demain et hier se comprennent aussi."
            )
        )
        self.setFixedWidth(dp(WIDTH))
        self.accepted.connect(self._go)

    def _go(self, day: object) -> None:
        if isinstance(day, date):
            self.show_value(None)
            self.chosen.emit(day)
