"""What the person can already do: chosen from a list, or in free words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.assessment import Strength
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

PICK = "Choisir dans la liste…"
SHOWN_SUGGESTIONS = 4
NOTE = "Ces mots seront imprimés sur sa fiche."


class StrengthsCard(QFrame):
    """Emits what to add or to take away."""

    added = Signal(str, str)
    """The words, and the code where they come from the list."""
    removed = Signal(object)

    def __init__(self, known: CodeList) -> None:
        super().__init__()
        self._known = {entry.code: entry.label for entry in known}
        self._list = RefilledList("strengths")
        self._suggestions = RefilledList("suggested_strengths")
        self._pick = Choice("pick_strength", [], none=PICK)
        self._pick.setAccessibleName("Atouts de la liste")
        self._pick.chosen.connect(self._add_known)
        self._text = TextField("strength_text", placeholder="Ou avec vos mots, puis Entrée")
        self._text.returnPressed.connect(self._add_text)
        self.field = Field("Ajouter un atout", self._text, NOTE)
        self._adding = frame(
            column(self._suggestions.frame, self._pick, self.field, gap=8, pad=(16, 8, 16, 10))
        )
        made = card("Atouts", self._list.frame, self._adding)
        self.setLayout(column(made))

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        frozen = picture.assessment.validated_on is not None
        content = (tuple((one.id, one.text) for one in picture.strengths), frozen)
        self._list.fill(content, lambda: self._rows(picture, frozen=frozen))
        said = {strength.code for strength in picture.strengths}
        masked = picture.kept_for_us if shared else frozenset()
        left = [code for code in picture.suggested if code not in said | masked]
        left = left[:SHOWN_SUGGESTIONS]
        self._suggestions.fill(tuple(left), lambda: self._suggest(left))
        self._suggestions.frame.setVisible(bool(left))
        self._adding.setVisible(not frozen)
        self._pick.offer([pair for pair in self._known.items() if pair[0] not in said], none=PICK)
        self._pick.show_code("")

    def forget_text(self) -> None:
        """Empty the field: what it said was added."""
        self._text.clear()
        self.field.clear_error()

    def _add_known(self, code: str) -> None:
        if code:
            self.added.emit(self._known[code], code)

    def _add_text(self) -> None:
        self.added.emit(self._text.text(), "")

    def _suggest(self, codes: list[str]) -> list[Item]:
        """Offer what the best answers tell, one gesture each."""
        made: list[Item] = [label("D’après ses réponses :", "small")]
        for code in codes:
            words = self._known[code]
            one = button(f"suggest_{code}", "Ajouter", role="quiet")
            call(one, f"Ajouter l’atout : {words}")
            one.clicked.connect(lambda _on, code=code: self._add_known(code))
            made.append(frame(row((label(words, wrap=True), 1), one, gap=8)))
        return made

    def _rows(self, picture: SynthesisPicture, *, frozen: bool) -> list[Item]:
        if not picture.strengths:
            return [empty_line("Aucun atout noté : un au moins aide à commencer.", icon="star")]
        return [self._row(strength, frozen=frozen) for strength in picture.strengths]

    def _row(self, strength: Strength, *, frozen: bool) -> QFrame:
        items: list[Item] = [glyph("check", "success"), (label(strength.text, wrap=True), 1)]
        if not frozen:
            remove = button(f"remove_{strength.id}", "Retirer", role="quiet")
            call(remove, f"Retirer : {strength.text}")
            remove.clicked.connect(lambda: self.removed.emit(strength.id))
            items.append(remove)
        made = frame(row(*items, gap=10, pad=(16, 4, 8, 4)), "entry")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made
