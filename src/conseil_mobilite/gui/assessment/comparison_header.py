"""The band above a comparison: whose, which two assessments, and hiding what others may see."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.assessment.comparison_wording import named
from conseil_mobilite.gui.assessment.header import HIDE, SHOW
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.services.assessment.comparison import ComparisonPicture

TITLE = "Comparer deux bilans"


class ComparisonHeader(QFrame):
    """`chosen` carries the identifiers of the two assessments, in the order of time.

    Each choice offers what keeps that order: the earlier ones, then the later ones.
    """

    chosen = Signal(str, str)
    left = Signal()
    screen_shared = Signal(bool)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self._lists = lists
        self._title = Line(TITLE, "heading")
        self._back = button("leave_comparison", "&Revenir", "arrow-left", "quiet")
        self._share = button("share_comparison", HIDE, "eye-slash")
        self._share.setCheckable(True)
        self.before = Choice("compare_before", ())
        self.after = Choice("compare_after", ())
        self._back.clicked.connect(self.left)
        self._share.toggled.connect(self._tell_share)
        for choice in (self.before, self.after):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(12)
            choice.chosen.connect(lambda _code: self._tell())
        top = row(self._back, (self._title, 1), self._share)
        fields = (Field("A&vant", self.before), Field("A&près", self.after))
        self._fields = frame(row(*((field, 1) for field in fields), gap=16, pad=(12, 0, 0, 0)))
        self.setLayout(column(top, self._fields, gap=8, pad=(12, 10, 24, 10)))
        self._fields.hide()

    def show_picture(self, picture: ComparisonPicture) -> None:
        self._title.say(f"{TITLE} · {picture.person_name}")
        self._fields.setVisible(picture.comparison is not None)
        if picture.before is None or picture.after is None:
            return
        words = [(str(one.assessment.id), named(self._lists, one)) for one in picture.choices]
        first, last = picture.choices.index(picture.before), picture.choices.index(picture.after)
        self.before.offer(words[:last])
        self.after.offer(words[first + 1 :])
        self.before.show_code(words[first][0])
        self.after.show_code(words[last][0])

    def take_focus(self) -> None:
        """Put the keyboard where the two are chosen, else on the way back."""
        target = self._back if self._fields.isHidden() else self.before
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_sharing(self) -> None:
        if self._share.isChecked():
            self._share.click()

    def _tell(self) -> None:
        self.chosen.emit(self.before.code(), self.after.code())

    def _tell_share(self, shared: bool) -> None:  # noqa: FBT001 - Qt gives the state of a button
        self._share.say(SHOW if shared else HIDE, "eye" if shared else "eye-slash")
        self.screen_shared.emit(shared)
