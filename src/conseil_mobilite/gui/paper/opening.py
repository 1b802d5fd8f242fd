"""Open a paper over a page: as it would leave now, or as it left."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.printable import Printable


def open_preview(desk: Desk, printable: Printable, parent: QWidget) -> PaperDialog:
    """Open a paper as it would leave now."""
    dialog = PaperDialog(desk, parent, printable.name)
    dialog.preview(printable)
    dialog.open()
    return dialog


def open_on(page: Page, desk: Desk, printable: Printable, person: UUID) -> PaperDialog:
    """Open a paper over a page of a person, which says what became of it and leads on."""
    dialog = open_preview(desk, printable, page)
    dialog.said.connect(page.said)
    dialog.part_asked.connect(lambda part: page.open_person(person, part))
    return dialog


def open_issued(
    desk: Desk, document: UUID, name: str, parent: QWidget, then: str = ""
) -> PaperDialog:
    """Open a paper that was handed out, to be printed or saved again as it was."""
    dialog = PaperDialog(desk, parent, name)
    dialog.show_issued(document, then)
    dialog.open()
    return dialog
