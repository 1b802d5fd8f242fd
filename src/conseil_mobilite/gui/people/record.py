"""A person's page: a header that stays, and tabs that the composition of the window gives."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QScrollArea, QStackedWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.people.identity_tab import IdentityTab
from conseil_mobilite.gui.people.record_header import RecordHeader
from conseil_mobilite.gui.people.record_tabs import NEW, RecordTab
from conseil_mobilite.gui.people.rights_tab import RightsTab
from conseil_mobilite.gui.people.synthesis_tab import SynthesisTab
from conseil_mobilite.services.duplicates.former_numbers import survivor_of
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonHeader

FIRST_TABS = (
    RecordTab("synthesis", "Synthèse", SynthesisTab),
    RecordTab("identity", "Identité", IdentityTab),
)
LAST_TABS = (RecordTab("rights", "Droits et données", RightsTab, short="Droits"),)
ALWAYS_OPEN = frozenset({"rights", "synthesis", "assessments", "documents"})
"""Tabs that answer while the use of the file is limited: they lead to what is read, to rights."""
GESTURES = {
    Gesture.NEW_APPOINTMENT: f"meetings/{NEW}",
    Gesture.PRINT_SHEET: f"documents/{NEW}",
    Gesture.CALL_REACHED: "meetings/reached",
    Gesture.CALL_MISSED: "meetings/missed",
    Gesture.LOG_INTERVIEW: "meetings/log",
}


class RecordPage(Page):
    """Pages of tabs are made when first shown; each follows the same protocol as this one."""

    def __init__(self, desk: Desk, subject: UUID, tabs: Sequence[RecordTab] = ()) -> None:
        """`tabs` come between those about the person herself."""
        super().__init__()
        self.setProperty("role", "page")
        self._desk, self._person = desk, subject
        self._tabs = {tab.code: tab for tab in (*FIRST_TABS, *tabs, *LAST_TABS)}
        self._pages: dict[str, Page] = {}
        self._current = FIRST_TABS[0].code
        self._sensitive = self._limited = self._closed = False
        self._header = RecordHeader(desk, tuple(self._tabs.values()))
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)  # its tabs scroll; else the header would be squeezed
        self.setLayout(column(self._header, (self._stack, 1), gap=0))
        self._header.tab_chosen.connect(self._choose)
        self._header.part_asked.connect(self.show_part)
        desk.background.saved.connect(self._read_header)
        noting = desk.background.note(people.note_opening, subject)
        noting.otherwise(self._ignore, self)  # the header says why

    def refresh(self) -> None:
        self._read_header()  # first: it refuses before anything of the file is shown
        if not self._closed:
            self._show(self._current)

    def leave(self) -> None:
        if self._current in self._pages:
            self._pages[self._current].leave()

    def flush(self) -> None:
        if self._current in self._pages:
            self._pages[self._current].flush()

    def opened_person(self) -> UUID:
        return self._person

    def show_part(self, part: str) -> None:
        """Show a tab by its code; « pathway/new » also begins a new thing there."""
        code, _, inner = part.partition("/")
        if code not in self._tabs or self._closed:
            return
        self._choose(code)
        if inner:
            self._pages[code].show_part(inner)

    def perform(self, gesture: Gesture) -> bool:
        part = GESTURES.get(gesture, "")
        if self._closed or part.partition("/")[0] not in self._tabs:
            return False
        self.show_part(part)
        return True

    def _choose(self, code: str) -> None:
        if code != self._current:
            self.leave()
        self._show(code)

    def _show(self, code: str) -> None:
        self._current = code
        page = self._pages.get(code) or self._make(code)
        self._header.show_tab(code)
        self._stack.setCurrentWidget(page)
        page.refresh()

    def _make(self, code: str) -> Page:
        page = self._pages[code] = self._tabs[code].make(self._desk, self._person)
        page.setObjectName(f"record_tab_{code}")
        page.route_chosen.connect(self.route_chosen)
        page.gesture_chosen.connect(self.gesture_chosen)
        page.left.connect(self.left)
        page.said.connect(self.said)
        page.undo_offered.connect(self.undo_offered)
        page.troubled.connect(self.troubled)
        page.record_gone.connect(self.record_gone)
        if isinstance(page, IdentityTab):
            page.sensitive_asked.connect(self._show_sensitive)
        self._stack.addWidget(page)
        self._hold(code)
        return page

    def _show_sensitive(self, asked: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._sensitive = asked
        self._read_header()

    def _read_header(self) -> None:
        at, sensitive = self._desk.clock(), self._sensitive
        reading = self._desk.background.read(people.header, self._person, at, sensitive=sensitive)
        reading.then(self._show_header).otherwise(self._look_for_survivor)

    def _show_header(self, header: PersonHeader) -> None:
        self._header.show_person(header)
        self._limited = header.rights.limited_since is not None
        for code in self._pages:
            self._hold(code)

    def _hold(self, code: str) -> None:
        """Let a tab be read only while the use of the file is limited; services refuse besides."""
        if code in ALWAYS_OPEN:
            return
        for area in self._pages[code].findChildren(QScrollArea):
            if (shown := area.widget()) is not None:
                shown.setEnabled(not self._limited)

    def _look_for_survivor(self, error: Exception) -> None:
        """Go to the file that took this one in, where it was merged; tell any other trouble."""
        looking = self._desk.background.read(survivor_of, self._person)
        looking.then(lambda survivor: self._leave_for(survivor, error), self)

    def _leave_for(self, survivor: UUID | None, error: Exception) -> None:
        if survivor is None:
            self._refuse(error)
            return
        self.said.emit("Ce dossier a été fusionné : voici celui qui l’a reçu.")
        self.open_person(survivor)

    def _ignore(self, error: Exception) -> None:
        """Say nothing twice: a refusal is told by the page, any other trouble as ever."""
        if not isinstance(error, UserError):
            self.troubled.emit(error)

    def _refuse(self, error: Exception) -> None:
        """Say in the place of the file why it does not open; nothing of it stays behind."""
        if not isinstance(error, UserError):
            self.troubled.emit(error)
            return
        if self._closed:
            return
        self._closed = True
        self._header.hide()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        back = button("record_back", "&Retour", "arrow-left")
        back.clicked.connect(lambda: self.record_gone.emit(self._person))
        closed = empty_page("lock", "Ce dossier ne s’ouvre pas", str(error), back)
        closed.setObjectName("record_closed")
        self._stack.addWidget(closed)
        self._stack.setCurrentWidget(closed)
