"""The barriers kept, the first three ranked: by the digits, by Ctrl and the arrows, by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget

from conseil_mobilite.gui.assessment.france_travail_copy import france_travail_line
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label, rank_mark
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, restyle
from conseil_mobilite.services.assessment.synthesis_picture import RANKS, RetainedBarrier

INTENSITIES = (("fort", "Fort"), ("moyen", "Moyen"), ("leger", "Léger"))
TONES = {"fort": "danger", "moyen": "warning", "leger": ""}
HOW = "Classez-en trois : touches 1 à 3, Ctrl et flèches, ou glissez. 0 enlève le rang."


class KeptRow(QFrame):
    """One barrier kept. Keys and mouse only tell where it should go."""

    placed = Signal(str, int)
    """The code and the rank wanted, 1 to 3, or 0 for none."""
    moved = Signal(str, int)
    dragged = Signal(str, QPoint)
    released = Signal(str, QPoint)
    dropped = Signal(str)
    intensity_chosen = Signal(str, str)

    def __init__(self, barrier: RetainedBarrier, *, shared: bool, frozen: bool) -> None:
        super().__init__()
        self.barrier = barrier
        self._frozen = frozen
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setObjectName(f"kept_{barrier.code}")
        self.setProperty("role", "entry")
        call(self, _sentence(barrier))
        self.setAccessibleDescription("" if frozen else HOW)
        if not frozen:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setLayout(self._content(shared=shared))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self._frozen or not self.hasFocus():
            super().keyPressEvent(event)
        elif control and event.key() in steps:
            self.moved.emit(self.barrier.code, steps[Qt.Key(event.key())])
        elif event.text() in {"0", "1", "2", "3"}:
            self.placed.emit(self.barrier.code, int(event.text()))
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self.barrier.code)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._frozen:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.barrier.code, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._pressed, self._dragging = self._dragging, None, False
        if dragging:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.released.emit(self.barrier.code, event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def _content(self, *, shared: bool) -> QLayout:
        barrier = self.barrier
        rank = rank_mark(barrier.rank, "–")
        words = column(
            label(barrier.label, "strong" if barrier.rank else "", wrap=True),
            *self._reasons(shared=shared),
            *self._national(),
            gap=0,
        )
        return row(rank, (words, 1), *self._controls(), gap=10, pad=(16, 6, 8, 6))

    def _reasons(self, *, shared: bool) -> list[Item]:
        barrier = self.barrier
        if shared and barrier.quotes_sensitive:
            return []
        if barrier.reasons:
            return [label(f"{'. '.join(barrier.reasons)}.", "small", wrap=True)]
        why = "Ajouté par vous." if barrier.by_hand else "Les réponses ne le disent plus."
        return [label(why, "small", wrap=True)]

    def _national(self) -> list[Item]:
        line = france_travail_line(self.barrier.france_travail, told=not self.barrier.sensitive)
        return [label(line, "small", wrap=True)] if line else []

    def _controls(self) -> list[Item]:
        barrier = self.barrier
        if self._frozen:
            words = dict(INTENSITIES)[barrier.intensity]
            return [badge(words, TONES[barrier.intensity])]
        intensity = Choice(f"intensity_{barrier.code}", INTENSITIES)
        call(intensity, f"Intensité : {barrier.label}")
        intensity.setFixedWidth(dp(104))
        intensity.show_code(barrier.intensity)
        intensity.chosen.connect(lambda code: self.intensity_chosen.emit(barrier.code, code))
        drop = button(f"drop_{barrier.code}", "Écarter", role="quiet")
        call(drop, f"Écarter : {barrier.label}")
        drop.clicked.connect(lambda: self.dropped.emit(barrier.code))
        return [intensity, drop]


class KeptBarriers(QWidget):
    """`ranked` carries the codes of the ranked ones, the first as 1."""

    ranked = Signal(tuple)
    dropped = Signal(str)
    intensity_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kept_barriers")
        self._barriers: tuple[RetainedBarrier, ...] = ()
        self._rows: list[KeptRow] = []
        self._list = RefilledList("kept_rows")
        how = label(HOW, "small", wrap=True)
        self._hint = frame(row((how, 1), pad=(16, 0, 16, 8)))
        self.setLayout(column(self._hint, self._list.frame, gap=0))

    def show_barriers(
        self, barriers: tuple[RetainedBarrier, ...], *, shared: bool, frozen: bool
    ) -> None:
        self._barriers = barriers
        self._hint.setVisible(not frozen and bool(barriers))
        content = (barriers, shared, frozen)
        self._list.fill(content, lambda: self._make_rows(shared=shared, frozen=frozen))

    def _make_rows(self, *, shared: bool, frozen: bool) -> list[Item]:
        shown = [b for b in self._barriers if not (shared and b.sensitive)]
        self._rows = [KeptRow(b, shared=shared, frozen=frozen) for b in shown]
        for made in self._rows:
            made.placed.connect(self._place)
            made.moved.connect(self._move)
            made.dragged.connect(self._point_at)
            made.released.connect(self._let_go)
            made.dropped.connect(self.dropped)
            made.intensity_chosen.connect(self.intensity_chosen)
        if not self._barriers:
            return [empty_line("Aucun frein retenu pour l’instant.")]
        rows: list[Item] = list(self._rows)
        if len(shown) < len(self._barriers):
            rows.append(empty_line("Des freins sont masqués.", icon="eye-slash"))
        return rows

    def _place(self, code: str, rank: int) -> None:
        """Give a barrier its rank, the others moving down; nought takes its rank away."""
        others = [known for known in self._ranked() if known != code]
        if rank:
            others.insert(min(rank - 1, len(others)), code)
        self.ranked.emit(tuple(others[:RANKS]))

    def _move(self, code: str, step: int) -> None:
        ranked = self._ranked()
        if code in ranked:
            target = ranked.index(code) + step + 1
            self._place(code, 0 if target > len(ranked) else max(target, 1))
        elif step < 0:
            self._place(code, min(len(ranked) + 1, RANKS))

    def _let_go(self, code: str, where: QPoint) -> None:
        rank = self._row_at(where) + 1
        self._point_at(code, QPoint(-1, -1))
        self._place(code, rank if rank <= RANKS else 0)

    def _point_at(self, _code: str, where: QPoint) -> None:
        target = self._row_at(where) if where != QPoint(-1, -1) else -1
        for rank, made in enumerate(self._rows):
            tone = "selected" if rank == target else ""
            if made.property("tone") != tone:
                restyle(made, tone=tone)

    def _row_at(self, where: QPoint) -> int:
        """Return the place of the row under the pointer: the first above, the last below."""
        above = [made.mapToGlobal(QPoint(0, made.height())).y() <= where.y() for made in self._rows]
        return min(sum(above), len(self._rows) - 1)

    def _ranked(self) -> Sequence[str]:
        return [barrier.code for barrier in self._barriers if barrier.rank is not None]


def _sentence(barrier: RetainedBarrier) -> str:
    rank = f"rang {barrier.rank}" if barrier.rank else "sans rang"
    return f"{barrier.label}, {rank}, intensité {dict(INTENSITIES)[barrier.intensity].lower()}"
