"""« Échéances »: what is late or falls due soon, in one short list."""

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.situation.due_dates import DueItem, Urgency
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import SituationPart
from conseil_mobilite.gui.situation.wording import URGENCY_TONES, URGENCY_WORDS
from conseil_mobilite.services.situation.situation_picture import SituationPicture


class DueCard(SituationPart):
    """Shown only where something is to be watched; each line is said with its fact as well."""

    def __init__(self, _bench: Bench) -> None:
        super().__init__()
        self.setObjectName("situation_due")
        self.setWhatsThis(
            "Assurance, contrôle technique, permis, code et examens : ce qui est dépassé ou "
            "arrive dans les quatre mois. Touchez le véhicule ou le permis pour le mettre à jour."
        )
        self._rows = frame(column(gap=0))
        self.setLayout(column(card("Échéances", self._rows), gap=0))
        self.hide()

    def show_picture(self, picture: SituationPicture) -> None:
        refill(self._rows, *(_line(item) for item in picture.due))
        self.setVisible(bool(picture.due))


def _line(item: DueItem) -> QWidget:
    tone = URGENCY_TONES[item.urgency]
    icon = "warning-circle" if item.urgency is Urgency.LATE else "calendar-blank"
    word = badge(URGENCY_WORDS[item.urgency], tone)
    return entry(item.words, item.about, word, lead=glyph(icon, tone or "primary", 20))
