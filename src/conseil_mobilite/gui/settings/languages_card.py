"""Langues de la fiche: what may stand beside French, and which translations were read over."""

from functools import partial
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.fields import show_error
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.settings.language_row import LanguageRow
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.paper.wording import languages
from conseil_mobilite.services.paper.wording.languages import SheetLanguage

ROLE: Final = (
    "La fiche mobilité peut dire ses titres, ses phrases et ses dates dans une seconde langue, à "
    "côté du français. Ce que vous écrivez vous-même reste en français."
)
PROVISIONAL: Final = (
    "Une traduction est provisoire tant que personne de votre organisme ne l’a relue : le haut de "
    "la fiche et le bas de chaque page le disent, dans les deux langues. Faites relire une fiche "
    "à une personne qui parle cette langue, puis cochez la case. Vous pourrez toujours la décocher."
)


class LanguagesCard(Section):
    """Each language says who read it; a box ticked by mistake is unticked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[str, LanguageRow] = {}
        self._held = frame(column(gap=0))
        self._held.setObjectName("languages")
        sign = column(glyph("info", "primary", 22), None)
        words = label(PROVISIONAL, wrap=True)
        note = frame(row(sign, (words, 1), gap=12, pad=(16, 12, 16, 12)), "note")
        reserved = self.reserve(desk, "noter qu’une traduction a été relue", self._held)
        self.show_cards("Langues de la fiche", ROLE, reserved, note, card("Langues", self._held))

    def refresh(self) -> None:
        self._desk.background.read(languages.available).then(self._show)

    def _show(self, known: tuple[SheetLanguage, ...]) -> None:
        if not self._rows:
            self._fill(known)
        for language in known:
            self._rows[language.tag].show_language(language)

    def _fill(self, known: tuple[SheetLanguage, ...]) -> None:
        self._rows = {language.tag: LanguageRow(language) for language in known}
        for tag, shown in self._rows.items():
            shown.read_over.connect(partial(self._keep, tag))
            shown.taken_back.connect(partial(self._take_back, tag))
        refill(self._held, *self._rows.values())
        self.setFocusProxy(next(iter(self._rows.values())).tick)

    def _keep(self, tag: str, reader: str) -> None:
        today = paris_day(self._desk.clock())
        job = self._desk.background.run(languages.set_proofread, tag, reader, today)
        job.then(self._kept, self).otherwise(partial(self._refuse, tag), self)

    def _take_back(self, tag: str) -> None:
        job = self._desk.background.run(languages.clear, tag)
        job.then(self._kept, self).otherwise(partial(self._refuse, tag), self)

    def _kept(self, language: SheetLanguage) -> None:
        self._rows[language.tag].keep_shown(language)
        state = "provisoire" if language.provisional else "relue"
        self.said.emit(f"Traduction en {lower_first(language.french_name)} : {state}")

    def _refuse(self, tag: str, error: Exception) -> None:
        if isinstance(error, UserError):
            show_error(self._rows[tag].field, str(error))
        else:
            self.troubled.emit(error)
