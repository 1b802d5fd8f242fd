"""A catalogue is shown before it is brought in; the services of the body go out."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.domain.directory.catalogues import demonstration
from tests.services.directory.directories import filled

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.catalogue_dialog import CatalogueDialog
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.services.directory import catalogues, own_services
from conseil_mobilite.store.database import Store

SPACE = Qt.Key.Key_Space


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, store: Store, window: QWidget) -> CatalogueDialog:
    store.run(filled)
    made = CatalogueDialog(desk, window)
    with qtbot.waitActive(made):
        made.open()
    return made


def _write(path: Path, services: Sequence[Mapping[str, object]]) -> Path:
    content = {"structures": demonstration().structures, "services": services}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _choose(dialog: CatalogueDialog, opener: str, chooser: str, path: Path) -> None:
    _press(dialog, opener)
    found = dialog.window().findChildren(QFileDialog, chooser)[-1]
    if chooser == "save_file":
        found.fileSelected.emit(str(path))
    else:
        found.filesSelected.emit([str(path)])
    found.close()


def _press(dialog: CatalogueDialog, name: str) -> None:
    gesture = dialog.findChild(QWidget, name)
    assert gesture is not None
    gesture.setFocus()
    QtBot.keyClick(gesture, SPACE)


def _summary(dialog: CatalogueDialog) -> str:
    label = dialog.findChild(QLabel, "catalogue_summary")
    assert label is not None
    return label.text().replace("\N{NO-BREAK SPACE}", " ")


def test_faults_and_counts_come_first_then_the_sound_records_enter_and_the_gone_leave(
    dialog: CatalogueDialog, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    # Given a catalogue with a fault, a change, a new service and one that is gone
    first, second, *others, _gone = demonstration().services
    new = {**second, "id": f"{second['id']}-bis"}
    services = [{**first, "frais": "cher"}, {**second, "nom": "Autre nom"}, *others, new]
    _choose(dialog, "catalogue_browse", "catalogue_dialog", _write(tmp_path / "c.json", services))
    # Then what it would change is told, with the fault beside the name of its service
    qtbot.waitUntil(lambda: "1 service nouveau · 1 service modifié" in _summary(dialog))
    assert "1 fiche laissée de côté" in _summary(dialog)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert first["nom"] in told
    assert any(each.startswith("Coût") and "cher" in each for each in told)
    # When it is imported without those that are gone
    drop = dialog.findChild(QCheckBox, "catalogue_drop_gone")
    assert drop is not None
    _press(dialog, "catalogue_drop_gone")
    assert drop.isChecked()
    with qtbot.waitSignals([dialog.brought_in, dialog.finished]):
        _press(dialog, "catalogue_create")
    kept = {each["id"] for each in store.read(catalogues.whole_catalogue).services}
    assert kept == {first["id"], *(each["id"] for each in services)}


def test_a_file_that_is_no_catalogue_is_refused_in_words_and_another_may_follow(
    dialog: CatalogueDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "faux.json"
    wrong.write_text("{", encoding="utf-8")
    _choose(dialog, "catalogue_browse", "catalogue_dialog", wrong)
    qtbot.waitUntil(lambda: "faute de JSON" in _summary(dialog))
    create = dialog.findChild(QPushButton, "catalogue_create")
    assert create is not None
    assert not create.isEnabled()
    same = _write(tmp_path / "bon.json", list(demonstration().services))
    _choose(dialog, "catalogue_browse", "catalogue_dialog", same)
    qtbot.waitUntil(lambda: "inchangés" in _summary(dialog))


def test_the_own_services_go_out_as_two_tables_that_replace_no_other_file(
    dialog: CatalogueDialog, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    home = store.run(own_services.write_structure, {"nom": "Garage"})
    typed = {"nom": "Réparation", "description": "Réparer sa voiture."}
    store.run(own_services.write_service, home, typed)
    taken = tmp_path / "nos - structures.csv"
    taken.write_text("à moi", encoding="utf-8")
    _press(dialog, "catalogue_kind_csv")
    # A file of that name that is another one stays, and is told
    _choose(dialog, "catalogue_export", "save_file", tmp_path / "nos.csv")
    qtbot.waitUntil(
        lambda: any("s’appelle déjà" in each.text() for each in dialog.findChildren(QLabel))
    )
    assert taken.read_text(encoding="utf-8") == "à moi"
    assert not (tmp_path / "nos.csv").exists()
    with qtbot.waitSignal(dialog.said):
        _choose(dialog, "catalogue_export", "save_file", tmp_path / "ici.csv")
    files = [tmp_path / "ici.csv", tmp_path / "ici - structures.csv"]
    assert read_catalogue(files) == store.read(catalogues.own_catalogue)


def test_an_import_given_up_leaves_the_directory_as_it_was(
    dialog: CatalogueDialog, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    before = store.read(catalogues.whole_catalogue)
    services = [{**each, "nom": "Autre nom"} for each in demonstration().services]
    _choose(dialog, "catalogue_browse", "catalogue_dialog", _write(tmp_path / "c.json", services))
    qtbot.waitUntil(lambda: "modifiés" in _summary(dialog))
    with store.transaction() as session:
        session.connection()  # the one writer is taken: the import waits, Escape comes before it
        _press(dialog, "catalogue_create")
        QtBot.keyClick(dialog, Qt.Key.Key_Escape)
        assert "Interruption" in _summary(dialog)
    with qtbot.waitSignal(dialog.finished):
        pass
    assert store.read(catalogues.whole_catalogue) == before
