"""Réglages: the sections at the left, one of them at a time at the right."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.access.access_card import AccessCard
from conseil_mobilite.gui.audit.audit_card import AuditCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import columns
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.retention.card import RetentionCard
from conseil_mobilite.gui.settings.about_card import AboutCard
from conseil_mobilite.gui.settings.adviser_card import AdviserCard
from conseil_mobilite.gui.settings.agenda_card import AgendaCard
from conseil_mobilite.gui.settings.appearance_card import AppearanceCard
from conseil_mobilite.gui.settings.backups_card import BackupsCard
from conseil_mobilite.gui.settings.basins_card import BasinsCard
from conseil_mobilite.gui.settings.bin_card import BinCard
from conseil_mobilite.gui.settings.export_card import ExportCard
from conseil_mobilite.gui.settings.grid_card import GridCard
from conseil_mobilite.gui.settings.headings import HEADINGS
from conseil_mobilite.gui.settings.languages_card import LanguagesCard
from conseil_mobilite.gui.settings.note_templates_card import NoteTemplatesCard
from conseil_mobilite.gui.settings.organisation_card import OrganisationCard
from conseil_mobilite.gui.settings.paper_texts_card import PaperTextsCard
from conseil_mobilite.gui.settings.plan_card import PlanCard
from conseil_mobilite.gui.settings.records_card import RecordsCard
from conseil_mobilite.gui.settings.reminders_card import RemindersCard
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.gui.settings.section_list import SectionList
from conseil_mobilite.gui.settings.security_card import SecurityCard

SECTIONS: Final[Mapping[str, Callable[[Desk], Section]]] = {
    "organisation": OrganisationCard,
    "adviser": AdviserCard,
    "agenda": AgendaCard,
    "documents": PaperTextsCard,
    "basins": BasinsCard,
    "plan": PlanCard,
    "grid": GridCard,
    "languages": LanguagesCard,
    "notes": NoteTemplatesCard,
    "bin": BinCard,
    "exports": ExportCard,
    "access": AccessCard,
    "security": SecurityCard,
    "backups": BackupsCard,
    "retention": RetentionCard,
    "audit": AuditCard,
    "records": RecordsCard,
    "reminders": RemindersCard,
    "appearance": AppearanceCard,
    "about": AboutCard,
}


class SettingsPage(Page):
    """Only what can be set today is shown; a section is made when it is first opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: dict[str, Section] = {}
        self._current = HEADINGS[0].code
        self._list = SectionList(HEADINGS)
        self._stack = QStackedWidget()
        self.setProperty("role", "page")
        self.setLayout(columns(self._list, (self._stack, 1), gap=0))
        self._list.chosen.connect(self._go)
        self._open(self._current)

    def refresh(self) -> None:
        self._shown[self._current].refresh()

    def leave(self) -> None:
        self._shown[self._current].leave()

    def part(self) -> str:
        return self._current

    def show_part(self, part: str) -> None:
        """Open a section by its code, the keyboard on its first input."""
        if part in SECTIONS:
            self._go(part)
            self._shown[part].take_keyboard()

    def _go(self, code: str) -> None:
        self.leave()
        self._open(code)
        self.refresh()

    def _open(self, code: str) -> None:
        self._current = code
        if code not in self._shown:
            self._shown[code] = self._make(code)
        self._stack.setCurrentWidget(self._shown[code])
        self._list.show_current(code)

    def _make(self, code: str) -> Section:
        made = SECTIONS[code](self._desk)
        made.said.connect(self.said)
        made.route_chosen.connect(self.route_chosen)
        made.undo_offered.connect(self.undo_offered)
        made.appearance_chosen.connect(self.appearance_chosen)
        made.troubled.connect(self.troubled)
        self._stack.addWidget(made)
        return made
