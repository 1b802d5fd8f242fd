"""What was decided: the merges made, and the pairs told apart; both can be taken back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.duplicates.pairs import ApartLine
from conseil_mobilite.services.duplicates.unmerging import MergeLine

NO_MERGE = "Aucun dossier n’a été fusionné."
NONE_APART = "Aucune paire n’a été dite de deux personnes."


class PastList(QFrame):
    """Two cards one under the other."""

    separation_asked = Signal(object)
    """The `MergeLine` to undo."""
    taking_back_asked = Signal(object)
    """The `ApartLine` to take back."""
    opened = Signal(object)
    """The `UUID` of a person."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("duplicates_past")
        self._merges, self._apart = frame(column(gap=0)), frame(column(gap=0))
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName("duplicates_past_trouble")
        self._told = frame(column(self._trouble, pad=(16, 0, 16, 8)))
        self._told.hide()
        made = card("Fusions faites", self._told, self._merges)
        apart = card("Dits de deux personnes", self._apart)
        self.setLayout(column(made, apart, None, gap=16))

    def show_merges(self, lines: Sequence[MergeLine]) -> None:
        self._told.hide()
        rows = [self._merge(rank, each) for rank, each in enumerate(lines)]
        refill_kept(self._merges, *(rows or [empty_line(NO_MERGE, icon="users")]))

    def show_apart(self, lines: Sequence[ApartLine]) -> None:
        rows = [self._pair(rank, each) for rank, each in enumerate(lines)]
        refill_kept(self._apart, *(rows or [empty_line(NONE_APART, icon="users")]))

    def show_trouble(self, error: Exception) -> None:
        say(self._trouble, str(error))
        self._told.show()

    def _merge(self, rank: int, line: MergeLine) -> QFrame:
        day = long_date(paris_day(line.merged_at), weekday=False)
        until = long_date(line.until, weekday=False)
        limit = f"séparable jusqu’au {until}" if line.reversible else "ne se sépare plus"
        gone = f"Dossier {line.absorbed_number} ({line.absorbed_name})"
        detail = joined(f"{gone}, fusionné le {day}", line.adviser, limit)
        title = f"{line.survivor_name} ({line.survivor_number})"
        opening = button(f"duplicates_see_{rank}", "Ouvrir", role="quiet")
        opening.setAccessibleName(spaced(f"Ouvrir le dossier de {line.survivor_name}"))
        opening.clicked.connect(lambda: self.opened.emit(line.survivor_id))
        return entry(title, detail, opening, *self._separation(rank, line), lead=_sign())

    def _separation(self, rank: int, line: MergeLine) -> list[QFrame]:
        if not line.reversible:
            return []
        words = "&Séparer de nouveau" if rank == 0 else "Séparer de nouveau"
        back = button(f"duplicates_separate_{rank}", words, "arrow-counter-clockwise", "quiet")
        back.setAccessibleName(spaced(f"Séparer de nouveau le dossier {line.absorbed_number}"))
        back.clicked.connect(partial(self.separation_asked.emit, line))
        return [frame(column(back))]

    def _pair(self, rank: int, line: ApartLine) -> QFrame:
        told = (
            f"{name} ({number})" for name, number in zip(line.names, line.file_numbers, strict=True)
        )
        day = long_date(paris_day(line.said_at), weekday=False)
        back = button(f"duplicates_again_{rank}", "Reprendre", "arrow-counter-clockwise", "quiet")
        back.setAccessibleName(spaced(f"Reprendre : {' et '.join(line.names)}"))
        back.clicked.connect(partial(self.taking_back_asked.emit, line))
        return entry(" et ".join(told), joined(f"Dit le {day}", line.adviser), back, lead=_sign())


def _sign() -> QFrame:
    return frame(column(glyph("users", "primary", 20)))
