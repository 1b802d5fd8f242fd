"""The series of an appointment, in a line."""

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.agenda.series.recurrence_sentence import series_sentence
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


def series_words(entry: DiaryEntry) -> str:
    """« Chaque mardi jusqu’au 30 juin 2027, 14 séances »; nothing for one that stands alone."""
    if entry.series is None:
        return ""
    return series_sentence(entry.series.rule, entry.series.count, paris_day(entry.series.last))


def series_line(entry: DiaryEntry) -> QBoxLayout:
    """Lay the sentence out with its sign; empty for an appointment that stands alone."""
    words = series_words(entry)
    if not words:
        return row()
    return row(glyph("arrow-clockwise", "", 16), (label(words, "muted", wrap=True), 1), gap=8)
