"""The sheet is looked at, zoomed, handed out, saved and printed; what left never changes."""

import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find
from tests.gui.paper.screen import (
    file_dialog,
    pages,
    print_dialog,
    print_to,
    said,
    save_to,
    state,
    wait_drawn,
)

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.paper.opening import open_issued, open_preview
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.pages.pdf_pages import faces
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.printables import action_sheet, appointment_paper, blank_grid
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


def _vanish(session: Session, person: UUID) -> None:
    """Take away what the sheet is of, so that it cannot be kept."""
    session.delete(session.get_one(Person, person))


def _stumble() -> PaperPreview:
    raise ZeroDivisionError


def _alter(session: Session, document: UUID) -> None:
    kept = session.get_one(IssuedDocument, document)
    kept.content = kept.content.replace(b"%PDF-1", b"%PDF-2")


def _forget_twin(session: Session, document: UUID) -> None:
    session.get_one(IssuedDocument, document).twin = None


def _issued(store: Store, person: UUID) -> list[bytes]:
    return [each.content for each in store.read(issuing.of_person, person)]


def test_looking_hands_nothing_out(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    assert "rien n’est encore remis" in state(preview)
    assert "Hélène Lefèvre" in pages(preview)[0].accessibleDescription()

    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert _issued(store, helene) == []


def test_handing_it_out_keeps_it_once_whatever_is_clicked(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    give = find(preview, QPushButton, "sheet_give")

    with qtbot.waitSignal(preview.said):
        qtbot.mouseDClick(give, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(give, Qt.MouseButton.LeftButton)

    assert len(_issued(store, helene)) == 1
    assert "n° 2027-00001" in state(preview)
    assert not give.isVisible()


def test_saving_gives_the_bytes_that_are_kept_to_their_owner_alone(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Fiche mobilité.pdf"

    with qtbot.waitSignal(preview.said):
        save_to(qtbot, preview, path)

    assert [path.read_bytes()] == _issued(store, helene)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_choice_of_file_given_up_hands_nothing_out(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    chooser = file_dialog()
    labels = {each.text() for each in chooser.findChildren(QLabel) if each.isVisible()}
    chooser.reject()

    assert {"&Dossier\u00a0:", "&Type de fichier\u00a0:"} <= labels
    assert _issued(store, helene) == []
    assert find(preview, QPushButton, "sheet_give").isEnabled()


def test_a_folder_that_refuses_is_told_and_the_sheet_can_be_saved_elsewhere(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    save_to(qtbot, preview, tmp_path / "fichier" / "Fiche.pdf")
    qtbot.waitUntil(lambda: "ne peut pas être écrit" in said(preview, "sheet_warning"))

    with qtbot.waitSignal(preview.said):
        save_to(qtbot, preview, tmp_path / "Fiche.pdf")

    assert [(tmp_path / "Fiche.pdf").read_bytes()] == _issued(store, helene)


def test_what_was_handed_out_opens_again_with_the_same_bytes(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget, tmp_path: Path
) -> None:
    issued = store.run(action_sheets.issue, helene, desk.clock())
    store.run(people.correct, helene, people.PersonChanges(last_name="Zidane"))

    dialog = open_issued(desk, issued.id, issued.title, window)
    wait_drawn(qtbot, dialog)
    assert "Lefèvre" in pages(dialog)[0].accessibleDescription()
    with qtbot.waitSignal(dialog.said):
        save_to(qtbot, dialog, tmp_path / "Fiche.pdf")

    assert (tmp_path / "Fiche.pdf").read_bytes() == issued.content
    assert len(_issued(store, helene)) == 1


def test_it_is_printed_on_whole_sheets_of_paper(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(preview.said):
        print_to(qtbot, preview, str(tmp_path / "papier.pdf"))

    (kept,) = _issued(store, helene)
    printed = faces((tmp_path / "papier.pdf").read_bytes())
    assert len(printed) == len(faces(kept))
    assert round(printed[0].size.width()) == 595
    assert stat.S_IMODE((tmp_path / "papier.pdf").stat().st_mode) == 0o600


def test_without_a_printer_a_file_is_proposed_by_its_name(preview: PaperDialog) -> None:
    find(preview, QPushButton, "sheet_print").click()

    chooser = print_dialog()
    name = find(chooser, QLineEdit, "filename").text()
    chooser.reject()

    assert name == str(Path.home() / "Fiche mobilité 2027-00001.pdf")


def test_asked_twice_the_printer_is_chosen_once(preview: PaperDialog) -> None:
    gesture = find(preview, QPushButton, "sheet_print")

    gesture.click()
    gesture.click()

    choosers = [each for each in preview.findChildren(QPrintDialog) if each.isVisible()]
    assert len(choosers) == 1
    choosers[0].reject()


def test_a_printer_that_does_not_answer_prints_nothing_and_loses_nothing(
    preview: PaperDialog,
    store: Store,
    helene: UUID,
    qtbot: QtBot,
    qtlog: _QtMessageCapture,
    tmp_path: Path,
) -> None:
    with qtlog.disabled():
        print_to(qtbot, preview, "/nulle/part/papier.pdf")
        qtbot.waitUntil(lambda: "L’imprimante n’a pas répondu" in said(preview, "sheet_warning"))
    assert len(_issued(store, helene)) == 1

    with qtbot.waitSignal(preview.said):
        print_to(qtbot, preview, str(tmp_path / "papier.pdf"))

    assert len(_issued(store, helene)) == 1
    assert not find(preview, QLabel, "sheet_warning").isVisible()


def test_closed_while_it_leaves_it_is_printed_all_the_same_and_once(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "papier.pdf"

    with qtbot.waitSignal(preview.said):
        print_to(qtbot, preview, str(path))
        preview.close()
        assert not preview.isVisible()

    qtbot.waitUntil(lambda: not shiboken6.isValid(preview))
    (kept,) = _issued(store, helene)
    assert len(faces(path.read_bytes())) == len(faces(kept))


def test_closed_while_its_file_is_refused_it_comes_back_to_say_so(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")

    save_to(qtbot, preview, tmp_path / "fichier" / "Fiche.pdf")
    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: "ne peut pas être écrit" in said(preview, "sheet_warning"))
    assert preview.isVisible()
    assert len(_issued(store, helene)) == 1


def test_what_is_not_kept_does_not_leave(
    preview: PaperDialog, store: Store, helene: UUID, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    failures: list[Exception] = []
    desk.background.failed.connect(failures.append)
    store.run(_vanish, helene)

    save_to(qtbot, preview, tmp_path / "Fiche.pdf")

    qtbot.waitUntil(lambda: "n’existe plus" in said(preview, "sheet_warning"))
    assert not (tmp_path / "Fiche.pdf").exists()
    assert failures == []
    assert find(preview, QPushButton, "sheet_save").isEnabled()


def test_locking_the_base_half_way_does_not_cut_a_printed_paper_in_two(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    dialog = open_preview(desk, blank_grid(), window)
    wait_drawn(qtbot, dialog)
    count, path = len(pages(dialog)), tmp_path / "papier.pdf"
    assert count > 10

    with qtbot.waitSignal(dialog.said):
        print_to(qtbot, dialog, str(path))
        desk.background.close()

    assert len(faces(path.read_bytes())) == count
    dialog.close()


def test_the_web_version_is_saved_to_its_owner_alone(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Fiche.html"

    with qtbot.waitSignal(preview.said):
        save_to(qtbot, preview, path, "sheet_save_web")

    (kept,) = store.read(issuing.of_person, helene)
    assert path.read_bytes() == kept.twin
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_copy_that_was_altered_is_never_passed_for_the_original(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget
) -> None:
    issued = store.run(action_sheets.issue, helene, desk.clock())
    store.run(_alter, issued.id)

    dialog = open_issued(desk, issued.id, issued.title, window)

    qtbot.waitUntil(lambda: "n’est plus celle qui a été remise" in said(dialog, "sheet_refusal"))
    assert not find(dialog, QPushButton, "sheet_print").isEnabled()
    assert not find(dialog, QPushButton, "sheet_save_web").isEnabled()
    assert pages(dialog) == []
    dialog.close()


def test_it_grows_and_shrinks_by_the_keyboard(preview: PaperDialog, qtbot: QtBot) -> None:
    def width() -> int:
        shown = pages(preview)
        return shown[-1].width() if shown else 0

    usual = width()
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: 0 < width() < usual)
    for _ in range(12):
        qtbot.mouseClick(find(preview, QPushButton, "sheet_larger"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: width() == pytest.approx(3 * usual, abs=2))


def test_the_end_and_the_beginning_are_one_key_away(preview: PaperDialog, qtbot: QtBot) -> None:
    view = find(preview, PageView, "sheet_pages")
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_letters_the_paper_lacks_are_told_before_it_is_printed(
    qtbot: QtBot, desk: Desk, store: Store, window: QWidget
) -> None:
    person = store.run(people.register, NewPerson("王", "Lucie"), ON)

    dialog = open_preview(desk, action_sheet(person.id), window)

    qtbot.waitUntil(lambda: "王" in said(dialog, "sheet_notes"))


def test_it_takes_the_width_of_the_window_or_a_whole_page(
    preview: PaperDialog, qtbot: QtBot
) -> None:
    view, control = find(preview, PageView, "sheet_pages"), Qt.KeyboardModifier.ControlModifier
    usual = pages(preview)[0].width()

    qtbot.keyClick(preview, Qt.Key.Key_2, control)
    qtbot.waitUntil(lambda: pages(preview)[-1].height() < view.viewport().height())
    assert find(preview, QPushButton, "sheet_fit_page").isChecked()

    qtbot.keyClick(preview, Qt.Key.Key_1, control)
    qtbot.waitUntil(lambda: pages(preview)[-1].width() > view.viewport().width() * 0.9)
    assert view.horizontalScrollBar().maximum() == 0

    qtbot.keyClick(preview, Qt.Key.Key_0, control)
    qtbot.waitUntil(lambda: pages(preview)[-1].width() == usual)


def test_another_size_stays_on_the_same_page(preview: PaperDialog, qtbot: QtBot) -> None:
    view = find(preview, PageView, "sheet_pages")
    find(preview, QPushButton, "sheet_larger").click()
    find(preview, QPushButton, "sheet_larger").click()
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    share = bar.value() / bar.maximum()

    find(preview, QPushButton, "sheet_larger").click()

    assert bar.value() / bar.maximum() == pytest.approx(share, abs=0.1)


def test_a_slip_is_printed_on_its_own_small_paper(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget, tmp_path: Path
) -> None:
    day = datetime(2027, 3, 16, 9, tzinfo=UTC)
    meeting = store.run(appointments.book, NewAppointment("suivi", day, 45, (helene,)))
    slip = appointment_paper(meeting.id, helene, Shape.SLIP)
    dialog = open_preview(desk, slip, window)
    wait_drawn(qtbot, dialog)

    with qtbot.waitSignal(dialog.said):
        print_to(qtbot, dialog, str(tmp_path / "papier.pdf"))

    (page,) = faces((tmp_path / "papier.pdf").read_bytes())
    assert (round(page.size.width()), round(page.size.height())) == (420, 595)
    dialog.close()


def test_a_document_older_than_its_web_version_says_there_is_none(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget
) -> None:
    issued = store.run(action_sheets.issue, helene, desk.clock())
    store.run(_forget_twin, issued.id)

    dialog = open_issued(desk, issued.id, issued.title, window)
    wait_drawn(qtbot, dialog)

    assert not find(dialog, QPushButton, "sheet_save_web").isEnabled()
    assert "il n’y en a pas" in said(dialog, "sheet_about")
    dialog.close()


def test_an_incident_is_said_in_the_place_of_the_pages_and_nowhere_raw(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    failures: list[Exception] = []
    desk.background.failed.connect(failures.append)

    paper = replace(
        blank_grid(), preview=lambda background, _at, _chosen: background.work(_stumble)
    )
    dialog = open_preview(desk, paper, window)

    qtbot.waitUntil(lambda: "n’a pas abouti" in said(dialog, "sheet_refusal"))
    assert len(failures) == 1
    assert not find(dialog, QPushButton, "sheet_print").isEnabled()
    dialog.close()


def test_a_web_version_takes_the_place_of_an_older_file_only_once_it_is_whole(
    preview: PaperDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Fiche.html"
    path.write_text("ancien", encoding="utf-8")

    with qtbot.waitSignal(preview.said):
        save_to(qtbot, preview, path, "sheet_save_web")

    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [each.name for each in tmp_path.iterdir() if "Fiche" in each.name] == ["Fiche.html"]
