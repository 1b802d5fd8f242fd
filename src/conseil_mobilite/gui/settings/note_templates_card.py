"""Modèles de notes: the headings that an empty note proposes, by kind of appointment."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import row, set_shown
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.agenda.notes import note_templates

LINES: Final = 9
HELP: Final = (
    "Une rubrique par ligne, par exemple « Convenu ensemble : ». Vide, aucun modèle n’est proposé."
)
ORIGINAL: Final = "Modèle d’origine"
OWN: Final = "Modèle de votre organisme"


class NoteTemplatesCard(Section):
    """One kind at a time; what is typed is kept at each short pause."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._templates = note_templates.original()
        self._kind = Choice("template_kind", listed(desk.lists, "appointment_kinds"))
        self._text = text_area("template_text", lines=LINES)
        self._field = Field("&Rubriques proposées", self._text, HELP)
        self._state = label("", "small")
        self._state.setObjectName("template_state")
        self._back = button("template_original", "Reven&ir au modèle d’origine", role="quiet")
        self._back.hide()
        self._typing = Typing(self)
        gestures = row((self._state, 1), self._back)
        held = part(
            "Modèle par type de rendez-vous", Field("&Type", self._kind), self._field, gestures
        )
        held.setWhatsThis(
            "Dans une note encore vide, à côté d’un rendez-vous, « Utiliser le modèle » pose ces "
            "rubriques. Un modèle que personne n’a rempli n’est jamais gardé comme une note."
        )
        self.show_cards(
            "Modèles de notes",
            "Ce qu’une note encore vide propose de dire, selon le rendez-vous. Les notes déjà "
            "écrites ne changent pas.",
            held,
        )
        self.setFocusProxy(self._kind)
        self._kind.chosen.connect(lambda _code: self._show_kind())
        self._text.textChanged.connect(self._keep)
        self._typing.settled.connect(self._tell)
        self._back.clicked.connect(self._go_back)

    def refresh(self) -> None:
        self._desk.background.read(note_templates.templates).then(self._show)

    def leave(self) -> None:
        self._typing.flush()

    def _show(self, templates: dict[str, str]) -> None:
        """Show what is kept; what is being typed, or was refused, stays."""
        self._templates = templates
        if not self._typing.waiting() and not self._field.error():
            self._show_kind()

    def _show_kind(self) -> None:
        self._typing.flush()
        self._field.clear_error()
        self._fill(self._templates[self._kind.code()])
        self._say_state()

    def _fill(self, text: str) -> None:
        if self._text.toPlainText() != text:
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)

    def _keep(self) -> None:
        self._typing.keep(self._kind.code(), self._text.toPlainText())

    def _tell(self, texts: dict[str, str]) -> None:
        for kind, text in texts.items():
            job = self._desk.background.run(note_templates.change, kind, text)
            job.then(partial(self._note, kind, text), owner=self).otherwise(
                self._refuse, owner=self
            )

    def _note(self, kind: str, text: str, _none: object) -> None:
        self._templates[kind] = text
        self._field.clear_error()
        self._say_state()
        self.said.emit(f"Modèle enregistré à {hour(paris_time(self._desk.clock()))}")

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._field.show_error(str(error))
        else:
            self.troubled.emit(error)

    def _go_back(self) -> None:
        self._typing.flush()
        kind = self._kind.code()
        self._fill(note_templates.original()[kind])
        job = self._desk.background.run(note_templates.go_back, kind)
        text = note_templates.original()[kind]
        job.then(partial(self._note, kind, text), owner=self).otherwise(self._refuse, owner=self)

    def _say_state(self) -> None:
        kind = self._kind.code()
        own = self._templates[kind].strip() != note_templates.original()[kind].strip()
        say(self._state, OWN if own else ORIGINAL)
        set_shown(self._back, shown=own)
