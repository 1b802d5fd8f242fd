from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import Entry
from conseil_mobilite.gui.people.documents_tab import DocumentsTab
from conseil_mobilite.services.paper import action_sheets, referral_answers
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), ON).id


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> DocumentsTab:
    tab = DocumentsTab(desk, helene)
    qtbot.addWidget(tab)
    tab.resize(1270, 560)
    tab.show()
    return tab


def find(tab: QWidget, kind: type[W], name: str) -> W:
    found = tab.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def shown(tab: QWidget) -> str:
    return "\n".join(label.text() for label in tab.findChildren(QLabel))


def preview(tab: DocumentsTab) -> QDialog | None:
    return tab.findChild(QDialog, "sheet_preview")


def issued(session: Session, person: UUID) -> IssuedDocument:
    return action_sheets.issue(session, person, AT)


def test_without_documents_the_sheet_is_offered(qtbot: QtBot, tab: DocumentsTab) -> None:
    tab.refresh()
    qtbot.waitUntil(lambda: "Aucun document remis" in shown(tab))

    find(tab, QPushButton, "documents_sheet").click()

    qtbot.waitUntil(lambda: preview(tab) is not None)


def test_the_part_new_opens_the_sheet(qtbot: QtBot, tab: DocumentsTab) -> None:
    tab.show_part("new")

    qtbot.waitUntil(lambda: preview(tab) is not None)


def test_a_document_handed_out_meanwhile_appears(
    qtbot: QtBot, desk: Desk, tab: DocumentsTab, helene: UUID
) -> None:
    tab.refresh()
    qtbot.waitUntil(lambda: "Aucun document remis" in shown(tab))

    desk.background.run(issued, helene)

    qtbot.waitUntil(lambda: "Remis le 12 mars 2027 à 14\xa0h\xa030" in shown(tab))


def test_a_document_is_opened_again_with_the_keyboard(
    qtbot: QtBot, store: Store, tab: DocumentsTab, helene: UUID
) -> None:
    store.run(issued, helene)
    tab.refresh()
    qtbot.waitUntil(lambda: tab.findChild(Entry, "document_0") is not None)
    row = find(tab, Entry, "document_0")
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: preview(tab) is not None)


def test_a_letter_that_left_is_opened_again_by_its_own_name(
    qtbot: QtBot, store: Store, tab: DocumentsTab, helene: UUID
) -> None:
    origin = Origin("ML", "Mission locale", accepted=False)
    referral = store.run(referrals.receive_again, helene, origin, ON).id
    store.run(referrals.refuse, referral, "session-complète", ON)
    store.run(referral_answers.issue, referral, AT)
    tab.refresh()
    qtbot.waitUntil(lambda: "Réponse à votre orientation" in shown(tab))

    find(tab, Entry, "document_0").press()

    opened = preview(tab)
    assert opened is not None
    assert opened.windowTitle() == "Réponse à votre orientation"
    qtbot.waitUntil(lambda: "Remise du" in shown(opened))
    opened.close()
