"""What deserves a calm word about where the base lies, and what to do of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.places.notices import Notice
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row


class PlaceNotes(QFrame):
    """Nothing is shown where all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings_place_notes")
        self.setLayout(column(gap=8))
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        refill(self, *map(_note, notices))
        self.setVisible(bool(notices))


def _note(notice: Notice) -> QFrame:
    title = label(notice.title, "strong", wrap=True)
    words = column(title, label(notice.advice, "muted", wrap=True), gap=4)
    sign = column(glyph("warning" if notice.pressing else "info", "warning", 20), None)
    return frame(row(sign, (words, 1), gap=12, pad=(16, 12, 16, 12)), "note")
