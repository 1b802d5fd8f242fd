"""Creating keeps what was typed until it worked; deleting can be undone."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Confirmation, Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.mnemonics import with_free_letter
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.undo_bar import UndoBar

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]


def test_undo_is_offered_then_goes_away_by_itself(qtbot: QtBot) -> None:
    bar = UndoBar(lasts_ms=30)
    qtbot.addWidget(bar)
    undone: list[UUID] = []
    bar.wanted.connect(undone.append)

    bar.offer("Action supprimée", uuid4())
    assert bar.isVisible()

    qtbot.waitUntil(lambda: not bar.isVisible())
    bar.undo()
    assert undone == []


def test_undoing_takes_back_the_last_thing_offered_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    undone: list[UUID] = []
    bar.wanted.connect(undone.append)
    action, note = uuid4(), uuid4()
    bar.offer("Action supprimée", action)
    bar.offer("Note supprimée", note)

    qtbot.mouseClick(bar.findChild(QWidget, "undo"), Qt.MouseButton.LeftButton)
    bar.undo()

    assert undone == [note]
    assert not bar.isVisible()


def test_what_was_undone_can_be_done_again_by_its_own_key_only(qtbot: QtBot) -> None:
    bar, again = UndoBar(), uuid4()
    qtbot.addWidget(bar)
    wanted: list[UUID] = []
    bar.wanted.connect(wanted.append)
    bar.offer("Annulé : action supprimée", again, again=True)
    assert _button(bar).text().replace("&", "") == "Rétablir"

    bar.undo()
    assert wanted == []
    bar.redo()
    assert wanted == [again]


def test_a_refusal_is_said_without_a_button(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)

    bar.offer("Il n’y a plus rien à annuler.", None)

    assert bar.isVisible()
    assert not _button(bar).isVisible()


def _button(bar: UndoBar) -> QPushButton:
    found = bar.findChild(QPushButton, "undo")
    assert found is not None
    return found


def test_a_creation_stays_open_with_what_was_typed_until_it_worked(
    qtbot: QtBot, shown: Show
) -> None:
    page = QWidget()
    page.resize(900, 700)
    shown(page)
    name = TextField("last_name")
    field = Field("Nom", name)
    dialog = Creation("new_person", "Nouvelle personne", column(field), page)
    dialog.form = Form(last_name=field)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    qtbot.keyClicks(name, "Lefevre")

    with qtbot.waitSignal(dialog.asked):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.show_error(UserError("Ce nom contient un chiffre.", "last_name"))

    assert dialog.isVisible()
    assert name.text() == "Lefevre"
    assert field.error() == "Ce nom contient un chiffre."
    dialog.done_with()


def test_a_confirmation_keeps_by_default(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    shown(page)
    done: list[str] = []
    asked = Confirmation(
        "Effacer ?", "Tout partira.", "Effacer", page, lambda: done.append("erased")
    )
    asked.open()

    qtbot.keyClick(asked, Qt.Key.Key_Return)

    assert done == []
    assert not asked.isVisible()


def test_an_error_out_of_sight_is_scrolled_to(qtbot: QtBot, shown: Show) -> None:
    parent = QWidget()
    parent.resize(600, 320)
    shown(parent)
    names = [f"field_{rank}" for rank in range(12)]
    form = Form(**{name: Field(name, TextField(name)) for name in names})
    dialog = Creation("long", "Long", column(*form.fields.values()), parent)
    dialog.form = form
    with qtbot.waitActive(dialog):
        dialog.open()
    last = form.fields["field_11"]
    assert last.visibleRegion().isEmpty()

    dialog.show_error(UserError("Indiquez l’heure.", "field_11"))

    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())
    assert last.error() == "Indiquez l’heure."


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(
    qtbot: QtBot, shown: Show
) -> None:
    window, created = QWidget(), list[bool]()
    shown(window)
    dialog = Creation("thing", "Nouvelle chose", column(), window)
    dialog.asked.connect(lambda: created.append(True))
    with qtbot.waitActive(dialog):
        dialog.open()
    cancel = dialog.findChild(QPushButton, "thing_cancel")
    assert cancel is not None
    cancel.setFocus()

    qtbot.keyClick(cancel, Qt.Key.Key_Return)

    assert created == []
    qtbot.waitUntil(lambda: not window.findChildren(Creation))


def test_f1_explains_what_has_the_keyboard_in_a_dialog(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    shown(page)
    field = TextField("plan_title")
    dialog = Creation("plan_dialog", "Mesure", column(Field("Titre", field)), page)
    dialog.setWhatsThis("Une mesure telle que le plan la nomme.")
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    qtbot.keyClick(field, Qt.Key.Key_F1)

    explained = [each for each in QApplication.topLevelWidgets() if _explains(each)]
    assert len(explained) == 1
    explained[0].close()
    dialog.reject()


def _explains(widget: QWidget) -> bool:
    return widget.isVisible() and widget.metaObject().className() == "QWhatsThat"


def test_what_is_offered_takes_a_letter_that_nothing_else_has(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    names = Field("&Nom", TextField("name")), Field("", button("go", "O&uvrir"))
    page.setLayout(column(*names))
    shown(page)

    assert with_free_letter("Nu d’une heure", page) == "Nu &d’une heure"
    assert with_free_letter("Nu", page) == "Nu"
    qtbot.wait(0)
