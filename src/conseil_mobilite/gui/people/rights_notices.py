"""What the person was told of her data: which version, on which day, on paper or not."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.people.privacy import PrivacyNotice
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import columns, frame, row

_MISSING: Final = (
    "Pas encore remise. Elle dit à la personne ce qui est gardé, pourquoi, et ses droits."
)
_HELP: Final = (
    "La loi demande de dire à la personne ce qui est gardé sur elle, pourquoi, combien de temps, "
    "et quels sont ses droits. « Remettre sur papier… » imprime la notice et note sa remise. Si "
    "elle l’a déjà reçue, donnez le jour et choisissez « Noter la remise » : la version en vigueur "
    "est notée avec."
)


class NoticesCard(QObject):
    """`given` carries the day on which she was told; `paper_asked` wants the paper itself."""

    given = Signal(object)
    paper_asked = Signal()

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def make(self, notices: Sequence[PrivacyNotice]) -> QFrame:
        lines: list[QFrame] = [
            entry(
                "Information sur la protection des données",
                f"Version {notice.version}",
                badge(f"Remise le {long_date(notice.given_on, weekday=False)}", "success"),
            )
            for notice in notices
        ]
        shown = lines or [empty_line(_MISSING, icon="info")]
        made = card("Information de la personne", *shown, self._gestures())
        made.setWhatsThis(_HELP)
        return made

    def _gestures(self) -> QFrame:
        day = DateField("notice_day", self._today)
        day.show_value(self._today)
        field = Field("Remise &le", day)
        paper = button("notice_paper", "Remettre sur pap&ier…", "printer")
        paper.clicked.connect(self.paper_asked)
        note = self._noting(day, field)
        inputs = row((field, 1), _level(note), _level(paper), gap=8)
        return frame(columns((inputs, 1), pad=(16, 8, 12, 12)))

    def _noting(self, day: DateField, field: Field) -> Button:
        made = button("notice_give", "&Noter la remise", "shield-check")

        def tell() -> None:
            try:
                chosen = day.value()
            except UserError as error:
                field.show_error(str(error))
                return
            if chosen is None or chosen > self._today:
                field.show_error("Donnez le jour de la remise, aujourd’hui au plus tard.")
                return
            self.given.emit(chosen)

        made.clicked.connect(tell)
        return made


def _level(made: Button) -> QFrame:
    """Set a button beside the input of a field, beneath the line of its label."""
    return frame(row(made, pad=(0, 20, 0, 0)))
