"""The month: weeks as rows, painted, led by the keyboard as well as by the mouse."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.adviser_marks import Marks
from conseil_mobilite.gui.agenda.month.month_days import MonthDay, month_days, spoken_day
from conseil_mobilite.gui.agenda.month.month_painting import (
    HEAD,
    MonthLook,
    entry_lines,
    paint_day,
    paint_heads,
    paint_ring,
)
from conseil_mobilite.gui.agenda.month.month_shape import MonthShape, breadths
from conseil_mobilite.gui.agenda.period import WEEK_DAYS, Period
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.labels import tip_of
from conseil_mobilite.gui.kit.painting import painter_on
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

WEEK_HEIGHT: Final = 88
OPENING: Final = time(9)
STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK_DAYS,
    Qt.Key.Key_Down: WEEK_DAYS,
}
PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
HELP: Final = (
    "Flèches : d’un jour ou d’une semaine à l’autre. Entrée : ouvrir ce jour. Inser : nouveau "
    "rendez-vous ce jour-là. Page précédente et page suivante : changer de mois. Double clic : "
    "ouvrir le rendez-vous ou le jour."
)


class MonthGrid(QWidget):
    """Shows a month and the days of other months that share its weeks."""

    day_chosen = Signal(object)
    """The `date` the keyboard or the mouse went to; it may be of another month."""
    day_opened = Signal(object)
    entry_chosen = Signal(object)
    """The `DiaryEntry` whose line was pressed."""
    entry_opened = Signal(object)
    hour_asked = Signal(object, object)
    """A day and an hour for a new appointment."""
    turned = Signal(int)
    """To the month before (-1) or after (1)."""
    spoken_role = QAccessible.Role.List

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("agenda_month")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleDescription(spaced(HELP))
        self.setWhatsThis(spaced(HELP))
        self._lists = lists
        self._days: list[MonthDay] = []
        self._breadths: Sequence[float] = (1.0,) * WEEK_DAYS
        self._chosen = date.min
        self._look = MonthLook(date.min, lists, {})

    def show_month(
        self, period: Period, picture: AgendaPicture, now: datetime, marks: Marks
    ) -> None:
        """Show the month of a period, its day chosen."""
        self._look = MonthLook(paris_day(now), self._lists, marks)
        self._days = month_days(period, picture, self._lists, marks)
        self._breadths = breadths(self._days)
        self._chosen = period.day
        self.setMinimumHeight(dp(HEAD + len(self._days) // WEEK_DAYS * WEEK_HEIGHT))
        self._say()
        self.update()

    def chosen(self) -> date:
        return self._chosen

    def days(self) -> Sequence[MonthDay]:
        return self._days

    def area_of(self, day: date) -> QRectF:
        """Return where a day stands; an empty rectangle where it is not shown."""
        return self._shape().area_of(day)

    def sizeHint(self) -> QSize:
        return QSize(dp(640), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days that changed: going to another one paints two."""
        if not self._days:
            return
        stale = QRectF(event.rect())
        painter = painter_on(self)
        areas = [self._shape().area(rank) for rank in range(len(self._days))]
        paint_heads(painter, areas[:WEEK_DAYS], self._days[0].day)
        for area, day in zip(areas, self._days, strict=True):
            if area.intersects(stale):
                paint_day(painter, area, day, self._look)
        chosen = self.area_of(self._chosen)
        if not chosen.isEmpty():
            paint_ring(painter, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self._go(self._chosen + timedelta(days=STEPS[Qt.Key(event.key())]))
        elif event.key() in PAGES:
            self.turned.emit(PAGES[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            last = WEEK_DAYS - 1 if event.key() == Qt.Key.Key_End else 0
            self._go(self._chosen + timedelta(days=last - self._chosen.weekday()))
        elif event.key() in ENTER:
            self.day_opened.emit(self._chosen)
        elif event.key() == Qt.Key.Key_Insert:
            self.hour_asked.emit(self._chosen, OPENING)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        rank = self._shape().rank_at(event.position())
        if rank is None:
            return
        entry, day = self._entry_at(rank, event.position()), self._days[rank]
        if day.outside:
            self._mark(day.day)  # the month stays: a second click must find the same day
        else:
            self._go(day.day)
        if entry is not None:
            self.entry_chosen.emit(entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        rank = self._shape().rank_at(event.position())
        if rank is None:
            return
        entry = self._entry_at(rank, event.position())
        if entry is not None:
            self.entry_opened.emit(entry)
        else:
            self.day_opened.emit(self._days[rank].day)

    def event(self, event: QEvent) -> bool:
        """Say whole, in the tip, a line that may be cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            rank = self._shape().rank_at(QPointF(event.pos()))
            entry = None if rank is None else self._entry_at(rank, QPointF(event.pos()))
            words = wording.spoken(entry, self._lists) if entry else ""
            # Escaped: Qt would read markup in a name.
            tip = tip_of(words)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def _go(self, day: date) -> None:
        if day != self._chosen:
            self._mark(day)
            self.day_chosen.emit(day)

    def _mark(self, day: date) -> None:
        before, self._chosen = self._chosen, day
        for each in (before, day):
            self.update(self.area_of(each).toAlignedRect())
        self._say()

    def _shape(self) -> MonthShape:
        return MonthShape(self._days, self._breadths, self.width(), self.height())

    def _entry_at(self, rank: int, point: QPointF) -> DiaryEntry | None:
        lines = entry_lines(self._shape().area(rank), self._days[rank])
        return next((entry for spot, entry in lines if spot.contains(point)), None)

    def _say(self) -> None:
        """Tell a screen reader the day chosen and what it holds."""
        for day in self._days:
            if day.day == self._chosen:
                today, marks = self._look.today, self._look.marks
                call(self, spoken_day(day, today, self._lists, marks))
