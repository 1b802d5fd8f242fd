"""The sections of the grid and how far each one is; one field where the text is large."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from conseil_mobilite.domain.assessment.grid import Section
from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.gui.assessment.section_stack import SYNTHESIS
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import Glyph, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row, scrolled
from conseil_mobilite.gui.kit.progress import Progress as ProgressBar
from conseil_mobilite.gui.kit.theme import dp, large_text, restyle
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture, Progress

WIDTH = 216
ROW_HEIGHT = 36
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
NOTHING = Progress(0, 0)
FIELD_LETTERS = 12
SHRINK = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
"""A long name must not push the window wider than the screen."""


class SectionRow(QFrame):
    """One section: whether it is done, its name, its count."""

    opened = Signal(str)
    moved = Signal(int)

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.setObjectName(f"go_{section.code}")
        self.setProperty("role", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark: Glyph = glyph("circle")
        self._name = label(section.short_label)
        self._count = label("", "small")
        self.setLayout(row(self._mark, (self._name, 1), self._count, gap=8, pad=(12, 0, 12, 0)))
        self.setFixedHeight(dp(ROW_HEIGHT))
        self.show_progress(NOTHING, current=False)

    def show_progress(self, progress: Progress, *, current: bool) -> None:
        done = progress.asked > 0 and progress.is_complete
        tone = "primary" if current else ""
        mark = "check-circle" if done else "caret-right" if current else "circle"
        self._mark.show_icon(mark, "success" if done else tone)
        say(self._count, f"{progress.replied}/{progress.asked}" if progress.asked else "")
        self.setAccessibleName(spaced(_sentence(self.section, progress)))
        if self.property("tone") != ("selected" if current else ""):
            restyle(self, tone="selected" if current else "")
            restyle(self._name, role="strong" if current else "", tone=tone)
            restyle(self._count, tone=tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in OPENING:
            self.opened.emit(self.section.code)
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.section.code)
        super().mouseReleaseEvent(event)


class Sections(QWidget):
    """Emits `section_chosen`; the synthesis is the last of them."""

    section_chosen = Signal(str)

    def __init__(self, sections: Sequence[Section], *, above: QWidget, beside: QWidget) -> None:
        """Stand `above` over the list, `beside` next to the progress where the text is large."""
        super().__init__()
        self.setObjectName("sections")
        self.setAccessibleName("Sections du bilan")
        self._sections = tuple(sections)
        self._rows = {section.code: SectionRow(section) for section in sections}
        self._field = Choice("section_field", [(s.code, s.label) for s in sections])
        self._words = label("", "strong")
        self._bar = ProgressBar("whole_progress", "Réponses données")
        self._current = ""
        for made in self._rows.values():
            made.opened.connect(self.section_chosen)
            made.moved.connect(self._move)
        self._field.setAccessibleName("Section")
        self._field.setMinimumContentsLength(FIELD_LETTERS)
        self._field.setSizeAdjustPolicy(SHRINK)
        self._field.chosen.connect(self.section_chosen)
        self._lay_out(above, beside)

    def show_picture(self, picture: AssessmentPicture, current: str) -> None:
        self._current = current
        whole = picture.whole
        say(self._words, f"{counted(whole.replied, 'réponse')} sur {whole.asked}")
        self._bar.show_progress(whole.replied, whole.asked)
        for code, made in self._rows.items():
            asked = code in picture.progress or code == SYNTHESIS
            made.setVisible(asked)
            made.show_progress(picture.progress.get(code, NOTHING), current=code == current)
        self._field.offer(self._choices(picture.progress))
        self._field.show_code(current)

    def _choices(self, progress: Mapping[str, Progress]) -> list[tuple[str, str]]:
        shown = [s for s in self._sections if s.code in progress or s.code == SYNTHESIS]
        return [
            (section.code, f"{rank}/{len(shown)} · {_choice(section, progress)}")
            for rank, section in enumerate(shown, start=1)
        ]

    def _move(self, step: int) -> None:
        shown = [made for made in self._rows.values() if made.isVisibleTo(self)]
        focused = next((rank for rank, made in enumerate(shown) if made.hasFocus()), 0)
        target = max(0, min(focused + step, len(shown) - 1))
        shown[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, above: QWidget, beside: QWidget) -> None:
        """Show the list or the field; the other stays hidden, for no widget may be left alone."""
        if large_text():
            top = row(self._words, (self._bar, 1), beside, gap=16)
            rows = frame(column(*self._rows.values()))
            fields = row((self._field, 1), (above, 1), gap=8)
            self.setLayout(column(top, fields, rows, gap=8, pad=(0, 0, 16, 0)))
            rows.hide()
            return
        head = frame(column(self._words, self._bar, gap=8, pad=(16, 12, 16, 12)))
        card = frame(column(head, *self._rows.values(), None, gap=0), "card")
        field = frame(row(self._field, beside))
        self.setLayout(column(above, (scrolled(card), 1), field, gap=8))
        field.hide()
        self.setFixedWidth(dp(WIDTH))


def _sentence(section: Section, progress: Progress) -> str:
    if not progress.asked:
        return section.label
    return f"{section.label}, {counted(progress.replied, 'réponse')} sur {progress.asked}"


def _choice(section: Section, progress: Mapping[str, Progress]) -> str:
    if section.code not in progress:
        return section.short_label
    part = progress[section.code]
    return f"{section.short_label} · {part.replied} sur {part.asked}"
