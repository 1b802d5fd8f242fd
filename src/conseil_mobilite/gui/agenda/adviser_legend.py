"""The key of the colours of colleagues: initials and names, beside the diary they share."""

from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.gui.agenda.adviser_marks import AdviserMark, Marks
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import Line, badge
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row


class AdviserLegend(QFrame):
    """Hidden where one adviser is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(gap=0))
        self.hide()

    def show_marks(self, marks: Marks) -> None:
        self.setVisible(bool(marks))
        made = card("Agendas affichés", *(_line(each) for each in marks.values()))
        made.setObjectName("agenda_legend")
        refill(self, made)


def _line(mark: AdviserMark) -> QWidget:
    items = (badge(mark.words, mark.tone), (Line(mark.name), 1))
    return frame(row(*items, gap=10, pad=(16, 6, 16, 6)), "entry")
