"""The axes that too few answers speak of: each one leads to what is still to ask."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture


class OpenAxes(QFrame):
    """Shows nothing once every axis has a level."""

    chosen = Signal(str)
    """The code of the axis to go and ask about."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("open_axes")
        self._shown: tuple[str, ...] = ()
        self._count = label("", "small")
        self._axes = Flow(gap=4)
        self.setLayout(column(self._count, self._axes, gap=4, pad=(16, 0, 12, 10)))
        self.hide()

    def show_picture(self, picture: AssessmentPicture) -> None:
        codes = tuple(axis.axis for axis in picture.axes if axis.retained is None)
        if codes == self._shown:
            return
        self._shown = codes
        say(self._count, wording.not_evaluated(len(codes)))
        self._axes.show_widgets(*(self._gesture(picture, code) for code in codes))
        self.setVisible(bool(codes))

    def _gesture(self, picture: AssessmentPicture, code: str) -> Button:
        axis = picture.grid.axis(code)
        made = button(f"open_axis_{code}", axis.short_label, role="chip")
        made.setAccessibleName(f"{axis.label} : aller à sa première question sans réponse")
        made.clicked.connect(lambda: self.chosen.emit(code))
        return made
