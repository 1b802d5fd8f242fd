"""Documents: what was handed out, opened again exactly as it was, and what can be handed out."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, heading
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, frame
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_issued, open_on
from conseil_mobilite.gui.paper.papers_dialog import PapersDialog
from conseil_mobilite.gui.paper.person_printables import printable
from conseil_mobilite.gui.paper.printables import action_sheet
from conseil_mobilite.gui.people.document_list import DocumentList
from conseil_mobilite.gui.people.record_tabs import MENU, NEW
from conseil_mobilite.services.paper import person_papers
from conseil_mobilite.services.paper.person_papers import Offered, PersonPaper
from conseil_mobilite.services.people import person_documents
from conseil_mobilite.services.people.person_documents import DocumentLine

NOTHING: Final = (
    "La fiche mobilité récapitule les étapes convenues, en mots simples. Ce que vous remettez se "
    "garde ici, tel quel."
)
KEPT: Final = "Chaque document est gardé tel qu’il a été remis, et se réimprime à l’identique."


class DocumentsTab(Page):
    """Read again when it is shown and after each document handed out."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._prepare = button("documents_prepare", "&Préparer un document", "printer", "primary")
        self._prepare.clicked.connect(self._ask)
        self._list = DocumentList()
        self._list.opened.connect(self._open)
        self._nothing = self._empty()
        for part in (self._list, self._nothing):
            part.hide()
        head = heading("Documents", KEPT, self._prepare)
        body = column(head, self._list, self._nothing, None, gap=12, pad=PAGE_PAD)
        desk.background.saved.connect(self._read_if_shown)
        self.lay_out(body)

    def refresh(self) -> None:
        reading = self._desk.background.read(person_documents.of_person, self._person)
        reading.then(self._show)

    def show_part(self, part: str) -> None:
        """Open the sheet, the list of papers, or one of them by its name."""
        if part == NEW:
            open_on(self, self._desk, action_sheet(self._person), self._person)
        elif part == MENU:
            self._ask()
        elif part in {each.value for each in PersonPaper}:
            self._preview(Offered(PersonPaper(part)))

    def _empty(self) -> QFrame:
        sheet = button("documents_sheet", "Préparer la &fiche", "list-checks")
        sheet.clicked.connect(lambda: self.show_part(NEW))
        page = empty_page("file-text", "Aucun document remis", NOTHING, sheet)
        return frame(column(card("Documents remis", page), gap=0))

    def _show(self, documents: Sequence[DocumentLine]) -> None:
        self._list.setVisible(bool(documents))
        self._nothing.setVisible(not documents)
        self._list.show_documents(documents)

    def _ask(self) -> None:
        now = self._desk.clock()
        reading = self._desk.background.read(person_papers.offered, self._person, now)
        reading.then(self._offer)

    def _offer(self, papers: Sequence[Offered]) -> None:
        dialog = PapersDialog(papers, self)
        dialog.chosen.connect(self._preview)
        dialog.open()

    def _preview(self, offered: Offered) -> None:
        open_on(self, self._desk, printable(offered, self._person), self._person)

    def _open(self, document: DocumentLine, then: str) -> None:
        dialog = open_issued(self._desk, document.id, document.title, self, then)
        dialog.said.connect(self.said)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.refresh()
