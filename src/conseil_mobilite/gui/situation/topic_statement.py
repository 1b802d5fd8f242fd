"""What was said of a topic without any fact: none, unknown, refused, or not discussed yet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.gui.kit.buttons import toggle
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.known import known_states
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.services.situation.topics import Statement


class TopicStatement(QFrame):
    """The four answers, one of them down; the arrows move among them."""

    spoken_role = QAccessible.Role.Grouping

    stated = Signal(object)
    """The `Knowledge` the adviser chose."""

    def __init__(self, lists: CodeLists, topic: str) -> None:
        super().__init__()
        name = f"situation_{topic}_stated"
        entry = lists["situation_topics"][topic]
        self.setObjectName(name)
        self.setAccessibleName(f"{entry.label} : ce qui a été dit")
        offered = known_states(lists, none=entry.text("none"), without=(Knowledge.KNOWN,))
        self._buttons = {
            Knowledge(code): toggle(f"{name}_{code}", words) for code, words in offered
        }
        self._group = QButtonGroup(self)
        for state, made in self._buttons.items():
            self._group.addButton(made)
            made.clicked.connect(lambda _on, state=state: self._choose(state))
        self._shown = Knowledge.NOT_DISCUSSED
        self._noted = label("", "small")
        none, *others = self._buttons.values()
        first = row(none, (self._noted, 1), gap=12)
        inner = column(first, Flow(*others), gap=6, pad=(16, 10, 16, 12))
        self.setLayout(column(frame(inner, "entry"), gap=0))
        self.show_statement(Statement())

    def show_statement(self, statement: Statement) -> None:
        """Show what is kept, without emitting."""
        self._shown = statement.state
        self._buttons[statement.state].setChecked(True)
        day = statement.noted_on
        say(self._noted, f"Noté le {long_date(day, weekday=False)}" if day else "")

    def _choose(self, state: Knowledge) -> None:
        if state is not self._shown:
            self._shown = state
            self.stated.emit(state)
