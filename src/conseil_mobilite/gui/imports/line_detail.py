"""One row: what will be done of it, why, its cells, and what the adviser may choose instead."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.imports.decision_words import DECISION_WORDS
from conseil_mobilite.domain.imports.decisions import Alert, Decision, ImportLine
from conseil_mobilite.domain.language.french import number
from conseil_mobilite.domain.people.identity import looks_like_nir, without_nir
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.raw_cells import RawCells
from conseil_mobilite.gui.imports.raw_cells_model import RawLine
from conseil_mobilite.gui.imports.raw_preview import HIDDEN_NUMBER
from conseil_mobilite.gui.imports.value_words import value_words
from conseil_mobilite.gui.imports.wording import ASIDE, OTHER_PERSON, SAME_PERSON, TONES
from conseil_mobilite.gui.kit.buttons import toggle
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.theme import restyle

DOUBTFUL: Final = frozenset({Decision.DUPLICATE, Decision.POSSIBLE_DUPLICATE})
NOT_TAKEN: Final = "Non reprise"
LEFT_EMPTY: Final = "Laissée vide"
TO_READ: Final = "À relire"
HINT: Final = "F2 : corriger · Échap : revenir à la liste"


class LineDetail(QFrame):
    """`chosen` carries a `Decision` or None; `typed` the rank of a column and its new text."""

    chosen = Signal(object)
    typed = Signal(int, str)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("import_line")
        self.setProperty("role", "card")
        self._lists = lists
        self._line: ImportLine | None = None
        self._title = label("", "heading")
        self._badge = badge("")
        self._badge.setObjectName("import_decision")
        self._why = frame(column(gap=4))
        self._same = toggle("import_same", f"{SAME_PERSON[:9]}&{SAME_PERSON[9:]}")
        self._other = toggle("import_other", f"{OTHER_PERSON[:10]}&{OTHER_PERSON[10:]}")
        self._aside = toggle("import_aside", "Mettre de &côté")
        self._acts = Flow(self._same, self._other)
        self._other.clicked.connect(lambda down: self._choose(Decision.CREATE, down=down))
        self._same.clicked.connect(lambda down: self._choose(Decision.UPDATE, down=down))
        self._aside.clicked.connect(lambda down: self._choose(Decision.IGNORE, down=down))
        self.cells = RawCells()
        self.cells.cells.typed.connect(self.typed)
        head = frame(row(self._title, self._badge, None, self._aside, gap=10, pad=(16, 8, 12, 4)))
        said = frame(column(self._why, self._acts, gap=8, pad=(16, 0, 16, 8)))
        foot = frame(row(label(HINT, "small"), None, pad=(16, 4, 16, 6)))
        inner = column(head, said, (self.cells, 1), foot, gap=0, pad=(1, 1, 1, 1))
        self.setLayout(inner)

    def show_line(self, draft: Draft, line: ImportLine | None) -> None:
        self._line = line
        self.setEnabled(line is not None)
        if line is None:
            say(self._title, "Aucune ligne")
            self.cells.show_cells(())
            return
        say(self._title, f"Ligne {number(line.number)}")
        self._show_decision(draft, line)
        alerts = draft.alerts(line)
        refill(self._why, *(_why(each) for each in alerts))
        self._why.setVisible(bool(alerts))
        self.cells.show_cells(tuple(_raw_lines(draft, line, self._lists)))

    def toggle_aside(self) -> None:
        """Set the row aside, or take it again."""
        if self._aside.isEnabled() and self._line is not None:
            self._aside.click()

    def _show_decision(self, draft: Draft, line: ImportLine) -> None:
        choice, decision = draft.choices.get(line.number), draft.decision(line)
        aside = choice is Decision.IGNORE
        say(self._badge, ASIDE if aside else DECISION_WORDS[decision])
        restyle(self._badge, tone="" if aside else TONES[decision])
        self._acts.setVisible(line.decision in DOUBTFUL)
        self._same.setVisible(line.known is not None or line.linked_to is not None)
        self._same.setChecked(choice is Decision.UPDATE)
        self._other.setChecked(choice is Decision.CREATE)
        self._aside.setChecked(aside)
        self._aside.setVisible(line.decision not in {Decision.IGNORE, Decision.REJECT})

    def _choose(self, decision: Decision, *, down: bool) -> None:
        self.chosen.emit(decision if down else None)


def _raw_lines(draft: Draft, line: ImportLine, lists: CodeLists) -> Iterator[RawLine]:
    """Give the cells that are taken, and those that hold something."""
    for rank, heading in enumerate(draft.read.shown.headings):
        text = draft.text(line.number, rank)
        taken = draft.mapping.fields[rank] is not None
        dropped = rank in draft.read.dropped
        if taken or text or dropped or (line.number, rank) in draft.mends:
            yield _raw_line(draft, line, rank, heading or "Sans titre", lists)


def _raw_line(draft: Draft, line: ImportLine, rank: int, heading: str, lists: CodeLists) -> RawLine:
    if rank in draft.read.dropped:
        return RawLine(rank, heading, HIDDEN_NUMBER, HIDDEN_NUMBER, NOT_TAKEN, fixed=True)
    field = draft.mapping.fields[rank]
    value = line.values.get(field) if field is not None else None
    understood = value_words(field, value, lists) if field and value is not None else ""
    told = any(field is not None and each.field is field for each in line.alerts)
    return RawLine(
        rank,
        heading,
        _shown(draft.text(line.number, rank)),
        draft.cell(line.number, rank).text,
        " ".join(understood.split()) if field is not None else NOT_TAKEN,
        (LEFT_EMPTY if not understood else TO_READ) if told else "",
    )


def _shown(text: str) -> str:
    """Show what was typed without a NIR that would be in it."""
    return without_nir(text) if looks_like_nir(text) else text


def _why(alert: Alert) -> QFrame:
    icon, tone = ("info", "primary") if alert.field is None else ("warning", "warning")
    sign = column(glyph(icon, tone, 18), None)
    return frame(row(sign, (label(alert.text, "muted", wrap=True), 1), gap=8))
