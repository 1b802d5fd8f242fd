"""The words of one text: typed, with the names that the program fills as buttons."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.letter_texts import PaperText, PaperTexts
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row, scrolled_inside, set_shown
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.kit.theme import dp, large_text

LINES: Final = 7
SIGNED_PAPER: Final = "fiche"
FILLED: Final = "Ce que le programme remplit"
NOTHING_FILLED: Final = "Ce texte s’imprime tel que vous l’écrivez."
ORIGINAL: Final = "Texte d’origine"
OWN: Final = "Votre texte"
UNKEPT: Final = "Pas encore enregistré : vos papiers gardent le texte d’avant."
NAME_WIDTH: Final = 128


class PaperTextEditor(QFrame):
    """What is wrong is said beneath the field and stays typed."""

    typed = Signal(str, str)
    """The code of the text and its words, at each key."""
    original_wanted = Signal(str)
    signatures_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text: PaperText | None = None
        self._meanings: Mapping[str, str] = {}
        self._title = label("", "heading", wrap=True)
        self._title.setObjectName("paper_text_title")
        self._help = label("", "muted", wrap=True)
        self.area: QPlainTextEdit = text_area("paper_words", lines=LINES)
        self.field = Field("&Texte", self.area)
        self._count, self._state = label("", "small"), label("", "small", wrap=True)
        self._state.setObjectName("paper_text_state")
        self._back = button("paper_original", "Reven&ir au texte d’origine", role="quiet")
        self._names = frame(column(gap=6))
        self.signatures = Tick("paper_signatures", "&Imprimer les lignes de signature")
        self.setLayout(self._body())
        self.area.textChanged.connect(self._tell)
        self._back.clicked.connect(self._go_back)
        self.signatures.clicked.connect(self.signatures_wanted)

    def show_text(self, texts: PaperTexts, code: str, unkept: str | None) -> None:
        """Show a text, with what was typed of it and refused where there is some."""
        self._text = text = texts.text(code)
        self._meanings = texts.reference.values
        say(self._title, text.label)
        say(self._help, text.help)
        self._fill(texts.written(code) if unkept is None else unkept)
        self.field.clear_error()
        self._offer_names(text)
        set_shown(self.signatures, shown=text.paper == SIGNED_PAPER)
        self.say_state(texts)

    def say_state(self, texts: PaperTexts, saved: str = "") -> None:
        """Say whose words these are, and when they were kept."""
        if self._text is None:
            return
        own = self._text.code in texts.own
        told = OWN if own else ORIGINAL
        say(self._state, f"{told} · {saved}" if saved else told)
        set_shown(self._back, shown=own or bool(self.field.error()))

    def show_refusal(self, sentence: str) -> None:
        self.field.show_error(sentence)
        say(self._state, UNKEPT)
        set_shown(self._back, shown=True)

    def code(self) -> str:
        """Return the code of the text shown, empty where there is none."""
        return self._text.code if self._text is not None else ""

    def words(self) -> str:
        return self.area.toPlainText()

    def reach(self) -> None:
        self.area.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, words: str) -> None:
        if self.area.toPlainText() != words:
            with QSignalBlocker(self.area):
                self.area.setPlainText(words)
        self._say_count()

    def _tell(self) -> None:
        self._say_count()
        if self._text is not None:
            self.typed.emit(self._text.code, self.words())

    def _say_count(self) -> None:
        if self._text is not None:
            count, longest = len(self.words().strip()), self._text.longest
            over = count > longest
            told = f"{count} sur {counted(longest, 'caractère')}"
            say(self._count, told, "danger" if over else "")

    def _go_back(self) -> None:
        if self._text is None:
            return
        self._fill(self._text.default)
        self.field.clear_error()
        self.original_wanted.emit(self._text.code)
        self.reach()  # the button that was pressed is gone

    def _offer_names(self, text: PaperText) -> None:
        rows = []
        for rank, name in enumerate(text.values):
            insert = button(f"paper_name_{rank}", f"{{{name}}}", role="chip")
            insert.setMinimumWidth(dp(NAME_WIDTH))
            call(insert, f"Insérer {name}")
            insert.clicked.connect(partial(self._insert, name))
            meaning = label(self._meanings[name], "small", wrap=True)
            rows.append(row(insert, (meaning, 1), gap=8))
        refill(self._names, label(FILLED if rows else NOTHING_FILLED, "field"), *rows)

    def _insert(self, name: str) -> None:
        self.area.insertPlainText(f"{{{name}}}")
        self.reach()

    def _body(self) -> QBoxLayout:
        beneath = column(self._count, self._state, gap=0)
        held = column(
            column(self._title, self._help, gap=4),
            self.signatures,
            self.field,
            beneath,
            row(self._back, None),
            self._names,
            None,
            gap=10,
            pad=(16, 12, 16, 12),
        )
        return held if large_text() else column(scrolled_inside(held), pad=(1, 1, 1, 1))
