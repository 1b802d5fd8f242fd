"""Réglages, Documents: texts typed and kept, the paper seen meanwhile, the logo, the signatures."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from tests.documents.letters.test_referral_answer import ACCEPTED
from tests.gui.settings.screen import Screen

from conseil_mobilite.documents.letters import referral_answer
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.letter_texts import stretches
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.settings.paper_drawing import MarkedPage, drawn
from conseil_mobilite.services.organisation import logo
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.letters import letter_texts

WHITE = QColor("#FFFFFF")


class Documents(Screen):
    """The section about papers."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk, "documents")
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        qtbot.waitUntil(lambda: self.table.rows.rowCount() > 0)

    @property
    def table(self) -> Table:
        return self.find(Table, "paper_texts")

    @property
    def area(self) -> QPlainTextEdit:
        return self.find(QPlainTextEdit, "paper_words")

    @property
    def typed_words(self) -> str:
        return self.area.toPlainText()

    def open(self, code: str) -> None:
        """Choose a text by its paper, then by its row."""
        paper = self.find(Choice, "paper_choice")
        wanted = "commun" if code == "logo" else letter_texts().text(code).paper
        if paper.code() != wanted:
            paper.setCurrentIndex(paper.findData(wanted))
            paper.activated.emit(paper.currentIndex())
        self.table.show_current(code)

    def write(self, words: str) -> None:
        """Type over the text, letter by letter."""
        self.area.setFocus()
        self.area.selectAll()
        self.press(Qt.Key.Key_Delete)
        for letter in words:
            key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.area, key)

    def choose_picture(self, path: Path) -> None:
        self.push("paper_logo_choose")
        dialog = self.find(QFileDialog, "open_file")
        dialog.fileSelected.emit(str(path))
        dialog.reject()

    def state(self, code: str) -> str:
        """Return what the row of a text says of it."""
        rows = self.table.rows
        return str(rows.index(rows.row_of(code), 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def shown(self) -> str:
        """Return what the pages of the preview say."""
        QApplication.processEvents()
        pages = self.page.findChildren(QLabel, "paper_page")
        told = " ".join(page.accessibleDescription() for page in pages)
        return " ".join(told.replace("\u00a0", " ").split())

    def see(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.shown())


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Documents:
    return Documents(qtbot, desk)


def kept(store: Store) -> dict[str, str]:
    return dict(store.read(paper_texts.texts).own)


def test_a_text_is_kept_as_it_is_typed_and_seen_on_its_paper(
    screen: Documents, store: Store
) -> None:
    screen.open("convocation.cloture")
    screen.see("Au plaisir de vous rencontrer,")

    screen.saved(lambda: screen.write("À bientôt {personne},"))

    screen.see("À bientôt Amina Haddad,")
    assert kept(store) == {"convocation.cloture": "À bientôt {personne},"}
    assert "Votre texte" in screen.state("convocation.cloture")
    assert "Texte d’origine" in screen.state("convocation.ouverture")
    assert "Enregistré à 14" in screen.find(QLabel, "paper_text_state").text()
    assert screen.said[-1].startswith("Texte enregistré à 14")


def test_what_is_wrong_is_said_beneath_the_field_and_stays_typed(
    screen: Documents, store: Store, qtbot: QtBot
) -> None:
    screen.open("reponse.refusee")
    screen.see("Motif : « Session complète »")
    screen.write("Non {nom} : {motif}")
    qtbot.waitUntil(lambda: "n’est pas connu ici" in screen.error("paper_words"))
    assert "gardent le texte d’avant" in screen.find(QLabel, "paper_text_state").text()
    assert "{motif}, {personne}, {organisme}" in screen.error("paper_words")

    screen.open("reponse.cloture")
    assert not screen.error("paper_words")
    assert "À corriger" in screen.state("reponse.refusee")
    screen.open("reponse.refusee")

    assert screen.typed_words == "Non {nom} : {motif}"
    assert "n’est pas connu ici" in screen.error("paper_words")
    assert kept(store) == {}
    screen.saved(lambda: screen.write("Non {personne} : {motif}"))
    qtbot.waitUntil(lambda: not screen.error("paper_words"))
    assert kept(store) == {"reponse.refusee": "Non {personne} : {motif}"}
    screen.see("Non Amina Haddad : Session complète")


def test_a_text_left_at_once_is_kept(screen: Documents, store: Store) -> None:
    screen.open("reponse.retard")
    screen.write("Pardon.")

    screen.saved(lambda: screen.open("reponse.cloture"))

    assert kept(store) == {"reponse.retard": "Pardon."}


def test_the_original_comes_back(screen: Documents, store: Store) -> None:
    screen.open("reponse.retard")
    screen.saved(lambda: screen.write("Pardon."))

    screen.saved(lambda: screen.push("paper_original"))

    assert kept(store) == {}
    assert screen.typed_words == letter_texts().text("reponse.retard").default
    screen.qtbot.waitUntil(lambda: "origine" in screen.state("reponse.retard"))
    assert not screen.find(QPushButton, "paper_original").isVisible()
    assert QApplication.focusWidget() is screen.area


def test_the_original_comes_back_after_words_that_were_refused(
    screen: Documents, store: Store, qtbot: QtBot
) -> None:
    screen.open("reponse.refusee")
    screen.write("Non.")
    qtbot.waitUntil(lambda: "doit contenir {motif}" in screen.error("paper_words"))

    screen.saved(lambda: screen.push("paper_original"))

    qtbot.waitUntil(lambda: "À corriger" not in screen.state("reponse.refusee"))
    assert not screen.error("paper_words")
    assert kept(store) == {}


def test_a_button_inserts_its_name_where_one_is_typing(screen: Documents, store: Store) -> None:
    screen.open("convocation.cloture")
    screen.saved(lambda: screen.write("Bravo  !"))
    cursor = screen.area.textCursor()
    cursor.setPosition(len("Bravo "))
    screen.area.setTextCursor(cursor)

    screen.saved(lambda: screen.push("paper_name_0"))

    assert screen.typed_words == "Bravo {personne} !"
    assert kept(store) == {"convocation.cloture": "Bravo {personne} !"}
    assert QApplication.focusWidget() is screen.area


def test_the_list_is_walked_with_the_arrows_and_enter_goes_to_the_words(
    screen: Documents,
) -> None:
    screen.open("reponse.ouverture")
    screen.table.setFocus()
    screen.press(Qt.Key.Key_Down)
    assert screen.typed_words == letter_texts().text("reponse.retard").default

    screen.press(Qt.Key.Key_Return)

    assert QApplication.focusWidget() is screen.area


def test_what_is_typed_while_a_paper_is_drawn_is_drawn_next(screen: Documents) -> None:
    screen.open("reponse.cloture")
    screen.see("bien cordialement,")

    for words in ("Un,", "Deux,", "Trois,"):
        screen.area.setPlainText(words)

    screen.see("Trois,")


def test_signs_that_no_typeface_has_are_said_under_the_paper(screen: Documents) -> None:
    screen.open("reponse.cloture")
    screen.see("bien cordialement,")

    screen.area.setPlainText("Merci 🚲")

    note = screen.find(QLabel, "paper_preview_note")
    screen.qtbot.waitUntil(lambda: "🚲" in note.text())


def test_the_paper_is_seen_near_where_a_whole_page_is_too_small_to_read(
    screen: Documents, qtbot: QtBot
) -> None:
    screen.open("reponse.cloture")
    screen.see("bien cordialement,")
    near = screen.find(QLabel, "paper_page").sizeHint().width()

    screen.push("paper_size_page")

    qtbot.waitUntil(lambda: screen.find(QLabel, "paper_page").sizeHint().width() < near / 1.5)


def test_a_whole_page_is_seen_in_a_large_window_until_the_adviser_chooses(
    screen: Documents, qtbot: QtBot
) -> None:
    screen.open("reponse.cloture")
    screen.see("bien cordialement,")

    screen.page.resize(1900, 900)
    qtbot.waitUntil(screen.find(QPushButton, "paper_size_page").isChecked)
    screen.push("paper_size_detail")
    screen.page.resize(1800, 900)

    screen.open("reponse.ouverture")
    screen.see("Bonjour")
    assert screen.find(QPushButton, "paper_size_detail").isChecked()


def test_the_signatures_are_off_until_the_body_wants_them(screen: Documents, store: Store) -> None:
    screen.open("signature.libre")
    tick = screen.find(Tick, "paper_signatures")
    assert not tick.isChecked()

    screen.saved(tick.click)
    assert store.read(paper_texts.signatures)
    screen.saved(tick.click)

    assert not store.read(paper_texts.signatures)
    screen.open("reponse.cloture")
    assert not tick.isVisible()


def test_a_logo_is_chosen_seen_and_taken_away_and_comes_back(
    screen: Documents, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.open("logo")
    Image.new("RGBA", (400, 100), (200, 0, 0, 255)).save(tmp_path / "logo.png")

    screen.saved(lambda: screen.choose_picture(tmp_path / "logo.png"))

    picture = screen.find(QLabel, "paper_logo")
    qtbot.waitUntil(picture.isVisible)
    assert picture.pixmap().width() > picture.pixmap().height()
    screen.saved(screen.find(QPushButton, "paper_logo_remove").click)
    back = screen.find(QPushButton, "paper_logo_back")
    qtbot.waitUntil(back.isVisible)
    assert store.read(logo.logo) == b""
    assert not picture.isVisible()

    screen.saved(back.click)

    assert store.read(logo.logo)[:4] == b"\x89PNG"
    qtbot.waitUntil(picture.isVisible)
    assert not back.isVisible()


@pytest.mark.parametrize(("name", "said"), [("faux.png", "PNG ou JPEG"), ("absent.png", "pas pu")])
def test_a_file_that_is_no_picture_is_refused_beside_the_logo(
    screen: Documents, store: Store, tmp_path: Path, qtbot: QtBot, name: str, said: str
) -> None:
    (tmp_path / "faux.png").write_bytes(b"%PDF-1.7")
    screen.open("logo")

    screen.choose_picture(tmp_path / name)

    qtbot.waitUntil(lambda: said in screen.error("paper_logo"))
    assert store.read(logo.logo) == b""


def test_what_is_written_is_marked_where_it_stands_however_its_lines_break() -> None:
    letter = referral_answer.document(ACCEPTED)
    words = ACCEPTED.texts.written("reponse.discretion")

    (page,) = drawn(write(letter), 600, stretches(words))
    (plain,) = drawn(write(letter), 600, ("Ces mots n’y sont pas",))

    assert page.image.width() == plain.image.width() == 600
    assert page.mark is not None
    assert 0.5 < page.mark < 1
    assert page.image.pixelColor(*_before_first_word(page)) != WHITE
    assert plain.mark is None
    assert plain.image.pixelColor(*_before_first_word(page)) == WHITE


def _before_first_word(page: MarkedPage) -> tuple[int, int]:
    """Return a dot of the bar in the margin, beside the first marked line."""
    return round(600 * 19 / 595), round((page.mark or 0) * page.image.height()) + 4


def test_where_the_text_is_large_two_fields_take_the_place_of_the_list(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    theme.apply(qapp, LIGHT, 1.5)
    screen = Documents(qtbot, desk)
    try:
        field = screen.find(Choice, "paper_text")
        screen.open("reponse.ouverture")

        field.setCurrentIndex(field.findData("reponse.cloture"))
        field.activated.emit(field.currentIndex())

        assert not screen.table.isVisible()
        assert screen.typed_words == letter_texts().text("reponse.cloture").default
        preview = screen.find(QScrollArea, "paper_preview")
        assert screen.area.mapToGlobal(QPoint()).x() < preview.mapToGlobal(QPoint()).x()
    finally:
        theme.apply(qapp, LIGHT, 1.0)
