"""Papers open from where the adviser is: her assessments, her rights, the head of her file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find
from tests.gui.paper.screen import said, wait_drawn
from tests.gui.showing import show_alone

from conseil_mobilite.app.record_tabs import record_tabs
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.papers_dialog import PapersDialog
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> RecordPage:
    helene = store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), ON)
    page = RecordPage(desk, helene.id, record_tabs())
    show_alone(qtbot, page, 1366, 768)
    page.refresh()
    return page


def press(qtbot: QtBot, page: RecordPage, part: str, name: str) -> PaperDialog:
    """Open a tab, press a button of it, and return the paper it opens."""
    page.show_part(part)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, name) is not None)
    qtbot.mouseClick(find(page, QPushButton, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    return find(page, PaperDialog, "sheet_preview")


def test_the_blank_grid_is_printed_from_the_assessments(qtbot: QtBot, page: RecordPage) -> None:
    dialog = press(qtbot, page, "assessments", "paper_blank_grid")

    wait_drawn(qtbot, dialog)

    assert dialog.windowTitle() == "Grille à remplir"
    dialog.reject()


@pytest.mark.parametrize(
    ("part", "name"),
    [("assessments", "paper_restitution"), ("rights", "rights_restitution")],
    ids=["assessments", "rights"],
)
def test_the_restitution_is_asked_for_beside_what_it_tells(
    qtbot: QtBot, page: RecordPage, part: str, name: str
) -> None:
    dialog = press(qtbot, page, part, name)

    qtbot.waitUntil(lambda: "prescripteur" in said(dialog, "sheet_refusal"))

    find(dialog, QPushButton, "sheet_remedy_pathway").click()
    assert not dialog.isVisible()


def test_the_whole_file_is_prepared_from_her_rights(qtbot: QtBot, page: RecordPage) -> None:
    dialog = press(qtbot, page, "rights", "rights_file")

    wait_drawn(qtbot, dialog)

    assert dialog.windowTitle() == "Dossier de la personne"
    dialog.reject()


def test_another_paper_than_the_sheet_is_chosen_from_the_head_of_the_file(
    qtbot: QtBot, page: RecordPage
) -> None:
    head = find(page, QWidget, "record_header")

    qtbot.mouseClick(find(head, QPushButton, "record_documents_more"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.findChild(PapersDialog) is not None)
    find(page, PapersDialog, "documents_menu").reject()
