"""A sheet by the keyboard alone: chosen, read, saved twice, printed again; found in the base."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from sqlmodel import Session, col, select
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist
from tests.journeys.week_hand import KEY, open_file

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.presentation import Presentation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.pages.pdf_pages import faces
from conseil_mobilite.store import vault

SIMPLIFIED: Final = f"choice_presentation_{Presentation.SIMPLIFIED}"
TIMES: Final = 8
A_MOMENT: Final = 500


def test_a_simplified_sheet_is_chosen_read_saved_and_printed_again_by_the_keyboard_alone(
    tmp_path: Path, base: Path, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    name, before = someone(base)
    pdf, web, paper = (tmp_path / each for each in ("fiche.pdf", "fiche.html", "papier.pdf"))
    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        open_file(typist, name, "Synthèse")
        prepare(typist)
        save(typist, KEY.Key_S, pdf)
        save(typist, KEY.Key_S, web, shifted=True)
        leave(typist)
        print_again(typist, paper)
        sitting.window.close()

    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        *others, kept = store.read(issued)
    finally:
        store.close()
    assert len(others) == before
    assert kept.variant == Presentation.SIMPLIFIED
    assert pdf.read_bytes() == kept.content
    assert sha256(kept.content).hexdigest() == kept.sha256
    assert web.read_bytes() == kept.twin
    assert len(faces(paper.read_bytes())) == len(faces(kept.content))


def prepare(typist: Typist) -> None:
    """Open the sheet, choose the simplified version with the arrows, and read it to its end."""
    typist.control(KEY.Key_P)
    wait_ready(typist)
    typist.reach("choice_presentation_", back=True)
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Down):  # from the last one given, up to the first
        typist.press(key)
    assert typist.focused(SIMPLIFIED) is not None
    wait_ready(typist)
    pages = typist.reach("sheet_pages")
    assert isinstance(pages, PageView)
    typist.press(KEY.Key_End)
    assert pages.verticalScrollBar().value() == pages.verticalScrollBar().maximum() > 0
    typist.press(KEY.Key_Home)
    typist.press(KEY.Key_PageDown)
    assert pages.verticalScrollBar().value() > 0


def save(typist: Typist, key: Qt.Key, path: Path, *, shifted: bool = False) -> None:
    """Ask for a file by its shortcut, type where, and Enter; a list that proposes names is shut."""
    shift = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    typist.press(key, Qt.KeyboardModifier.ControlModifier | shift)
    typist.until(lambda: typist.hand.sees("fileNameEdit"), "No file is asked for.")
    fill(typist, "fileNameEdit", path)
    for _ in range(TIMES):
        if QApplication.activePopupWidget() is not None:
            typist.press(KEY.Key_Escape)
        typist.press(KEY.Key_Return)
        if typist.hand.soon(lambda: not typist.hand.sees("fileNameEdit"), A_MOMENT):
            break
    typist.until(path.exists, f"{path} is not written.")
    wait_ready(typist)


def fill(typist: Typist, name: str, path: Path) -> None:
    field = typist.hand.find(name, QLineEdit)
    typist.control(KEY.Key_A)
    typist.hand.write(name, str(path))
    typist.until(lambda: field.text() == str(path), f"« {name} » is not filled.")


def leave(typist: Typist) -> None:
    typist.press(KEY.Key_Escape)
    typist.until(lambda: not typist.hand.sees("sheet_pages"), "The preview stays open.")
    typist.settle()


def print_again(typist: Typist, paper: Path) -> None:
    """Open what was given from the list, print it, and come back to the list."""
    typist.reach("document_0")
    typist.press(KEY.Key_Return)
    wait_ready(typist)
    assert "Remise du" in typist.hand.find("sheet_state", QLabel).text()
    typist.control(KEY.Key_P)
    typist.until(lambda: typist.hand.sees("filename"), "No printer is asked for.")
    typist.reach("filename")
    fill(typist, "filename", paper)
    typist.press(KEY.Key_Return)
    typist.until(paper.exists, "Nothing is printed.")
    wait_ready(typist)
    leave(typist)


def wait_ready(typist: Typist) -> None:
    """Wait until the pages on the screen are those that may leave."""

    def ready() -> bool:
        return typist.hand.sees("sheet_print") and _enabled(typist, "sheet_print")

    typist.until(ready, "The paper does not show.")
    typist.settle()


def _enabled(typist: Typist, name: str) -> bool:
    return typist.hand.find(name, QPushButton).isEnabled()


def someone(base: Path) -> tuple[str, int]:
    """Return the name of a person, and how many documents were given to anybody."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(first_name), len(store.read(issued))
    finally:
        store.close()


def first_name(session: Session) -> str:
    return session.exec(select(Person)).all()[0].full_name


def issued(session: Session) -> list[IssuedDocument]:
    query = select(IssuedDocument).order_by(col(IssuedDocument.issued_at))
    return list(session.exec(query))
