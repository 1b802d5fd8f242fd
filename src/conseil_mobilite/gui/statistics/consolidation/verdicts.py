"""What becomes of each chosen file: added, or refused with the reason."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.statistics.consolidation.sources import Choice, Piece, Refusal
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import Line, badge, glyph
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.sentence import Sentence

NONE_YET: Final = "Aucun paquet pour l’instant. Chacun sera vérifié avant d’être additionné."
_MOST_KEPT: Final = 100
CHECKING: Final = "Vérification des paquets…"


class Verdicts(QFrame):
    """Refused files come first: they are what asks for something."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consolidation_verdicts")
        self._list = frame(column(gap=0))
        self.setLayout(column(self._list, gap=0))
        self.show_nothing()

    def show_nothing(self) -> None:
        refill(self._list, empty_line(NONE_YET, icon="files"))

    def show_checking(self) -> None:
        refill(self._list, empty_line(CHECKING, icon="hourglass-medium"))

    def show_choice(self, choice: Choice) -> None:
        rows = [
            *(_refused(each) for each in choice.refused),
            *(_kept(each) for each in choice.kept),
        ]
        refill(self._list, *(rows or [empty_line(NONE_YET, icon="files")]))


def summary(choice: Choice) -> str:
    """Say in one line what is about to be added."""
    return " · ".join(_summed(choice))


def _summed(choice: Choice) -> Iterator[str]:
    if not choice.kept:
        yield "Aucun paquet à additionner"
        return
    yield counted(len(choice.kept), "paquet à additionner", "paquets à additionner")
    basins = {each.scope.basin for each in choice.kept}
    yield counted(len(basins), "bassin")
    first = choice.kept[0].scope
    yield f"du {_day(first.start)} au {_day(first.end)}"


def _day(day: date) -> str:
    return long_date(day, weekday=False)


def _kept(piece: Piece) -> QFrame:
    number = f" · correction n° {piece.number}" if piece.number > 1 else ""
    detail = f"{piece.body} · base {piece.base} · {piece.basin_name}{number}"
    return _line(piece.file_name, detail, "Accepté", "check-circle", "success")


def _refused(refusal: Refusal) -> QFrame:
    return _line(refusal.file_name, refusal.sentence, "Refusé", "warning-circle", "danger")


def _line(name: str, detail: str, verdict: str, icon: str, tone: str) -> QFrame:
    sign = column(glyph(icon, tone, 20), None)
    texts = column(Line(name, "strong"), Sentence(detail, "small"), gap=2)
    word = column(badge(verdict, tone), None)
    return frame(row(sign, (texts, 1), word, gap=12, pad=(16, 8, 12, 8)), "entry")
