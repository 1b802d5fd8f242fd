"""The sections of the settings, one under the other; one field where the text is large."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.cards import Entry, entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import Glyph, glyph
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import bring, column, frame, scrolled
from conseil_mobilite.gui.kit.theme import dp, large_text, restyle
from conseil_mobilite.gui.settings.headings import Heading

WIDTH: Final = 290
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SectionList(QFrame):
    """`chosen` carries the code of a section. Arrows go from one to the other, Enter opens."""

    chosen = Signal(str)

    def __init__(self, headings: Sequence[Heading]) -> None:
        super().__init__()
        self.setObjectName("settings_sections")
        self.setAccessibleName("Sections des réglages")
        self._headings = {heading.code: heading for heading in headings}
        self._rows: dict[str, Entry] = {}
        self._leads: dict[str, Glyph] = {}
        self._field = Choice("settings_section", [(each.code, each.title) for each in headings])
        if large_text():
            self._field.chosen.connect(self.chosen)
            self.setLayout(column(Field("Section", self._field), pad=(24, 8, 24, 0)))
            return
        for heading in headings:
            self._add(heading)
        card = frame(column(*self._rows.values(), gap=0, pad=(1, 0, 1, 1)), "card")
        listed = frame(column(card, None, pad=(24, 16, 8, 16)), "page")
        self.setLayout(column((scrolled(listed), 1), gap=0))  # more sections than a laptop shows
        self.setFixedWidth(dp(WIDTH))

    def show_current(self, code: str) -> None:
        """Mark the section shown and bring it in sight, without emitting."""
        self._field.show_code(code)
        for each, made in self._rows.items():
            heading, current = self._headings[each], each == code
            state = "section affichée" if current else heading.detail
            made.setAccessibleName(spaced(f"{heading.title}, {state}"))
            restyle(made, tone="selected" if current else "")
            self._leads[each].show_icon(heading.icon, "primary" if current else "")
        if code in self._rows:
            soon(self, partial(bring, self._rows[code]))  # once it is laid out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step, rows = STEPS.get(Qt.Key(event.key())), list(self._rows.values())
        if step is None or not isinstance(watched, Entry):
            return False
        following = max(0, min(rows.index(watched) + step, len(rows) - 1))
        rows[following].setFocus(Qt.FocusReason.TabFocusReason)
        bring(rows[following])
        return True

    def _add(self, heading: Heading) -> None:
        lead = self._leads[heading.code] = glyph(heading.icon, size=22)
        made = entry(heading.title, heading.detail, lead=lead)
        made.can_open(f"settings_go_{heading.code}", lambda: self.chosen.emit(heading.code))
        made.installEventFilter(self)
        self._rows[heading.code] = made
