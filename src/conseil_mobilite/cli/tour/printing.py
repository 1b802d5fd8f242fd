"""The action sheet: seen, then handed out as a file, frozen in her documents."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCompleter, QDialogButtonBox, QLineEdit, QWidget

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import go_to_her
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.paper.presentation import Presentation
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

_TIMES: Final = 8
_A_MOMENT: Final = 500


def hand_out(visit: Visit) -> None:
    """Press Ctrl+P, look at the sheet, save it as a PDF."""
    hand = visit.hand
    go_to_her(visit)
    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    show_paper(visit)
    visit.picture("fiche-apercu")
    make_private_folder(visit.sheet.parent)
    save(visit, "sheet_save", visit.sheet)
    hand.click("sheet_close")
    visit.settle()


def save(visit: Visit, gesture: str, path: Path) -> None:
    """Press a button that saves, and say where."""
    visit.hand.click(gesture)
    save_as(visit, str(path))
    visit.hand.wait(path.exists, f"« {path.name} » n’a pas été écrit.")


def save_as(visit: Visit, path: str) -> None:
    """Type a path in the dialog of files and press Enter.

    The dialog proposes names in a list that opens when the disk has answered, and Enter would take
    what it proposes: it is asked to propose none. Where Enter is not heard, its button is pressed.
    """
    hand = visit.hand
    name = hand.find("fileNameEdit", QLineEdit)
    name.setCompleter(QCompleter(name))
    hand.write("fileNameEdit", path)
    hand.wait(lambda: name.text() == path, "Le nom du fichier n’est pas tapé en entier.")
    accept = _accepting(name.window())
    for _ in range(_TIMES):
        QTest.keyClick(name, Qt.Key.Key_Return)
        if hand.soon(lambda: not hand.sees("fileNameEdit"), _A_MOMENT):
            return
        if name.text() != path:
            hand.write("fileNameEdit", path)
        accept.click()
        if hand.soon(lambda: not hand.sees("fileNameEdit"), _A_MOMENT):
            return
    raise StepFailed("La boîte de dialogue des fichiers ne se ferme pas.")


def _accepting(dialog: QWidget) -> QAbstractButton:
    box = dialog.findChildren(QDialogButtonBox)[0]
    accepts = QDialogButtonBox.ButtonRole.AcceptRole
    return next(each for each in box.buttons() if box.buttonRole(each) == accepts)


def found_sheet(visit: Visit, store: Store) -> None:
    """Find one standard sheet in French alone, and the very bytes of the file in it."""
    everything = store.read(issuing.of_person, visit.someone())
    usual = (action_sheets.KIND, Presentation.STANDARD, "")
    documents = [each for each in everything if (each.kind, each.variant, each.language) == usual]
    if len(documents) != 1:
        raise StepFailed(f"{len(documents)} fiches d’action dans la base, au lieu d’une.")
    content = visit.sheet.read_bytes()
    if not content.startswith(b"%PDF-"):
        raise StepFailed("Le fichier de la fiche n’est pas un PDF.")
    if documents[0].content != content or documents[0].sha256 != sha256(content).hexdigest():
        raise StepFailed("Le fichier de la fiche n’est pas celui gardé dans la base.")
