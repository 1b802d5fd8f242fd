"""Documents: the texts, the logo and the signatures of the papers, beside the paper itself."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.domain.paper.letter_texts import PaperTexts
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.gui.settings.paper_logo_form import PaperLogoForm
from conseil_mobilite.gui.settings.paper_preview import PaperTextPreview
from conseil_mobilite.gui.settings.paper_text_editor import PaperTextEditor
from conseil_mobilite.gui.settings.paper_text_list import LOGO, PaperTextList
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.paper.wording.paper_texts import PaperChoices

HEAD: Final = "Documents"
DETAIL: Final = (
    "Les mots de vos papiers, votre logo et les lignes de signature. Un texte que vous ne changez "
    "pas suit ses améliorations. Les papiers déjà remis ne changent pas."
)
HELP: Final = (
    "Un nom entre accolades, comme {personne}, est remplacé sur chaque papier. Les boutons sous le "
    "texte l’insèrent. À droite, le papier tel qu’il sortira, pour une personne fictive."
)
SHOWN_WITH_LOGO: Final = "notice"
LIST_WIDTH: Final = 224
EDITOR_SHARE, PREVIEW_SHARE = 7, 10
EDITOR_WIDTH: Final = 290


class PaperTextsCard(Section):
    """What is typed is kept at each short pause; what is refused stays as it was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._texts: PaperTexts | None = None
        self._refused: dict[str, tuple[str, str]] = {}
        self._list, self._editor = PaperTextList(), PaperTextEditor()
        self._logo, self._preview = PaperLogoForm(desk), PaperTextPreview(desk)
        self._middle = QStackedWidget()
        self._typing = Typing(self)
        self._lay_out()
        self._connect()
        self.setWhatsThis(HELP)
        self.setFocusProxy(self._list.paper)

    def refresh(self) -> None:
        # By the writer: what was typed a moment ago is kept first.
        self._desk.background.note(paper_texts.choices).then(self._show)

    def leave(self) -> None:
        self._typing.flush()
        super().leave()

    def _show(self, shown: PaperChoices) -> None:
        first, self._texts = self._texts is None, shown.texts
        self._editor.signatures.setChecked(shown.signatures)
        self._logo.show_logo(shown.logo)
        self._list.show_texts(shown.texts)
        if not first and not self._typing.waiting():
            self._open(self._list.current())

    def _open(self, code: str) -> None:
        """Show a text, or the logo, and the paper that bears it."""
        if self._texts is None or not code:
            return
        self._typing.flush()
        if code == LOGO:
            self._middle.setCurrentWidget(self._logo)
            self._preview.show_paper(SHOWN_WITH_LOGO)
            return
        words, sentence = self._refused.get(code, (None, ""))
        self._middle.setCurrentWidget(self._editor)
        self._editor.show_text(self._texts, code, words)
        if words is not None:
            self._editor.show_refusal(sentence)
        self._preview.show_text(code, self._editor.words())

    def _note_typing(self, code: str, words: str) -> None:
        self._typing.keep(code, words)
        self._preview.follow(code, words)

    def _keep(self, typed: dict[str, str]) -> None:
        for code, words in typed.items():
            job = self._desk.background.run(paper_texts.put, code, words)
            refused = partial(self._refuse, code, words)
            job.then(partial(self._note, code), self).otherwise(refused, self)

    def _note(self, code: str, texts: PaperTexts) -> None:
        self._texts = texts
        self._refused.pop(code, None)
        saved = f"Enregistré à {hour(paris_time(self._desk.clock()))}"
        if code == self._editor.code():
            self._editor.field.clear_error()
            self._editor.say_state(texts, saved)
        self._list.show_refused(self._refused)
        self._list.show_texts(texts)
        self.said.emit(f"Texte {saved.lower()}")

    def _refuse(self, code: str, words: str, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.troubled.emit(error)
            return
        self._refused[code] = (words, str(error))
        self._list.show_refused(self._refused)
        if code == self._editor.code():
            self._editor.show_refusal(str(error))

    def _go_back(self, code: str) -> None:
        self._typing.flush()
        job = self._desk.background.run(paper_texts.back_to_default, code)
        job.then(partial(self._note, code), self).otherwise(self.troubled.emit, self)
        self._preview.show_text(code, self._editor.words())

    def _sign(self, wanted: bool) -> None:  # noqa: FBT001 — Qt’s
        job = self._desk.background.run(paper_texts.want_signatures, wanted=wanted)
        job.then(lambda _none: self._draw_again(), self).otherwise(self.troubled.emit, self)

    def _draw_again(self) -> None:
        self.said.emit("Choix enregistré")
        self._preview.show_text(self._editor.code(), self._editor.words())

    def _connect(self) -> None:
        self._list.chosen.connect(self._open)
        self._list.opened.connect(self._enter)
        self._editor.typed.connect(self._note_typing)
        self._editor.original_wanted.connect(self._go_back)
        self._editor.signatures_wanted.connect(self._sign)
        self._typing.settled.connect(self._keep)
        self._logo.changed.connect(lambda: self._preview.show_paper(SHOWN_WITH_LOGO))
        self._logo.said.connect(self.said)
        self._logo.troubled.connect(self.troubled)

    def _enter(self) -> None:
        """Go on to the words from their row, which may be far above where the text is large."""
        if self._list.current() == LOGO:
            self._logo.choose.setFocus()
        else:
            self._editor.reach()
        self.reveal_keyboard()

    def _lay_out(self) -> None:
        for part in (self._editor, self._logo):
            self._middle.addWidget(part)
        note = self.reserve(
            self._desk, "changer les textes, le logo et les signatures", self._middle
        )
        title = column(label(HEAD, "title"), label(DETAIL, "muted", wrap=True), gap=0)
        words = column(title, note, gap=12)
        large = large_text()
        if not large:
            self._list.setFixedWidth(dp(LIST_WIDTH))
            self._middle.setMinimumWidth(dp(EDITOR_WIDTH))
        paper = row((self._middle, EDITOR_SHARE), (self._preview, PREVIEW_SHARE), gap=12)
        parts = columns(self._list, (paper, 1), gap=12)
        body = column(words, (parts, 1), gap=12, pad=(24 if large else 16, 16, 24, 16))
        if large:
            self.lay_out(body)
        else:
            self.setProperty("role", "page")
            self.setLayout(body)
