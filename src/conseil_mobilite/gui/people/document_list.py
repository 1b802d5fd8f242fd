"""What was handed out, the latest first: a page at a time, of one kind where that is asked."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import OpenRow, card, entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, add_to, column, frame, refill, row
from conseil_mobilite.gui.kit.painting import CENTER, MIDDLE
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.paper.paper_wording import given, presentation
from conseil_mobilite.services.people.person_documents import DocumentLine

STEP: Final = 25
"""How many are shown at first, and how many more each time."""
NUMBER_WIDTH: Final = 124
FILTERED: Final = 8
"""From how many documents they can be shown by kind."""
GESTURES: Final = (
    ("", "Ouvrir"),
    ("print", "Réimprimer…"),
    ("save", "Enregistrer le PDF…"),
    ("save_web", "Enregistrer la version web…"),
)


class DocumentList(QFrame):
    """`opened` carries the line of a document and what to do with it: a name of `GESTURES`."""

    opened = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._documents: tuple[DocumentLine, ...] = ()
        self._count = STEP
        self._kind = Choice("documents_kind", ()).narrow(16)
        self._kind.setAccessibleName("Documents montrés")
        self._kind.chosen.connect(lambda _title: self._begin_again())
        self._rows = frame(column(gap=0))
        self._more = button("documents_more", "Afficher la &suite", "caret-down", "quiet")
        self._more.clicked.connect(self._show_more)
        self._filter = frame(row(self._kind, None, pad=(16, 0, 12, 8)))
        self._rest = frame(row(None, self._more, None, pad=(16, 8, 12, 8)), "entry")
        made = card("Documents remis", self._filter, self._rows, self._rest)
        made.setObjectName("documents_given")
        self.setLayout(column(made, gap=0))

    def show_documents(self, documents: Sequence[DocumentLine]) -> None:
        """Show them; where nothing changed, the keyboard stays where it is."""
        if tuple(documents) == self._documents:
            return
        self._documents = tuple(documents)
        kinds = Counter(_kind(each) for each in documents)
        offered = [(title, f"{title} ({count})") for title, count in kinds.items()]
        self._kind.offer(offered, none=f"Tous les documents ({len(documents)})")
        self._filter.setVisible(len(documents) >= FILTERED and len(kinds) > 1)
        self._fill()

    def _begin_again(self) -> None:
        self._count = STEP
        self._fill()

    def _show_more(self) -> None:
        """Show the next ones, the keyboard on the first of them."""
        first = self._count
        self._count += STEP
        asked = self._asked()
        shown = enumerate(asked[first : self._count], first)
        add_to(self._rows, *(self._row(rank, each) for rank, each in shown))
        self._say_left(len(asked))
        row = self.findChild(QFrame, f"document_{first}")
        if isinstance(row, QFrame):
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        asked = self._asked()
        shown = enumerate(asked[: self._count])
        refill(self._rows, *(self._row(rank, each) for rank, each in shown))
        self._say_left(len(asked))

    def _asked(self) -> list[DocumentLine]:
        title = self._kind.code()
        return [each for each in self._documents if title in {"", _kind(each)}]

    def _say_left(self, asked: int) -> None:
        left = asked - self._count
        self._rest.setVisible(left > 0)
        self._more.say(f"Afficher la &suite ({counted(left, 'document')})")

    def _row(self, rank: int, document: DocumentLine) -> QFrame:
        marks: list[Item] = [badge(each, "primary") for each in _marks(document)]
        made = _entry(document, *marks, _number(document), self._others(rank, document))
        said = ", ".join((document.title, *_marks(document), f"n° {document.number}"))
        made.can_open(f"document_{rank}", lambda: self.opened.emit(document, ""))
        made.setAccessibleName(spaced(f"{said}. {given(document)}"))
        return made

    def _others(self, rank: int, document: DocumentLine) -> Button:
        made = button(f"document_{rank}_more", "Autres gestes", "caret-down", "quiet")
        made.setAccessibleName(spaced(f"Autres gestes : {document.title} n° {document.number}"))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        menu = QMenu(made)
        menu.aboutToShow.connect(partial(self._fill_menu, menu, rank, document))
        made.setMenu(menu)
        return made

    def _fill_menu(self, menu: QMenu, rank: int, document: DocumentLine) -> None:
        """Put the gestures in a menu once it is asked for: there may be hundreds of rows."""
        if menu.actions():
            return
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setAccessibleName("Gestes sur ce document")
        for name, words in GESTURES:
            line = menu.addAction(spaced(words))
            line.setObjectName(f"document_{rank}_{name or 'open'}")
            line.triggered.connect(partial(self._tell, document, name))

    def _tell(self, document: DocumentLine, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.opened.emit(document, name)


def _entry(document: DocumentLine, *ends: Item) -> OpenRow:
    """Make the row of a document; its words take the lines they need where the text is large."""
    lead = glyph("file-pdf", "primary", 20)
    if not large_text():
        return entry(document.title, given(document), *ends, lead=lead)
    made = OpenRow(document.title)
    title = label(document.title, "strong", wrap=True)
    words = column(title, label(given(document), "small", wrap=True), gap=0)
    made.setLayout(row(lead, (words, 1), *ends, gap=12, pad=(16, 8, 12, 8)))
    return made


def _number(document: DocumentLine) -> QLabel:
    made = badge(f"N° {document.number}")
    made.setMinimumWidth(dp(NUMBER_WIDTH))
    made.setAlignment(CENTER | MIDDLE)
    return made


def _marks(document: DocumentLine) -> list[str]:
    """Return how it reads, where that is not the usual way and its title does not say so."""
    language = f"Français et {document.language}" if document.language else ""
    title = document.title.lower()
    marks = (presentation(document), language)
    return [mark for mark in marks if mark and mark.lower() not in title]


def _kind(document: DocumentLine) -> str:
    """« Fiche mobilité (version simplifiée) » is a « Fiche mobilité »."""
    return document.title.partition(" (")[0]
