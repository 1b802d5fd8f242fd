"""What the answers already say: the radar and its table, the barriers found and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.barriers import FoundBarrier
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.open_axes import OpenAxes
from conseil_mobilite.gui.assessment.scrolling_column import GUTTER, ScrollingColumn
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, Item, column, frame, refill, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.kit.twins import RadarTwins
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture

WIDTH = 348
RADAR_HEIGHT = 250
CHANGE = "Changer un niveau"


class LivePanel(QWidget):
    """Shows one picture after the other; the list is made anew only when it changed."""

    level_wanted = Signal(str)
    """The axis whose level the adviser wants to set herself."""
    axis_chosen = Signal(str)
    """The axis without a level whose questions to go to."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.setObjectName("live_panel")
        self.setAccessibleName("Ce que disent les réponses")
        self._grid = grid
        self._shown: tuple[tuple[FoundBarrier, ...], bool] | None = None
        self._picture: AssessmentPicture | None = None
        self._shared = False
        self.radar = RadarTwins("levels", height=RADAR_HEIGHT)
        self.radar.table.opened.connect(self._ask_level)
        self.radar.table.setAccessibleDescription("Entrée : retenir un autre niveau.")
        self._change = button("override_live", CHANGE, "pencil-simple", "quiet")
        self._change.clicked.connect(lambda: self._ask_level(self.radar.table.current_key()))
        self._open = OpenAxes(grid.axes)
        self._open.chosen.connect(self.axis_chosen)
        self._spent = label("", "small")
        self._spent.setObjectName("time_spent")
        self._count = badge("0")
        self._barriers = frame(column(gap=0))
        self._lay_out()

    def show_picture(self, picture: AssessmentPicture) -> None:
        self._picture = picture
        self._show_levels(picture)
        self._change.setVisible(picture.assessment.validated_on is None)
        self._show_barriers(picture.barriers)

    def show_minutes(self, minutes: int) -> None:
        say(self._spent, wording.spent(minutes))

    def share(self, *, shared: bool) -> None:
        """Leave out what is sensitive while the person looks at the screen."""
        self._shared = shared
        if self._picture is not None:
            self._show_levels(self._picture)
            self._show_barriers(self._picture.barriers)

    def _show_levels(self, picture: AssessmentPicture) -> None:
        points = wording.axis_points(self._grid, picture.axes, shared=self._shared)
        self.radar.show_points(points)
        told = wording.shareable(self._grid, picture.axes, shared=self._shared)
        self._open.show_levels(told)

    def _ask_level(self, name: object) -> None:
        """Ask for the axis of the row; from the button, of the row that is current, if any."""
        named = {axis.short_label: axis.code for axis in self._grid.axes}
        if self._change.isVisibleTo(self):
            self.level_wanted.emit(named.get(str(name), self._grid.axes[0].code))

    def _show_barriers(self, barriers: tuple[FoundBarrier, ...]) -> None:
        if self._shown == (barriers, self._shared):
            return
        self._shown = (barriers, self._shared)
        told = [b for b in barriers if not (self._shared and b.sensitive)]
        hidden = len(barriers) - len(told)
        items: list[Item] = [self._row(barrier) for barrier in told]
        if hidden:
            items.append(empty_line(_masked(hidden), icon="eye-slash"))
        if not barriers:
            items.append(empty_line("Aucun frein repéré pour l’instant."))
        say(self._count, str(len(barriers)))
        refill(self._barriers, *items)

    def _row(self, barrier: FoundBarrier) -> QFrame:
        reason = wording.because(barrier, shared=self._shared)
        words = column(
            label(barrier.label, "strong", wrap=True),
            label(reason, "small", wrap=True),
            gap=0,
            pad=(16, 6, 12, 6),
        )
        made = frame(words, "entry")
        made.setObjectName(f"found_{barrier.code}")
        return made

    def _lay_out(self) -> None:
        foot = row(self._spent, None, self._change, pad=(16, 0, 8, 6))
        radar = card(
            "Autonomie, en direct",
            (row((self.radar, 1), pad=(8, 0, 8, 4)), 1),
            self._open,
            foot,
            extra=self.radar.switch,
        )
        found = card("Freins repérés", self._barriers, extra=frame(row(self._count, 8)))
        body = ScrollingColumn()
        body.hold(column((radar, 1), found, gap=DENSE_GAP))
        self.setLayout(column((body, 1)))
        if not large_text():
            self.setFixedWidth(dp(WIDTH + GUTTER))


def _masked(count: int) -> str:
    if count == 1:
        return "Un frein est masqué : l’écran est partagé."
    return f"{count} freins sont masqués : l’écran est partagé."
