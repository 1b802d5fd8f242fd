"""A question as the interview will show it: the real card, to be looked at only."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, scrolled
from conseil_mobilite.gui.kit.theme import dp, large_text

LEAST: Final = 120


class QuestionPreview(QFrame):
    """Neither the mouse nor the keyboard enters it: nothing there is a reply."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("grid_preview")
        self.setAccessibleName("Aperçu de la question")
        self._desk = desk
        self._holder = frame(column(gap=0), "page")
        self._area: QScrollArea = scrolled(self._holder)
        self._shown: Question | None = None
        self._room = dp(LEAST)
        title = label("Aperçu, tel qu’à l’entretien", "small")
        self.setLayout(column(title, self._area, gap=4))

    def show_question(self, question: Question) -> None:
        """Show a question, its help open."""
        if question == self._shown:
            return
        self._shown = question
        card = QuestionCard(question, self._desk, paris_day(self._desk.clock()))
        card.show_caller("", "")
        card.show_reply(None)
        card.toggle_help()
        for part in (card, *card.findChildren(QWidget)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setUpdatesEnabled(False)  # else the card blinks at each key
        refill(self._holder, card)
        card.show()  # at once: its height is asked for
        self._fit()
        self.setUpdatesEnabled(True)

    def fit(self, room: int) -> None:
        """Take the height of the card, `room` pixels at most; all of it where the page scrolls."""
        self._room = room
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self._holder.layout()
        assert layout is not None
        width = self._area.viewport().width()
        wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
        height = max(wanted, layout.minimumSize().height())
        self._area.setFixedHeight(height if large_text() else min(height, self._room))
