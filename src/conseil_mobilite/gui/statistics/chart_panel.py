"""A chart and its table, what the marker is on, and the gestures that copy or open."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from conseil_mobilite.domain.language.french import NO_BREAK, spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.charts.picture import Caption, picture
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import Line, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.gui.kit.painting import BOLD
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, font, restyle, scale
from conseil_mobilite.gui.kit.twins import Twins
from conseil_mobilite.gui.statistics.drawings import Drawing
from conseil_mobilite.gui.statistics.wording import INTERNAL, NOBODY_THERE, READ_HINT, READ_ONLY

ROW_HEIGHT: Final = 30
HEAD_ROOM: Final = 42
HEAD_SIDES: Final = 27
CELL_SIDES: Final = 22
LINES_OF_HEAD: Final = 1.8
"""Two lines of a head are seldom of the same length."""
COPY_TABLE: Final = "Ctrl+C"
COPY_PICTURE: Final = "Ctrl+Shift+C"


class ChartPanel(QFrame):
    """One drawing, made anew for another: T shows its table, Ctrl+C copies it.

    `said` tells what the clipboard now holds. `files_asked` carries the `Behind` of what the
    adviser wants the files of.
    """

    said = Signal(str)
    files_asked = Signal(object)

    def __init__(self, name: str, drawing: Drawing, about: str, *, side: str = "drawing") -> None:
        """`about` says of what basin and when, on what is copied; `side` is shown first."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(drawing.title))
        self._drawing, self._about = drawing, about
        self._chart = drawing.chart(f"{name}_chart", drawing.title)
        self._table = Table(
            f"{name}_table", drawing.title, _columns(drawing), row_height=ROW_HEIGHT
        )
        self._twins = Twins(f"{name}_twins", self._chart, self._table, drawing.chart_words)
        self._keys = Flow(*(_key(each.tone, each.kind, each.words) for each in drawing.series))
        self._keys.setParent(self)
        self._rest = READ_HINT if drawing.behind else READ_ONLY
        self._hint = Line(self._rest, "small")
        self._hint.setObjectName(f"{name}_read")
        self._fill()
        self._copy = self._copy_button(name)
        self.switch = self._twins.switch
        self.setLayout(column(*self._parts(), gap=8))
        self._connect()
        self._twins.show_side(side)
        if drawing.data:
            self._make_room()

    def side(self) -> str:
        """Return "drawing" or "table": the one shown."""
        return "drawing" if self._twins.currentIndex() == 0 else "table"

    def copy_table(self) -> None:
        """Copy the table for a spreadsheet, with the mark that says it is not to be spread."""
        drawing = self._drawing
        head = f"{drawing.title} – {self._about} – {INTERNAL}"
        rows = ("\t".join(cells).replace(NO_BREAK, " ") for cells in (drawing.heads, *drawing.rows))
        QGuiApplication.clipboard().setText("\n".join((head, *rows)))
        self.said.emit(f"Tableau « {drawing.title} » copié : chiffres internes, à ne pas diffuser")

    def copy_picture(self) -> None:
        """Copy the chart as an image, with its title, its key and the same mark."""
        caption = Caption(self._drawing.title, self._about, INTERNAL)
        QGuiApplication.clipboard().setImage(picture(self._chart, caption))
        self.said.emit(
            f"Image « {self._drawing.title} » copiée : chiffres internes, à ne pas diffuser"
        )

    def _parts(self) -> list[Item]:
        drawing = self._drawing
        if not drawing.data:
            for part in (self.switch, self._twins, self._keys):
                part.hide()
            return [empty_line(NOBODY_THERE, icon="info"), None]
        found: list[Item] = [self._keys, (self._twins, 1), row((self._hint, 1), self._copy, gap=8)]
        if drawing.note:
            found.append(label(drawing.note, "small", wrap=True))
        return found

    def _fill(self) -> None:
        drawing = self._drawing
        self._chart.show_data(drawing.series, drawing.data)
        self._table.show_rows(
            [
                Row(datum.key, (Cell(name), *(Cell(each, figure=True) for each in cells)))
                for datum, (name, *cells) in zip(drawing.data, drawing.rows, strict=True)
            ]
        )

    def _connect(self) -> None:
        self._chart.marked.connect(self._read)
        self._chart.activated.connect(self._ask_files)
        self._table.opened.connect(lambda key: self._ask_files(key, 0))
        if self._drawing.data:
            self._twins.currentChanged.connect(lambda _side: self._make_room())
        for each in (self._chart, self._table):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            each.customContextMenuRequested.connect(self._menu_asked(each))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in ((COPY_TABLE, self.copy_table), (COPY_PICTURE, self.copy_picture)):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(act)

    def _copy_button(self, name: str) -> QWidget:
        made = button(f"{name}_copy", "Copier", "copy", "quiet")
        made.setAccessibleName(spaced(f"Copier : {self._drawing.title}"))
        made.setMenu(self._menu(made))
        return made

    def _menu(self, over: QWidget) -> QMenu:
        menu = QMenu(over)
        menu.setAccessibleName(spaced(f"Copier : {self._drawing.title}"))
        for words, keys, act in (
            ("Copier le tableau", COPY_TABLE, self.copy_table),
            ("Copier l’image", COPY_PICTURE, self.copy_picture),
        ):
            action = QAction(f"{words}\t{QKeySequence(keys).toString(_NATIVE)}", menu)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu

    def _menu_asked(self, over: QWidget) -> Callable[[QPoint], None]:
        """Offer to copy where the adviser asks for a menu; to open the files, where there are."""

        def show(where: QPoint) -> None:
            menu = self._menu(over)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            place = self._place()
            if place in self._drawing.behind:
                action = QAction("Voir les dossiers\tEntrée", menu)
                action.triggered.connect(lambda: self._ask_files(*place))
                menu.insertAction(menu.actions()[0], action)
            menu.popup(over.mapToGlobal(where))

        return show

    def _place(self) -> tuple[object, int]:
        marker = self._chart.marker()
        if self.side() == "table":
            return self._table.current_key(), 0
        return (self._drawing.data[marker[0]].key, marker[1]) if marker else (None, 0)

    def _ask_files(self, key: object, series: int) -> None:
        found = self._drawing.behind.get((key, series))
        if found is not None:
            self.files_asked.emit(found)

    def _read(self, words: str) -> None:
        self._hint.say(words or self._rest)
        restyle(self._hint, role="strong" if words else "small")

    def _make_room(self) -> None:
        """Show the table whole, without the keys, when it is the side shown.

        The drawing has its own least height.
        """
        table = self.side() == "table"
        tall = HEAD_ROOM + ROW_HEIGHT * len(self._drawing.rows)
        self._table.setMinimumHeight(dp(tall) if table else 0)
        self._keys.setVisible(len(self._drawing.series) > 1 and not table)


