from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find
from tests.gui.showing import show_alone

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.cards import Entry, OpenRow
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.papers_dialog import PapersDialog
from conseil_mobilite.gui.people.documents_tab import DocumentsTab
from conseil_mobilite.services.paper import referral_answers
from conseil_mobilite.services.paper.person_papers import PersonPaper
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), ON).id


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> DocumentsTab:
    tab = DocumentsTab(desk, helene)
    show_alone(qtbot, tab, 1270, 560)
    return tab


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
    with qtbot.waitActive(tab):
        tab.activateWindow()
    qtbot.waitUntil(row.isVisible)
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)

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


def many(session: Session, person: UUID, count: int) -> None:
    """Keep many documents, one in three being for a prescriber, read back in a few bytes."""
    for rank in range(count):
        told = rank % 3 == 0
        session.add(
            IssuedDocument(
                person_id=person,
                kind="restitution" if told else "fiche_action",
                number=f"2027-{rank + 1:05}",
                title="Restitution du bilan" if told else "Fiche mobilité",
                issued_at=AT + timedelta(minutes=rank),
                content=b"%PDF",
                sha256="0" * 64,
                variant="simplifiee",
                recipient="Mission locale" if told else "",
            )
        )
    session.flush()


def rows(tab: DocumentsTab) -> list[Entry]:
    return [each for each in tab.findChildren(Entry) if each.isVisible()]


def test_hundreds_of_documents_are_shown_a_page_at_a_time(
    qtbot: QtBot, store: Store, tab: DocumentsTab, helene: UUID
) -> None:
    store.run(many, helene, 300)
    tab.refresh()
    qtbot.waitUntil(lambda: len(rows(tab)) == 25)
    more = find(tab, QPushButton, "documents_more")
    assert "275 documents" in more.text().replace("\xa0", " ")
    first = find(tab, Entry, "document_0")

    more.click()

    qtbot.waitUntil(lambda: len(rows(tab)) == 50)
    assert find(tab, Entry, "document_0") is first  # what is shown is not made again
    assert "250 documents" in more.text().replace("\xa0", " ")
    qtbot.waitUntil(lambda: find(tab, Entry, "document_25").hasFocus())


def test_the_list_is_narrowed_to_one_kind(
    qtbot: QtBot, store: Store, tab: DocumentsTab, helene: UUID
) -> None:
    store.run(many, helene, 12)
    tab.refresh()
    qtbot.waitUntil(lambda: len(rows(tab)) == 12)
    kinds = find(tab, Choice, "documents_kind")
    assert kinds.itemText(0) == "Tous les documents (12)"

    kinds.setFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_End)

    qtbot.waitUntil(lambda: len(rows(tab)) == 4)
    assert "Restitution du bilan" in shown(tab)
    assert "Mission locale" in shown(tab)


def test_each_document_says_to_whom_by_whom_and_how_it_reads(
    qtbot: QtBot, store: Store, tab: DocumentsTab, helene: UUID
) -> None:
    store.run(many, helene, 2)
    tab.refresh()

    qtbot.waitUntil(lambda: "pour Mission locale" in shown(tab))

    assert "à la personne" in shown(tab)
    assert "Version simplifiée" in shown(tab)
    assert "2027-00002" in find(tab, Entry, "document_0").accessibleName()


@pytest.mark.parametrize(
    ("gesture", "opened"), [("print", QPrintDialog), ("save", QFileDialog)], ids=["print", "save"]
)
def test_a_document_is_printed_or_saved_again_from_its_line(
    qtbot: QtBot,
    store: Store,
    tab: DocumentsTab,
    helene: UUID,
    gesture: str,
    opened: type[QDialog],
) -> None:
    store.run(issued, helene)
    tab.refresh()
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "document_0_more") is not None)
    menu = find(tab, QPushButton, "document_0_more").menu()
    menu.popup(menu.pos())
    menu.close()

    action = tab.findChild(QAction, f"document_0_{gesture}")
    assert action is not None
    action.trigger()

    qtbot.waitUntil(lambda: tab.findChild(opened) is not None)
    chooser = tab.findChild(opened)
    assert chooser is not None
    chooser.reject()
    (paper,) = (each for each in tab.findChildren(PaperDialog) if each.isVisible())
    paper.reject()


def menu(qtbot: QtBot, tab: DocumentsTab) -> PapersDialog:
    find(tab, QPushButton, "documents_prepare").click()
    qtbot.waitUntil(lambda: tab.findChild(PapersDialog) is not None)
    return find(tab, PapersDialog, "documents_menu")


def test_every_paper_is_offered_with_what_it_is_for_or_why_not_yet(
    qtbot: QtBot, tab: DocumentsTab
) -> None:
    dialog = menu(qtbot, tab)

    offered = dialog.findChildren(OpenRow)
    assert len(offered) == len(PersonPaper)
    told = shown(dialog).replace("\xa0", " ")
    assert "à garder sur le frigo" in told
    assert "aucun bilan n’est encore validé : validez-le d’abord dans « Bilans »." in told
    certificate = next(each for each in offered if "attestation" in each.objectName())
    certificate.press()
    assert dialog.isVisible()
    dialog.reject()


def test_a_paper_is_chosen_by_the_arrows(qtbot: QtBot, tab: DocumentsTab) -> None:
    dialog = menu(qtbot, tab)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: preview(tab) is not None)
    opened = preview(tab)
    assert opened is not None
    assert opened.windowTitle() == "Fiche mobilité"
    opened.reject()


def test_a_refused_paper_leads_to_the_part_of_the_file_that_mends_it(
    qtbot: QtBot, tab: DocumentsTab, helene: UUID
) -> None:
    tab.show_part(PersonPaper.CERTIFICATE.value)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "sheet_remedy_assessments") is not None)

    with qtbot.waitSignal(tab.route_chosen) as asked:
        find(tab, QPushButton, "sheet_remedy_assessments").click()

    assert asked.args == [Route(Screen.PERSON, helene, "assessments")]


def test_the_list_of_papers_is_as_tall_as_its_rows(qtbot: QtBot, tab: DocumentsTab) -> None:
    tab.resize(1270, 900)
    tab.show_part("menu")
    qtbot.waitUntil(lambda: tab.findChild(PapersDialog) is not None)
    dialog = find(tab, PapersDialog, "documents_menu")
    rows = [row for row in dialog.findChildren(OpenRow) if row.isVisible()]
    cancel = find(dialog, QPushButton, "documents_menu_cancel")

    last = max(row.mapTo(dialog, row.rect().bottomLeft()).y() for row in rows)

    assert 0 < cancel.mapTo(dialog, cancel.rect().topLeft()).y() - last < 40
    dialog.reject()


def test_who_was_given_a_paper_is_read_whole_where_the_text_is_large(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, qapp: QApplication
) -> None:
    store.run(issued, helene)
    theme.apply(qapp, LIGHT, 1.5)
    try:
        tab = DocumentsTab(desk, helene)
        show_alone(qtbot, tab, 900, 560)
        tab.refresh()
        qtbot.waitUntil(lambda: "à la personne" in shown(tab))
        (told,) = [each for each in tab.findChildren(QLabel) if "à la personne" in each.text()]

        assert told.wordWrap()
        assert told.height() >= told.heightForWidth(told.width())
    finally:
        theme.apply(qapp, LIGHT, 1.0)
