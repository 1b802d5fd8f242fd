"""A card of the tab « Mobilité »: the facts of a topic, or what was said where there is none."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QFrame, QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.topic_statement import TopicStatement
from conseil_mobilite.services.situation import topics
from conseil_mobilite.services.situation.situation_picture import SituationPicture


class SituationPart(QFrame):
    """Whatever stands on the tab and shows a part of the situation."""

    def show_picture(self, picture: SituationPicture) -> None:
        raise NotImplementedError

    def flush(self) -> None:
        """Keep at once what is still being typed."""


class TopicCard(SituationPart):
    """Titled by its topic, with « Ajouter »; what ended is folded, what was said stands alone.

    A card of its own gives `current`, `ended` and `add`.
    """

    def __init__(self, bench: Bench, topic: str, add_words: str = "Ajouter") -> None:
        super().__init__()
        self.bench, self.topic = bench, topic
        entry = bench.lists["situation_topics"][topic]
        self._open, self._past_count = False, 0
        self._statement = TopicStatement(bench.lists, topic)
        self._statement.stated.connect(self._state)
        self._hints = frame(column(gap=0))
        self._rows = frame(column(gap=0))
        self._fold = self._made_fold()
        self._past = frame(column(gap=0))
        add = button(f"situation_{topic}_add", add_words, "plus", "quiet")
        describe(add, entry.label)
        add.clicked.connect(self._begin)
        parts = (self._statement, self._hints, self._rows, self._fold_row, self._past)
        made = card(entry.label, *parts, extra=add)
        self.setObjectName(f"situation_{topic}")
        self.setLayout(column(made, gap=0))

    def current(self, picture: SituationPicture) -> list[QWidget]:
        """Make the rows of what holds today."""
        raise NotImplementedError

    def ended(self, _picture: SituationPicture) -> list[QWidget]:
        """Make the rows of what held before; none for a topic that keeps no past."""
        return []

    def hints(self, _picture: SituationPicture) -> list[QWidget]:
        """Make the rows of what is proposed, such as what the assessment says; none by default."""
        return []

    def add(self) -> None:
        """Begin a new fact."""
        raise NotImplementedError

    def show_picture(self, picture: SituationPicture) -> None:
        current, ended = self.current(picture), self.ended(picture)
        self._statement.show_statement(picture.statement(self.topic))
        self._statement.setVisible(not current)
        refill_kept(self._hints, *self.hints(picture))
        refill_kept(self._rows, *current)
        refill_kept(self._past, *ended)
        self._fold_row.setVisible(bool(ended))
        self._say_fold(len(ended))
        self._past.setVisible(self._open and bool(ended))

    def _begin(self) -> None:
        """Begin once, whatever the number of clicks."""
        if QApplication.activeModalWidget() is None:
            self.add()

    def _made_fold(self) -> Button:
        fold = button(f"situation_{self.topic}_past", "", "caret-right", "link")
        fold.clicked.connect(self._turn)
        self._fold_row = frame(row(fold, None, pad=(8, 4, 12, 4)), "entry")
        return fold

    def _turn(self) -> None:
        self._open = not self._open
        self._past.setVisible(self._open)
        self._say_fold(self._past_count)

    def _say_fold(self, count: int) -> None:
        self._past_count = count
        verb = "Masquer" if self._open else "Voir"
        icon = "caret-down" if self._open else "caret-right"
        self._fold.say(
            f"{verb} l’historique ({counted(count, 'fait terminé', 'faits terminés')})", icon
        )

    def _state(self, state: Knowledge) -> None:
        bench = self.bench
        run = bench.desk.background.run
        job = run(topics.state_topic, bench.person, self.topic, state, bench.today())
        bench.keep(job)


CardFactory = Callable[[Bench], SituationPart]