_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


def _columns(drawing: Drawing) -> tuple[Column, ...]:
    """Make the columns of figures as narrow as they can be read; heads take two lines."""
    first, *rest = drawing.heads
    told = [[row[rank] for row in drawing.rows] for rank in range(1, len(drawing.heads))]
    widths = (_width(head, cells) for head, cells in zip(rest, told, strict=True))
    figures = (Column(head, width, figure=True) for head, width in zip(rest, widths, strict=True))
    return (Column(first, stretch=True), *figures)


def _width(head: str, cells: Sequence[str]) -> int:
    """Return the width in dp of the longest word of a head, or of the longest figure."""
    bold, plain = QFontMetricsF(font(SMALL_POINTS, BOLD)), QFontMetricsF(font(figures=True))
    words = max(bold.horizontalAdvance(each) for each in head.split())
    half = bold.horizontalAdvance(head) / LINES_OF_HEAD
    widest = max((plain.horizontalAdvance(spaced(each)) for each in cells), default=0)
    told, named = widest / scale() + CELL_SIDES, max(words, half) / scale() + HEAD_SIDES
    return round(max(told, named))


def _key(tone: str, kind: str, words: str) -> QFrame:
    return frame(row(Swatch(tone, kind), label(words, "small"), gap=6, pad=(0, 0, 10, 0)))
