"""A secret that is shown as it is typed is in no draft, whatever form it stands in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.letters import letters_shared

import conseil_mobilite
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.code_field import CodeField
from conseil_mobilite.gui.access.key_dialog import KeyDialog
from conseil_mobilite.gui.access.newcomer_dialog import NewcomerDialog
from conseil_mobilite.gui.access.phrase_dialog import PhraseDialog
from conseil_mobilite.gui.backups.restore_dialog import RestoreDialog
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.drafts import give_back
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.gui.shell.closed.secret_dialog import SecretDialog
from conseil_mobilite.services.access.ways import Entry
from conseil_mobilite.store.backups.shelf import Backup

pytestmark = pytest.mark.usefixtures("dressed")

PHRASE = "des hérissons gris traversent la grande forêt givrée"
CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE"
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
BACKUP = Backup(Path("hier"), Path("hier/suivi.base"), NOW)


class AnyForm(Creation):
    """A form that knows nothing of the secrets it holds."""

    def __init__(self, parent: QWidget) -> None:
        self.words = TextField("words")
        self.secret, self.code = PassphraseFields("any", tuple), CodeField("code")
        body = column(self.words, self.secret.body(), self.code)
        super().__init__("any", "Un formulaire", body, parent)


def _adviser(first_name: str) -> Adviser:
    return Adviser(organisation_id=uuid4(), first_name=first_name, last_name="Dufresne")


def _key(parent: QWidget) -> Creation:
    camille, karim = _adviser("Camille"), _adviser("Karim")
    return KeyDialog(camille, [Entry(camille, ()), Entry(karim, ())], [], parent)


DIALOGS: dict[str, Callable[[QWidget], Creation]] = {
    "any": AnyForm,
    "key": _key,
    "newcomer": lambda parent: NewcomerDialog(uuid4(), parent),
    "phrase": lambda parent: PhraseDialog(_adviser("Zoé"), parent),
    "restore": lambda parent: RestoreDialog(BACKUP, None, NOW, parent),
    "secret": lambda parent: SecretDialog("Restaurer", "Sa phrase ?", "&Restaurer", parent),
}


def _open(qtbot: QtBot, dialog: Creation) -> None:
    dialog.open()
    qtbot.waitUntil(lambda: dialog.draft() is None)  # once it noted how it first was


def _show(dialog: Creation) -> QCheckBox:
    (found,) = (each for each in dialog.findChildren(QCheckBox) if "phrase" in each.text().split())
    return found


@pytest.mark.parametrize("made", DIALOGS.values(), ids=DIALOGS)
def test_no_form_keeps_a_phrase_that_is_shown(
    qtbot: QtBot, window: QWidget, made: Callable[[QWidget], Creation]
) -> None:
    dialog = made(window)
    _open(qtbot, dialog)
    hidden = QLineEdit.EchoMode.Password
    secrets = [each for each in dialog.findChildren(QLineEdit) if each.echoMode() is hidden]
    for each in secrets:
        each.setText(PHRASE)

    _show(dialog).click()

    assert {each.displayText() for each in secrets} == {PHRASE}
    assert dialog.draft() is None
    dialog.reject()


def test_the_rest_of_the_form_is_kept_and_comes_back_without_showing_anything(
    qtbot: QtBot, window: QWidget
) -> None:
    before, after = AnyForm(window), AnyForm(window)
    _open(qtbot, before)
    before.words.setText("Un vélo pour Jeanne")
    before.secret.first.setText(PHRASE)
    before.code.setText(CODE)
    _show(before).click()

    draft = before.draft()
    assert draft is not None
    give_back(after, draft.typed)

    assert {PHRASE, CODE}.isdisjoint(draft.typed.values())
    assert after.words.text() == "Un vélo pour Jeanne"
    assert (after.secret.first.text(), after.code.text()) == ("", "")
    assert not _show(after).isChecked()
    before.reject()
    after.reject()


def test_no_line_is_hidden_otherwise_than_as_a_secret() -> None:
    sources = Path(conseil_mobilite.__file__).parent.rglob("*.py")

    hiding = {each.name for each in sources if "EchoMode" in each.read_text(encoding="utf-8")}

    assert hiding == {"secrets.py"}


@pytest.mark.parametrize("made", DIALOGS.values(), ids=DIALOGS)
def test_each_letter_of_a_form_with_a_secret_leads_to_one_control(
    qtbot: QtBot, window: QWidget, made: Callable[[QWidget], Creation]
) -> None:
    dialog = made(window)

    _open(qtbot, dialog)

    assert letters_shared(dialog) == set()
    dialog.reject()
