"""Documents: what was handed out, opened again exactly as it was, and the sheet to hand out."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, frame, refill
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.people.handout import handout_of
from conseil_mobilite.gui.people.record_tabs import NEW
from conseil_mobilite.gui.people.sheet_preview import SheetDialog, open_issued, open_preview
from conseil_mobilite.services.people import person_documents
from conseil_mobilite.services.people.person_documents import DocumentLine


class DocumentsTab(Page):
    """Read again when it is shown and after each document handed out."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._list = frame(column(gap=0))
        desk.background.saved.connect(self._read_if_shown)
        self.lay_out(column(self._list, None, pad=PAGE_PAD))

    def refresh(self) -> None:
        reading = self._desk.background.read(person_documents.of_person, self._person)
        reading.then(self._show)

    def show_part(self, part: str) -> None:
        if part == NEW:
            self._prepare()

    def _show(self, documents: Sequence[DocumentLine]) -> None:
        refill(self._list, self._card(documents))

    def _card(self, documents: Sequence[DocumentLine]) -> QFrame:
        prepare = button("documents_prepare", "Préparer la fiche", "printer")
        prepare.clicked.connect(self._prepare)
        if not documents:
            sentence = (
                "La fiche d’action récapitule les étapes convenues, en mots simples. "
                "Elle se garde ici telle qu’elle a été remise."
            )
            return card(
                "Documents remis",
                empty_page("file-text", "Aucun document remis", sentence, prepare),
            )
        lines = [self._line(rank, document) for rank, document in enumerate(documents)]
        return card("Documents remis", *lines, count=str(len(lines)), extra=prepare)

    def _line(self, rank: int, document: DocumentLine) -> QFrame:
        day = long_date(paris_day(document.issued_at), weekday=False)
        at = hour(paris_time(document.issued_at))
        made = entry(
            document.title,
            f"Remis le {day} à {at}",
            badge(f"N° {document.number}"),
            lead=glyph("file-pdf", "primary", 20),
        )
        return made.can_open(f"document_{rank}", lambda: self._open(document))

    def _prepare(self) -> None:
        self._follow(open_preview(self._desk, self._person, self))

    def _open(self, document: DocumentLine) -> None:
        self._follow(open_issued(self._desk, document.id, self, handout_of(document.kind)))

    def _follow(self, dialog: SheetDialog) -> None:
        dialog.said.connect(self.said)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.refresh()
