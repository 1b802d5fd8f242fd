"""First step: of which basin, of which period, and what will be known of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.periods.published import (
    PublishedPeriod,
    closed_period,
    period_named,
)
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.exports.known import Known
from conseil_mobilite.gui.statistics.exports.parts import reason
from conseil_mobilite.gui.statistics.exports.periods import period_choices
from conseil_mobilite.gui.statistics.exports.quality import QualityNote
from conseil_mobilite.gui.statistics.exports.wording import (
    NEVER_INSIDE,
    PACKAGE_CONTENT,
    days_of,
    themes,
)
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics.exports import ExportLine
from conseil_mobilite.services.statistics.figures import Quality

CHOICE_WIDTH: Final = 400
_NO_BASIN: Final = (
    "Aucun bassin n’est composé : les statistiques du plan se comptent par bassin. Composez le "
    "vôtre dans Réglages, Bassins."
)


class ExportContent(QFrame):
    """A period that is not over can be chosen, so that a sentence says when it can leave."""

    changed = Signal()
    """Another basin or period is chosen, or known by its name at last."""

    def __init__(self, today: date, period: PublishedPeriod) -> None:
        super().__init__()
        self._today = today
        self._exports: Sequence[ExportLine] = ()
        self.setWhatsThis(helping.CONTENT)
        self._basin = Choice("export_basin", ())
        self._period = Choice("export_period", period_choices(today))
        self._period.show_code(period.code)
        self._field = Field("&Période", self._period)
        self._form = Form(end=self._field)
        self._known, self._quality = Known(), QualityNote()
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("export_content_trouble")
        self._trouble.hide()
        for choice in (self._basin, self._period):
            choice.chosen.connect(lambda _code: self._look())
        fields = column(
            Field("&Bassin", self._basin),
            self._field,
            self._known,
            self._trouble,
            None,
            gap=12,
            pad=(16, 4, 16, 16),
        )
        chosen = card("Ce que vous exportez", frame(fields))
        choices = frame(column(chosen, self._quality, None, gap=CARD_GAP), width=CHOICE_WIDTH)
        self.setLayout(columns(choices, (column(_published(), None), 1), gap=CARD_GAP))
        self._look()

    def show_basins(self, basins: Sequence[Basin], chosen: UUID) -> None:
        self._basin.offer([(str(each.id), each.name) for each in basins])
        self._basin.show_code(str(chosen))
        self._look()
        if not basins:
            self.say_trouble(_NO_BASIN)

    def show_exports(self, exports: Sequence[ExportLine], *, correct: bool = False) -> None:
        """Take what already left, so that a period that did says so; `correct`: to correct it."""
        self._exports = exports
        self._look()
        if correct:
            self._known.choose_correction()

    def show_quality(self, quality: Quality | None) -> None:
        self._quality.show_quality(quality)

    def say_trouble(self, sentence: str) -> None:
        """Say why nothing could be prepared; the choices stay."""
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

    def show_error(self, error: UserError) -> None:
        if not self._form.show_error(error):
            self.say_trouble(str(error))

    def basin(self) -> UUID | None:
        return UUID(self._basin.code()) if self._basin.code() else None

    def period(self) -> PublishedPeriod:
        return period_named(self._period.code())

    def sent(self) -> ExportLine | None:
        """Return the last version of what is chosen, if it already left."""
        period = self.period()
        wanted = self._basin.code(), period.start, period.end
        found = (
            each for each in self._exports if (str(each.basin_id), each.start, each.end) == wanted
        )
        return next(found, None)

    def corrects(self) -> bool:
        """Tell whether a correction of what already left is asked."""
        return self.sent() is not None and self._known.corrects()

    def is_ready(self) -> bool:
        """Tell whether the period can leave; else the field says why not."""
        period = self.period()
        try:
            closed_period(period.start, period.end, self._today)
        except UserError as error:
            self._form.show_error(error)
            return False
        return self.basin() is not None

    def words(self) -> str:
        """Say the choices in one line."""
        basin, period = self._basin.currentText(), self.period()
        return f"Bassin {basin} · {period}" if basin else str(period)

    def take_focus(self) -> None:
        self._period.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Say at once that a period is not over, or that it already left."""
        self.say_trouble("")
        period = self.period()
        self._field.show_note(days_of(period).capitalize())
        try:
            closed_period(period.start, period.end, self._today)
        except UserError as error:
            self._field.show_error(str(error))
        self._known.show_sent(self.sent())
        self.changed.emit()


def _published() -> QFrame:
    parts = [("chart-bar", *theme) for theme in themes()]
    parts.append(("file-text", "Le fichier", PACKAGE_CONTENT))
    parts.append(("eye-slash", "Jamais dans le fichier", NEVER_INSIDE))
    return card("Ce que les pilotes du plan en sauront", *(reason(*part) for part in parts))
