"""Doublons possibles: the pairs to look at, two files side by side, and what was decided."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFrame, QStackedWidget

from conseil_mobilite.domain.duplicates.pair import Pair
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.duplicates.comparison_card import ComparisonCard
from conseil_mobilite.gui.duplicates.looking import Looking
from conseil_mobilite.gui.duplicates.pairs_table import PairsTable
from conseil_mobilite.gui.duplicates.past_list import PastList
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, columns, frame, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.audit import reading
from conseil_mobilite.services.duplicates import comparing, merges, pairs, unmerging
from conseil_mobilite.services.duplicates.comparing import Comparison
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.duplicates.pairs import ApartLine, PairLine
from conseil_mobilite.services.duplicates.unmerging import MergeLine

AT_ONCE: Final = 60
QUEUE: Final = "queue"
PAST: Final = "past"
_PARTS: Final = ((QUEUE, "À regarder"), (PAST, "Décisions prises"))
_NOTHING: Final = (
    "Aucun doublon possible",
    (
        "Deux dossiers viennent ici quand ils ont en commun au moins deux de ces cinq choses : "
        "nom, prénom, date de naissance, téléphone, courriel."
    ),
)


class DuplicatesPage(Page):
    """Nothing is decided by itself: the adviser merges, or says that they are two people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("duplicates_page")
        self._desk = desk
        self._looking = Looking(desk, self)
        self._pairs: tuple[Pair, ...] = ()
        self._visited = False
        self._shown = 0
        self._part = Segments("duplicates_part", "Partie", _PARTS)
        self._detail = label("Recherche en cours…", "muted")
        self._table, self._card, self._past = PairsTable(), ComparisonCard(desk), PastList()
        self._queue, self._stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._explain()
        self._connect()

    def refresh(self) -> None:
        self._looking.start()
        read = self._desk.background.read
        read(unmerging.merges).then(self._past.show_merges)
        read(pairs.told_apart).then(self._past.show_apart)

    def show_part(self, part: str) -> None:
        if part in {QUEUE, PAST}:
            self._part.show_current(part)
            self._turn(part)

    def part(self) -> str:
        return self._part.current()

    def _lay_out(self) -> None:
        back = button("duplicates_back", "&Revenir", "arrow-left", "quiet")
        back.clicked.connect(self.left)
        words = column(label("Doublons possibles", "title"), self._detail, gap=0)
        head = columns(row(back, (words, 1), gap=12), self._part)
        listed = frame(column((self._table, 1), gap=0, pad=(1, 1, 1, 1)), "card")
        self._queue.addWidget(self._beside(listed))
        self._queue.addWidget(frame(column(empty_page("users", *_NOTHING)), "card"))
        self._stack.addWidget(self._queue)
        self._stack.addWidget(self._past)
        self.lay_out(column(head, (self._stack, 1), gap=12, pad=PAGE_PAD))

    def _explain(self) -> None:
        self._table.setWhatsThis(
            "Deux dossiers viennent ici quand ils ont en commun au moins deux de ces cinq choses : "
            "nom, prénom (à une lettre près), date de naissance, téléphone, courriel. Les flèches "
            "passent d’une paire à l’autre, Entrée va aux choix. Rien n’est fusionné tout seul."
        )

    def _beside(self, listed: QFrame) -> QFrame:
        return frame(columns((listed, 4), (self._card, 6), gap=16))

    def _connect(self) -> None:
        self._part.chosen.connect(self._turn)
        self._looking.found.connect(self._take)
        self._table.more_wanted.connect(self._go_on)
        self._table.current_changed.connect(self._compare)
        self._table.opened.connect(lambda _key: self._card.take_keyboard())
        self._card.merge_asked.connect(self._merge)
        self._card.apart_asked.connect(self._tell_apart)
        self._card.opened.connect(self.open_person)
        self._past.opened.connect(self.open_person)
        self._past.separation_asked.connect(self._separate)
        self._past.taking_back_asked.connect(self._take_back)

    def _turn(self, part: str) -> None:
        self._stack.setCurrentIndex(int(part == PAST))

    def _take(self, found: tuple[Pair, ...]) -> None:
        self._pairs = found
        self._tell_count()
        reading = self._desk.background.read(pairs.lines, found[: max(AT_ONCE, self._shown)])
        reading.then(self._show)

    def _tell_count(self) -> None:
        told = counted(len(self._pairs), "paire à regarder", "paires à regarder")
        say(self._detail, f"{told}, les plus sûres d’abord" if self._pairs else "")
        self._queue.setCurrentIndex(int(not self._pairs))

    def _show(self, lines: list[PairLine]) -> None:
        self._shown = max(AT_ONCE, self._shown)
        before = self._table.current_key()
        if not self._visited:
            self._visited = True
            self._table.setFocus()
        self._table.show_pairs(lines, complete=self._shown >= len(self._pairs))
        if lines and self._table.current_key() is None:
            self._table.show_current(lines[0].pair.key)
        if self._table.current_key() == before:
            self._compare(before)

    def _go_on(self) -> None:
        asked = self._pairs[self._shown : self._shown + AT_ONCE]
        self._shown += len(asked)
        self._desk.background.read(pairs.lines, asked).then(self._append)

    def _append(self, lines: list[PairLine]) -> None:
        self._table.append_pairs(lines, complete=self._shown >= len(self._pairs))

    def _compare(self, key: object) -> None:
        if not isinstance(key, tuple):
            self._card.show_nothing()
            return
        reading = self._desk.background.read(comparing.compare, *key)
        reading.then(partial(self._show_compared, key), self).otherwise(self._lose, self)

    def _show_compared(self, key: object, compared: Comparison) -> None:
        if key == self._table.current_key():
            self._card.show_pair(compared)
            for side in compared.sides:
                self._desk.background.note(reading.note, "person.compare", "person", side.person.id)

    def _lose(self, error: Exception) -> None:
        """One of the files is no more: look anew."""
        self._card.show_nothing()
        if isinstance(error, UserError):
            self.said.emit(str(error))
            self._looking.start()
        else:
            self.troubled.emit(error)

    def _merge(self, order: MergeOrder) -> None:
        job = self._desk.background.run(merges.merge, order)
        job.then(lambda _merged: self._merged(order, job.act), self)
        job.otherwise(self._card.show_trouble)

    def _merged(self, order: MergeOrder, act: UUID | None) -> None:
        self.record_gone.emit(order.absorbed_id)
        self._drop(order.absorbed_id)
        self._table.setFocus()  # the gesture that had the keyboard is gone
        self.undo_offered.emit("Dossiers fusionnés", act)
        self.refresh()

    def _tell_apart(self, one: UUID, other: UUID) -> None:
        job = self._desk.background.run(pairs.tell_apart, one, other)
        job.then(lambda _said: self._noted(job.act), self).otherwise(self._card.show_trouble)

    def _noted(self, act: UUID | None) -> None:
        self._table.setFocus()
        self._told("Noté : ce sont deux personnes", act)

    def _separate(self, line: MergeLine) -> None:
        job = self._desk.background.run(unmerging.unmerge, line.id)
        said = f"Dossier {line.absorbed_number} séparé de nouveau"
        job.then(lambda _person: self._told(said, job.act), self)
        job.otherwise(self._past.show_trouble)

    def _take_back(self, line: ApartLine) -> None:
        job = self._desk.background.run(pairs.take_back, line.id)
        job.then(lambda _nothing: self._told("La paire est de nouveau à regarder", job.act), self)
        job.otherwise(self._past.show_trouble)

    def _told(self, said: str, act: UUID | None) -> None:
        self.undo_offered.emit(said, act)
        self.refresh()

    def _drop(self, gone: UUID) -> None:
        """Leave out at once the pairs of a file that went: a look takes its time."""
        self._pairs = tuple(pair for pair in self._pairs if gone not in pair.key)
        self._take(self._pairs)
