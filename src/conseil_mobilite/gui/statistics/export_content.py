"""First step: of which basin, of which quarter, and what will be known of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.quarters import Quarter, closed_quarter
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame
from conseil_mobilite.gui.statistics.export_parts import note, reason
from conseil_mobilite.gui.statistics.export_wording import (
    NEVER_INSIDE,
    PACKAGE_CONTENT,
    PUBLISHED,
    quarter_days,
)
from conseil_mobilite.gui.statistics.periods import quarter_choices, quarter_named
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics.statistics import ExportLine

CHOICE_WIDTH: Final = 400


class ExportContent(QFrame):
    """A quarter that is not over can be chosen, so that a sentence says when it can leave."""

    changed = Signal()
    """Another basin or quarter is chosen, or known by its name at last."""

    def __init__(self, today: date, quarter: Quarter) -> None:
        super().__init__()
        self._today = today
        self._exports: Sequence[ExportLine] = ()
        self._basin = Choice("export_basin", ())
        self._quarter = Choice("export_quarter", quarter_choices(today))
        self._quarter.show_code(quarter.code)
        self._field = Field("&Trimestre", self._quarter)
        self._form = Form(end=self._field)
        self._known = label("", wrap=True)
        self._known.setObjectName("export_known")
        self._note = note("info", self._known)
        self._note.hide()
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("export_content_trouble")
        self._trouble.hide()
        for choice in (self._basin, self._quarter):
            choice.chosen.connect(lambda _code: self._look())
        fields = column(
            Field("&Bassin", self._basin),
            self._field,
            self._note,
            self._trouble,
            None,
            gap=12,
            pad=(16, 4, 16, 16),
        )
        choices = frame(
            column(card("Ce que vous exportez", frame(fields)), None), width=CHOICE_WIDTH
        )
        self.setLayout(columns(choices, (column(_published(), None), 1), gap=CARD_GAP))
        self._look()

    def show_basins(self, basins: Sequence[Basin], chosen: UUID) -> None:
        self._basin.offer([(str(each.id), each.name) for each in basins])
        self._basin.show_code(str(chosen))
        self._look()

    def show_exports(self, exports: Sequence[ExportLine]) -> None:
        """Take what already left, so that a quarter that did says so."""
        self._exports = exports
        self._look()

    def say_trouble(self, sentence: str) -> None:
        """Say why nothing could be prepared; the choices stay."""
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

    def chosen(self) -> tuple[UUID, Quarter] | None:
        """Return the basin and a quarter that is over; None once the field says why not."""
        quarter = quarter_named(self._quarter.code())
        try:
            closed_quarter(quarter.start, quarter.end, self._today)
        except UserError as error:
            self._form.show_error(error)
            return None
        return (UUID(self._basin.code()), quarter) if self._basin.code() else None

    def words(self) -> str:
        """Say the choices in one line."""
        basin, quarter = self._basin.currentText(), quarter_named(self._quarter.code())
        return f"Bassin {basin} · {quarter}" if basin else str(quarter)

    def take_focus(self) -> None:
        self._quarter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Say at once that a quarter is not over, or that it already left."""
        self.say_trouble("")
        self.changed.emit()
        quarter = quarter_named(self._quarter.code())
        self._field.show_note(quarter_days(quarter).capitalize())
        try:
            closed_quarter(quarter.start, quarter.end, self._today)
        except UserError as error:
            self._field.show_error(str(error))
        found = [
            each
            for each in self._exports
            if (str(each.basin_id), each.start) == (self._basin.code(), quarter.start)
        ]
        self._note.setVisible(bool(found))
        for each in found:
            day = long_date(paris_day(each.made_at), weekday=False)
            say(self._known, f"Déjà préparé le {day} : c’est le même fichier qui sortira.")


def _published() -> QFrame:
    parts = [*PUBLISHED, ("file-text", "Le fichier", PACKAGE_CONTENT)]
    parts.append(("eye-slash", "Jamais dans le fichier", NEVER_INSIDE))
    return card("Ce que les pilotes du plan en sauront", *(reason(*part) for part in parts))
