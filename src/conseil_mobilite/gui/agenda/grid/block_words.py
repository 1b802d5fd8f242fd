"""What an appointment says on the grid: as much as there is room for, the name first."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from conseil_mobilite.domain.language.french import NO_BREAK, spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, NORMAL
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

LINE: Final = 16
ONE_LINE: Final = 32
LONG_MINUTES: Final = 90
ROOMY: Final = 48
"""The width from which a name is cut rather than said by its initials."""

Lines = Sequence[str]


def block_lines(
    entry: DiaryEntry, lists: CodeLists, area: QRectF, adviser: str = "", *, taken: float = 0
) -> Lines:
    """Return the lines to write in `area`; `adviser` is told where her mark has no room.

    `taken` is the width that her mark takes of the first line, where it has room.
    """
    width, beside, doubt = area.width(), area.width() - taken, _doubt(entry)
    if area.height() < dp(ONE_LINE):
        return [_fitting(_one_line(entry, lists, beside), beside, BOLD)]
    room = int((area.height() + dp(2)) // dp(LINE)) - 1
    told_too = adviser if breadth(adviser, NORMAL) <= width else ""
    others = _with_adviser(_details(entry, lists, width), told_too, width, room)
    told = any(wording.outcome(entry)[0] in line for line in others)
    names = _names(entry, lists, beside, "" if told else doubt)
    return [_fitting(names, beside, BOLD), *others]


def _with_adviser(details: Lines, adviser: str, width: float, room: int) -> Lines:
    """Tell who receives as soon as there is a line: beside the hour, under it, or in its place."""
    if not adviser or room < 1:
        return details[:room]
    first, *rest = details or [""]
    both = f"{first} · {adviser}"
    if first and breadth(both, NORMAL) <= width:
        return [both, *rest][:room]
    return [first, adviser, *rest][:room] if first and room > 1 else [adviser]


def font_of(weight: QFont.Weight) -> QFont:
    return theme.font(SMALL_POINTS, weight)


def breadth(words: str, weight: QFont.Weight) -> float:
    """Return the width of words, in pixels."""
    return QFontMetricsF(font_of(weight)).horizontalAdvance(spaced(words))


def _one_line(entry: DiaryEntry, lists: CodeLists, width: float) -> Iterator[str]:
    """Say a short appointment on one line, from the longest way to the shortest."""
    start, state = wording.start(entry), wording.outcome(entry)[0]
    names = (wording.title(entry, lists), wording.initialled(entry, lists))
    if state:
        yield from (f"{start} · {name} · {state}" for name in names)
    yield from (f"{start} · {name}{_doubt(entry)}" for name in names)
    yield from _names(entry, lists, width, _doubt(entry))


def _names(entry: DiaryEntry, lists: CodeLists, width: float, doubt: str) -> Iterator[str]:
    """Say who it is about: a name is cut before it is only initials, save where there is doubt."""
    yield f"{wording.title(entry, lists)}{doubt}"
    yield f"{wording.initialled(entry, lists)}{doubt}"
    if doubt or width < dp(ROOMY):
        initials, sign = wording.initials(entry, lists), doubt.strip(NO_BREAK)
        yield f"{initials}{sign}"
        yield f"{initials[:1]}{sign}"
        yield initials[:1]


def _doubt(entry: DiaryEntry) -> str:
    """« À compléter » where there is room for one sign only."""
    return f"{NO_BREAK}?" if entry.to_complete and not wording.cancelled(entry) else ""


def _fitting(tries: Iterator[str], width: float, weight: QFont.Weight) -> str:
    """Return the first that fits, else the last."""
    metrics = QFontMetricsF(font_of(weight))
    words = ""
    for words in tries:
        if metrics.horizontalAdvance(spaced(words)) <= width:
            return words
    return words


def _details(entry: DiaryEntry, lists: CodeLists, width: float) -> Lines:
    """Return what follows the name, by order of need: when, what became of it, what, where."""
    start = wording.start(entry)
    state, about = wording.outcome(entry)[0], _about(entry, lists)
    if breadth(f"{start} · mmm", NORMAL) > width:
        return [words for words in (start, state) if words and breadth(words, NORMAL) <= width]
    if entry.appointment.duration_minutes >= LONG_MINUTES:
        return [words for words in (wording.hours(entry), state, *about) if words]
    first = f"{start} · {state or ', '.join(about)}"
    if wording.cancelled(entry) and breadth(first, NORMAL) > width:
        first = f"{start} · {state.split()[0]}"  # « Annulé » rather than a cut « Annulé par nous »
    return [first, *([", ".join(about)] if state and about else [])]


def _about(entry: DiaryEntry, lists: CodeLists) -> Lines:
    """Return the kind, how many are expected, and where."""
    kind, place = wording.kind(entry, lists), wording.where(entry, lists)
    named = wording.title(entry, lists) == kind
    if not named and not entry.appointment.place:
        place = f"{place[:1].lower()}{place[1:]}"
    told = ("" if named else kind, wording.expected(entry), place)
    return [words for words in told if words]
