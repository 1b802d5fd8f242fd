"""The page that compares two assessments of a person, made to be read with her."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.comparison import Comparison
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.assessment import comparison_cards as cards
from conseil_mobilite.gui.assessment.comparison_header import ComparisonHeader
from conseil_mobilite.gui.assessment.comparison_levels import ComparedLevels
from conseil_mobilite.gui.assessment.comparison_wording import cautions
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    PAGE_PAD,
    column,
    columns,
    frame,
    refill,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.assessment import comparison
from conseil_mobilite.services.assessment.comparison import ComparisonPicture


class ComparisonPage(Page):
    """Reads the comparison each time two assessments are chosen. Escape goes back."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self.setObjectName("comparison_page")
        self._desk, self._person = desk, person
        self._first: UUID | None = None
        self._second: UUID | None = None
        self._picture: ComparisonPicture | None = None
        self._shared = False
        self.header = ComparisonHeader(desk.lists)
        self.levels = ComparedLevels()
        self._words, self._perimeter = frame(column(gap=CARD_GAP)), frame(column(gap=CARD_GAP))
        sentence = "Il en faut deux pour comparer : le bilan final refait les mêmes questions."
        self._nothing = empty_page("compass", "Pas encore deux bilans", sentence)
        left = frame(column(self.levels, self._perimeter, None, gap=CARD_GAP))
        self._both = frame(columns((left, 6), (self._words, 7), gap=CARD_GAP))
        for part in (self._nothing, self._both):
            part.hide()
        body = column((self._nothing, 1), self._both, None, gap=0, pad=PAGE_PAD)
        self.lay_out(body, self.header)
        self._connect()

    def refresh(self) -> None:
        """Read the two assessments, in the wake of what is still being written."""
        read = self._desk.background.note(
            comparison.picture, self._person, self._first, self._second
        )
        read.then(self._show).otherwise(self._refused)

    def show_part(self, part: str) -> None:
        """Compare up to the assessment of this identifier."""
        self._first, self._second = None, UUID(part)
        self.refresh()

    def part(self) -> str:
        return str(self._second) if self._second else ""

    def leave(self) -> None:
        self.header.stop_sharing()

    def _connect(self) -> None:
        self.header.left.connect(self.left)
        self.header.chosen.connect(self._choose)
        self.header.screen_shared.connect(self._share)
        self.header.screen_shared.connect(self.screen_shared)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _choose(self, first: str, second: str) -> None:
        self._first, self._second = UUID(first), UUID(second)
        self.refresh()

    def _share(self, shared: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._shared = shared
        if self._picture is not None:
            self._show(self._picture)

    def _show(self, picture: ComparisonPicture) -> None:
        first_time, self._picture = self._picture is None, picture
        self.header.show_picture(picture)
        self._nothing.setVisible(picture.comparison is None)
        self._both.setVisible(picture.comparison is not None)
        if picture.comparison and picture.before and picture.after:
            self._tell(picture.comparison, cautions(picture.before, picture.after))
            told = self._told(picture.comparison)
            self.levels.show_comparison(told, picture.before, picture.after)
        if first_time:
            self.header.take_focus()

    def _tell(self, whole: Comparison, warned: list[str]) -> None:
        told = self._told(whole)
        hidden = len(whole.axes) + len(whole.barriers) - len(told.axes) - len(told.barriers)
        shown: list[QFrame | None] = [
            cards.headline_note(told, warned),
            cards.gains_card(told),
            cards.losses_card(told),
            cards.lifted_card(told),
            cards.remaining_card(told),
            cards.masked_line(hidden) if hidden else None,
        ]
        kept: list[QWidget] = [one for one in shown if one is not None]
        refill(self._words, *kept, None)
        refill(self._perimeter, cards.perimeter_card(told))

    def _told(self, whole: Comparison) -> Comparison:
        return whole.without_sensitive() if self._shared else whole

    def _refused(self, error: Exception) -> None:
        """Say it at the foot of the window, and go back to the usual two."""
        if not isinstance(error, UserError) or self._second is None:
            self.troubled.emit(error)
            return
        self.said.emit(str(error))
        self._first = self._second = None
        self.refresh()
