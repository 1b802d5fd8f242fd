"""What is chosen of a paper shows at once, is what leaves, and is proposed the next time."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find
from tests.gui.paper.screen import can_leave, pages, said, state, wait_drawn, words
from tests.services.told_person import told_person

from conseil_mobilite.domain.paper.presentation import Presentation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import tip_of
from conseil_mobilite.gui.paper.choices.choice_groups import GroupBox
from conseil_mobilite.gui.paper.choices.paper_choices import Group, Option
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.printables import (
    action_sheet,
    blank_grid,
    certificate,
    restitution,
)
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.store.database import Store

SIMPLIFIED = f"choice_presentation_{Presentation.SIMPLIFIED}"
LARGE = f"choice_presentation_{Presentation.LARGE_PRINT}"
STANDARD = f"choice_presentation_{Presentation.STANDARD}"


def choose(dialog: PaperDialog, name: str) -> None:
    find(dialog, QRadioButton, name).click()


def _wait_updated(qtbot: QtBot, dialog: PaperDialog) -> None:
    assert not can_leave(dialog)
    qtbot.waitUntil(lambda: can_leave(dialog))


def test_what_is_no_more_chosen_cannot_leave_until_the_pages_follow(
    preview: PaperDialog, qtbot: QtBot
) -> None:
    usual = words(preview)

    choose(preview, SIMPLIFIED)

    assert "Mise à jour" in state(preview)
    assert not any(
        find(preview, QPushButton, name).isEnabled()
        for name in ("sheet_give", "sheet_print", "sheet_save", "sheet_save_web")
    )
    _wait_updated(qtbot, preview)
    assert words(preview) != usual
    assert "rien n’est encore remis" in state(preview)


def test_the_arrows_choose_and_the_keyboard_stays_there(preview: PaperDialog, qtbot: QtBot) -> None:
    first = find(preview, QRadioButton, STANDARD)
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)
    _wait_updated(qtbot, preview)

    assert find(preview, QRadioButton, SIMPLIFIED).isChecked()
    assert QApplication.focusWidget() is find(preview, QRadioButton, SIMPLIFIED)


def test_only_the_last_of_several_choices_is_shown(preview: PaperDialog, qtbot: QtBot) -> None:
    usual = words(preview)

    for name in (SIMPLIFIED, LARGE, STANDARD):
        choose(preview, name)
    _wait_updated(qtbot, preview)

    assert words(preview) == usual


def test_the_size_and_the_page_are_kept_when_the_choice_changes(
    preview: PaperDialog, qtbot: QtBot
) -> None:
    choose(preview, LARGE)
    _wait_updated(qtbot, preview)
    find(preview, QPushButton, "sheet_larger").click()
    view, wide = find(preview, PageView, "sheet_pages"), pages(preview)[-1].width()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())

    choose(preview, SIMPLIFIED)
    _wait_updated(qtbot, preview)

    assert pages(preview)[-1].width() == wide
    assert bar.value() > 0


def test_the_sheet_is_kept_as_chosen_and_proposed_so_the_next_time(
    preview: PaperDialog, qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget
) -> None:
    choose(preview, LARGE)
    _wait_updated(qtbot, preview)

    with qtbot.waitSignal(preview.said):
        find(preview, QPushButton, "sheet_give").click()

    (kept,) = store.read(issuing.of_person, helene)
    assert kept.variant == Presentation.LARGE_PRINT
    assert not find(preview, QWidget, "sheet_choices").isVisible()
    preview.close()
    again = open_preview(desk, action_sheet(helene), window)
    wait_drawn(qtbot, again)
    assert find(again, QRadioButton, LARGE).isChecked()
    again.close()


def _speak(qtbot: QtBot, dialog: PaperDialog, tag: str) -> None:
    """Go down the closed list of languages by the keyboard."""
    languages = find(dialog, Choice, "choice_language")
    languages.setFocus()
    while languages.code() != tag:
        qtbot.keyClick(languages, Qt.Key.Key_Down)


def test_a_second_language_stands_beside_the_french_and_is_kept(
    preview: PaperDialog, qtbot: QtBot, store: Store, helene: UUID
) -> None:
    offered = find(preview, Choice, "choice_language")
    assert offered.currentText() == "Aucune"
    _speak(qtbot, preview, "pt")
    assert offered.currentText() == "Português — portugais (provisoire)"
    _wait_updated(qtbot, preview)
    assert "mobilidade" in words(preview)

    with qtbot.waitSignal(preview.said):
        find(preview, QPushButton, "sheet_give").click()

    (kept,) = store.read(issuing.of_person, helene)
    assert (kept.variant, kept.language) == (Presentation.STANDARD, "pt")
    preview.close()


def test_only_the_standard_sheet_has_a_second_language_and_says_so(
    preview: PaperDialog, qtbot: QtBot
) -> None:
    _speak(qtbot, preview, "pt")
    _wait_updated(qtbot, preview)

    choose(preview, SIMPLIFIED)
    _wait_updated(qtbot, preview)

    assert not find(preview, Choice, "choice_language").isEnabled()
    assert "seulement avec la présentation standard" in said(preview, "choice_language_group")
    assert "mobilidade" not in words(preview)
    choose(preview, STANDARD)
    _wait_updated(qtbot, preview)
    assert "mobilidade" in words(preview)
    preview.close()


def test_the_length_of_the_blank_grid_is_chosen_and_nothing_is_kept_of_it(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    dialog = open_preview(desk, blank_grid(), window)
    wait_drawn(qtbot, dialog)
    long = len(pages(dialog))

    choose(dialog, "choice_length_short")
    _wait_updated(qtbot, dialog)

    assert len(pages(dialog)) < long
    assert not find(dialog, QPushButton, "sheet_give").isVisible()
    dialog.close()


def test_only_the_pages_in_sight_are_drawn_and_all_can_be_read_aloud(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    dialog = open_preview(desk, blank_grid(), window)
    wait_drawn(qtbot, dialog)
    every = pages(dialog)
    assert len(every) > 10
    assert all(page.accessibleDescription() for page in every)
    qtbot.waitUntil(lambda: not every[0].pixmap().isNull())
    assert every[-1].pixmap().isNull()

    qtbot.keyClick(find(dialog, PageView, "sheet_pages"), Qt.Key.Key_End)

    qtbot.waitUntil(lambda: not every[-1].pixmap().isNull())
    assert every[0].pixmap().isNull()
    assert _where(dialog) == f"Page {len(every)} sur {len(every)}"
    dialog.close()


def _where(dialog: PaperDialog) -> str:
    return said(dialog, "sheet_where")


def _agreed(session: Session) -> UUID:
    return told_person(session)


def _not_agreed(session: Session) -> UUID:
    return told_person(session, agreed=False)


def test_nothing_sensitive_is_ticked_and_only_what_is_ticked_is_told(
    qtbot: QtBot, desk: Desk, store: Store, window: QWidget
) -> None:
    person = store.run(_agreed)
    dialog = open_preview(desk, restitution(person), window)
    wait_drawn(qtbot, dialog)
    sensitive = find(dialog, QCheckBox, "choice_barriers_barrier.sante_conduite")
    assert not sensitive.isChecked()
    assert "Donnée sensible" in sensitive.whatsThis()
    assert "Conduite déconseillée" not in words(dialog)

    sensitive.click()
    _wait_updated(qtbot, dialog)

    assert "Conduite déconseillée" in words(dialog)
    dialog.close()


def test_with_no_box_ticked_it_says_so_beside_the_boxes(
    qtbot: QtBot, desk: Desk, store: Store, window: QWidget
) -> None:
    person = store.run(_agreed)
    dialog = open_preview(desk, restitution(person), window)
    wait_drawn(qtbot, dialog)

    for box in dialog.findChildren(QCheckBox):
        if box.isChecked():
            box.click()

    qtbot.waitUntil(lambda: "Cochez au moins une rubrique" in said(dialog, "sheet_refusal"))
    assert not can_leave(dialog)
    find(dialog, QCheckBox, "choice_strengths_strengths").click()
    qtbot.waitUntil(lambda: can_leave(dialog))
    dialog.close()


def test_without_an_agreement_it_says_what_to_do_and_leads_there(
    qtbot: QtBot, desk: Desk, store: Store, window: QWidget
) -> None:
    person = store.run(_not_agreed)
    dialog = open_preview(desk, restitution(person), window)
    qtbot.waitUntil(lambda: "son accord" in said(dialog, "sheet_refusal"))
    assert not can_leave(dialog)
    assert pages(dialog) == []

    with qtbot.waitSignal(dialog.part_asked) as asked:
        find(dialog, QPushButton, "sheet_remedy_rights").click()

    assert asked.args == ["rights"]
    assert not dialog.isVisible()


def test_without_an_assessment_there_is_no_certificate(
    qtbot: QtBot, desk: Desk, helene: UUID, window: QWidget
) -> None:
    dialog = open_preview(desk, certificate(helene), window)

    qtbot.waitUntil(lambda: "bilan initial validé" in said(dialog, "sheet_refusal"))

    assert find(dialog, QPushButton, "sheet_remedy_assessments").isVisible()
    dialog.close()


def test_what_is_said_of_an_option_ends_each_sentence_once(qtbot: QtBot) -> None:
    option = Option("budget", "Budget", sensitive=True, refused="Rien n’est noté à ce sujet.")
    box = GroupBox(Group("parts", "Rubriques", (option,), frozenset(), boxes=True))
    qtbot.addWidget(box)

    said = find(box, QCheckBox, "choice_parts_budget").whatsThis()

    assert said == tip_of("Rien n’est noté à ce sujet. Donnée sensible")
