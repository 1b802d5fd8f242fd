"""Solutions: the directory of services, the body's own, and the aids."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.aids_panel import AidsPanel
from conseil_mobilite.gui.directory.catalogue_dialog import CatalogueDialog
from conseil_mobilite.gui.directory.own_services import OwnServices
from conseil_mobilite.gui.directory.routes import AIDS, OWN, SERVICES, person_of
from conseil_mobilite.gui.directory.services_panel import ServicesPanel
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns, frame, gestures
from conseil_mobilite.gui.kit.page import Page

_DETAIL: Final = "Les services et les aides vers qui orienter les personnes"
_PARTS: Final = ((SERVICES, "Services"), (OWN, "Services de mon organisme"), (AIDS, "Aides"))


class DirectoryPage(Page):
    """Each part is made when it is first shown, and reads by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("directory_page")
        self.setProperty("role", "page")
        self._desk = desk
        self._makers: Mapping[str, Callable[[], Page]] = {
            SERVICES: self._services,
            OWN: partial(OwnServices, desk),
            AIDS: partial(AidsPanel, desk),
        }
        self._panels: dict[str, Page] = {}
        self._parts = Segments("directory_part", "Partie", _PARTS)
        self._catalogue = button("directory_catalogue", "Importer, e&xporter…", "arrows-left-right")
        self._catalogue.clicked.connect(self._open_catalogue)
        self._stack = QStackedWidget()
        words = column(label("Solutions", "title"), label(_DETAIL, "muted"), gap=0)
        moves = gestures(self._catalogue, self._parts, gap=16)
        head = frame(columns((words, 1), moves, gap=12, pad=(24, 16, 24, 0)))
        self.setLayout(column(head, (self._stack, 1), gap=0))
        self._parts.chosen.connect(self._turn)
        self._shown = self._panel(SERVICES)

    def refresh(self) -> None:
        self._shown.refresh()

    def leave(self) -> None:
        self._shown.leave()

    def show_part(self, part: str) -> None:
        """Open a part, or look at the services for the person whom a route names."""
        if part in self._makers:
            self._parts.show_current(part)
            self._turn(part)
        elif person_of(part) is not None:
            self.show_part(SERVICES)
            self._shown.show_part(part)

    def part(self) -> str:
        return self._parts.current()

    def _services(self) -> Page:
        panel = ServicesPanel(self._desk)
        panel.import_asked.connect(self._open_catalogue)
        return panel

    def _open_catalogue(self) -> None:
        """Bring a catalogue in, or take the body's own services out."""
        dialog = CatalogueDialog(self._desk, self)
        dialog.brought_in.connect(self.refresh)
        dialog.said.connect(self.said)
        dialog.troubled.connect(self.troubled)
        dialog.open()

    def _turn(self, part: str) -> None:
        self._shown.leave()
        self._shown = self._panel(part)
        self._shown.refresh()

    def _panel(self, part: str) -> Page:
        """Show a part, made the first time."""
        panel = self._panels.get(part)
        if panel is None:
            panel = self._panels[part] = self._makers[part]()
            panel.route_chosen.connect(self.route_chosen)
            panel.said.connect(self.said)
            panel.undo_offered.connect(self.undo_offered)
            panel.troubled.connect(self.troubled)
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self._catalogue.setVisible(part != AIDS)
        return panel
