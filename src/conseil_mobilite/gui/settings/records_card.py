"""Registre et AIPD: the drafts that the body completes and keeps with its own papers."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.printables import record_draft
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.records import records
from conseil_mobilite.services.records.records import RecordKind
from conseil_mobilite.store.private_files import write_private

ROLE: Final = (
    "Ce que la loi demande à votre organisme d’écrire sur ce qu’il fait des données. Le programme "
    "en propose un projet ; vous le complétez, et votre délégué le valide."
)
TITLES: Final = {
    RecordKind.REGISTER: "Fiche de registre des traitements",
    RecordKind.IMPACT: "Analyse d’impact (AIPD)",
}
_WORDS: Final = {
    RecordKind.REGISTER: (
        "Obligatoire (RGPD, art. 30). Organisme, finalités, base légale, données, durées, "
        "destinataires et sécurité, d’après vos réglages. Ce qui manque est marqué « À compléter »."
    ),
    RecordKind.IMPACT: (
        "Demandée pour l’accompagnement social (RGPD, art. 35). Le contexte, les droits et les "
        "mesures sont proposés ; la gravité et la vraisemblance des risques sont à juger par vous."
    ),
}
_FILES: Final = {RecordKind.REGISTER: "Registre", RecordKind.IMPACT: "AIPD"}


class RecordsCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        cards = [self._card(kind) for kind in RecordKind]
        note = self.reserve(desk, "préparer le registre et l’analyse d’impact", *cards)
        self.show_cards("Registre et AIPD", ROLE, note, *cards)
        self.setFocusProxy(self._first)

    def _card(self, kind: RecordKind) -> QFrame:
        look = button(f"records_look_{kind}", "Regarder et imprimer…", "file-text")
        take = button(f"records_take_{kind}", "À compléter dans un traitement de texte…", "export")
        look.setAccessibleName(f"Regarder et imprimer : {TITLES[kind]}")
        take.setAccessibleName(f"À compléter dans un traitement de texte : {TITLES[kind]}")
        look.clicked.connect(partial(self._look, kind))
        take.clicked.connect(partial(self._ask, kind))
        if kind is RecordKind.REGISTER:
            self._first = look
        words = _WORDS[kind]
        told = label(words, "muted", wrap=True)
        return part(TITLES[kind], told, Flow(look, take, gap=8), explained=words)

    def _look(self, kind: RecordKind) -> None:
        paper = record_draft(TITLES[kind], kind, self._desk.station.idle_minutes)
        open_preview(self._desk, paper, self).said.connect(self.said)

    def _ask(self, kind: RecordKind) -> None:
        day = paris_day(self._desk.clock()).isoformat()
        choose_file(
            self,
            "Enregistrer le projet",
            f"{_FILES[kind]} {day}.odt",
            "Texte OpenDocument (*.odt)",
            partial(self._take, kind),
        )

    def _take(self, kind: RecordKind, path: Path) -> None:
        background, minutes = self._desk.background, self._desk.station.idle_minutes
        reading = background.read(records.editable, kind, self._desk.clock(), minutes)
        reading.then(lambda content: self._write(kind, path, content), self)
        reading.otherwise(self.troubled.emit, self)

    def _write(self, kind: RecordKind, path: Path, content: bytes) -> None:
        writing = self._desk.background.work(lambda: write_private(path, content))
        writing.then(lambda _none: self._tell(kind, path), self)
        writing.otherwise(self.troubled.emit, self)

    def _tell(self, kind: RecordKind, path: Path) -> None:
        self._desk.background.note(records.note_writing, kind)
        self.said.emit(f"Projet écrit : {path}")
