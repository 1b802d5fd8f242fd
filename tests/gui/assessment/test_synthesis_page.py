"""The synthesis, from what the rules propose to the decision, by real keys and clicks."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.assessment.screen import DAY, Screen, begin, code, found, show, texts
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.assessment.kept_barriers import KeptRow
from conseil_mobilite.gui.assessment.tab import AssessmentsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.gui.kit.page import Screen as Place
from conseil_mobilite.services.assessment import assessments, restitution, synthesis
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ANSWERS = {
    "V04": "Aucun",
    "V09": "Non",
    "V02": "Aucun permis",
    "J05": "Oui",
    "H02": "Avec difficulté",
    "F01": "Oui, sans solution",
    "C02": "Seul et souvent",
}


@pytest.fixture(scope="module")
def made(once: Once) -> Made[UUID]:
    """Reply to what is mandatory: five barriers are proposed, one of them sensitive."""
    return once(lambda store: store.run(_answered))


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def answered(store: Store, made: Made[UUID]) -> Assessment:
    return store.read(lambda session: session.get_one(Assessment, made.told))


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, store: Store, answered: Assessment) -> Screen:
    shown = show(qtbot, desk, store, answered.id)
    click(shown, "to_synthesis")
    shown.until(lambda: bool(found(shown.page, "keep_aucun_moyen")))
    return shown


def test_keeping_and_dropping_go_from_one_proposal_to_the_next_by_keyboard(
    opened: Screen,
) -> None:
    picture = now(opened)
    first, second = picture.proposed[0].code, picture.proposed[1].code
    opened.find(QWidget, f"keep_{first}").setFocus()

    opened.press(Key.Key_Space)
    opened.until(lambda: first in kept(opened))
    opened.until(lambda: opened.focus() == f"keep_{second}")
    opened.press(Key.Key_Backtab, Key.Key_Space)

    opened.until(lambda: second in {barrier.code for barrier in now(opened).dropped})
    assert second not in kept(opened)


def test_the_keyboard_begins_with_the_first_proposal(opened: Screen) -> None:
    first = now(opened).proposed[0].code

    opened.until(lambda: opened.focus() in {"keep_all_barriers", f"drop_{first}"})


def test_keeping_all_leaves_nothing_to_decide(opened: Screen) -> None:
    click(opened, "keep_all_barriers")

    opened.until(lambda: not now(opened).proposed)
    opened.until(lambda: "Prêt à être validé" in texts(opened.find(QWidget, "closing_bar")))


def test_digits_rank_the_kept_barriers_and_nought_takes_the_rank_away(opened: Screen) -> None:
    keep_all(opened)
    row(opened, "garde").setFocus()

    opened.press(Key.Key_1)
    opened.until(lambda: shown_ranks(opened) == ["garde"])
    row(opened, "aucun_moyen").setFocus()
    opened.press(Key.Key_1)
    opened.until(lambda: shown_ranks(opened) == ["aucun_moyen", "garde"])

    opened.press(Key.Key_0)
    opened.until(lambda: ranks(opened) == ["garde"])


def test_control_and_arrows_move_a_barrier_up_and_down_the_ranks(opened: Screen) -> None:
    keep_all(opened)
    row(opened, "garde").setFocus()
    hold_control(opened, Key.Key_Up)
    opened.until(lambda: shown_ranks(opened) == ["garde"])
    row(opened, "aucun_moyen").setFocus()
    hold_control(opened, Key.Key_Up)
    opened.until(lambda: shown_ranks(opened) == ["garde", "aucun_moyen"])

    hold_control(opened, Key.Key_Up)
    opened.until(lambda: shown_ranks(opened) == ["aucun_moyen", "garde"])

    hold_control(opened, Key.Key_Down)
    opened.until(lambda: shown_ranks(opened) == ["garde", "aucun_moyen"])
    hold_control(opened, Key.Key_Down)
    opened.until(lambda: ranks(opened) == ["garde"])


def test_dragging_a_barrier_to_the_top_makes_it_the_first(opened: Screen) -> None:
    keep_all(opened)
    dragged, first = rows(opened)[-1], rows(opened)[0]
    start, end = QPoint(40, 10), dragged.mapFromGlobal(first.mapToGlobal(QPoint(40, 4)))

    QTest.mousePress(dragged, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(dragged, start - QPoint(0, 20))
    QTest.mouseMove(dragged, end)
    QTest.mouseRelease(dragged, LEFT, Qt.KeyboardModifier.NoModifier, end)

    opened.until(lambda: ranks(opened) == [dragged.barrier.code])


def test_a_barrier_of_the_list_is_added_by_hand_and_its_intensity_chosen(opened: Screen) -> None:
    keep_all(opened)
    pick(opened, "add_barrier", "perimetre_restreint")
    opened.until(lambda: "perimetre_restreint" in kept(opened))
    opened.until(lambda: "perimetre_restreint" in [one.barrier.code for one in rows(opened)])
    assert "Ajouté par vous" in texts(row(opened, "perimetre_restreint"))

    pick(opened, "intensity_perimetre_restreint", "leger")

    opened.until(lambda: intensity(opened) == "leger")


def test_strengths_come_from_the_answers_from_the_list_and_in_free_words(opened: Screen) -> None:
    click(opened, "suggest_lire_horaires")
    opened.until(lambda: strengths(opened) == ["Lire les horaires de bus"])
    field = opened.find(QLineEdit, "strength_text")
    field.setFocus()
    opened.write(field, "Très motivée")

    opened.press(Key.Key_Return)

    opened.until(lambda: strengths(opened) == ["Lire les horaires de bus", "Très motivée"])
    opened.until(lambda: field.text() == "")


def test_an_empty_strength_is_refused_beside_its_field(opened: Screen) -> None:
    field = opened.find(QLineEdit, "strength_text")
    field.setFocus()

    opened.press(Key.Key_Return)

    opened.until(lambda: "quelques mots" in texts(opened.find(QWidget, "strength_text_field")))
    assert strengths(opened) == []


def test_one_gesture_adds_a_recommended_action_and_a_double_click_adds_it_once(
    opened: Screen,
) -> None:
    keep_all(opened)
    opened.until(lambda: bool(found(opened.page, "plan_location_solidaire")))
    gesture = opened.find(QWidget, "plan_location_solidaire")

    opened.bot.mouseClick(gesture, LEFT)
    opened.bot.mouseDClick(gesture, LEFT)
    opened.bot.mouseRelease(gesture, LEFT)

    opened.until(lambda: "Au parcours" in texts(opened.find(QWidget, "advice_location_solidaire")))
    planned = opened.store.read(_actions)
    assert [(action.kind, action.barrier_code) for action in planned] == [
        ("location_solidaire", "aucun_moyen")
    ]
    assert "Véhicule" in planned[0].reasons


def test_the_goal_is_kept_while_it_is_typed_even_when_leaving_at_once(opened: Screen) -> None:
    goal = opened.find(QPlainTextEdit, "goal")
    goal.setFocus()
    opened.write(goal, "Aller travailler à Laon")

    opened.page.leave()

    opened.until(lambda: now(opened).assessment.goal == "Aller travailler à Laon")


def test_agreements_are_never_presumed(opened: Screen) -> None:
    assert opened.find(Choice, "restitution_prescripteur").code() == ""

    pick(opened, "restitution_prescripteur", "non")

    opened.until(lambda: now(opened).agreements == {"restitution_prescripteur": False})


def test_another_level_is_asked_with_its_reason_and_both_are_shown(opened: Screen) -> None:
    click(opened, "override_level")
    dialog = the_dialog(opened)
    choose(dialog, "override_axis", "MOYENS")
    choose(dialog, "override_to", "2")
    click_in(opened, dialog, "override_create")
    opened.until(lambda: "Dites pourquoi" in texts(dialog))

    comment = dialog.findChild(QPlainTextEdit, "override_comment")
    assert comment is not None
    opened.write(comment, "Sa sœur prête sa voiture")
    click_in(opened, dialog, "override_create")

    opened.until(lambda: bool(found(opened.page, "reset_MOYENS")))
    level = next(axis for axis in now(opened).axes if axis.axis == "MOYENS")
    assert (level.computed, level.retained) == (0, 2)


def test_validating_too_early_says_what_is_missing_and_loses_nothing(opened: Screen) -> None:
    click(opened, "validate")

    opened.until(lambda: "freins proposés" in texts(opened.find(QWidget, "closing_bar")))
    assert now(opened).assessment.validated_on is None


def test_validate_give_back_and_decide_follow_one_another(opened: Screen) -> None:
    keep_all(opened)
    click(opened, "validate")
    opened.until(lambda: now(opened).assessment.validated_on == DAY)
    opened.until(lambda: opened.find(QWidget, "give_back").isVisible())
    assert not any(one.isVisible() for one in found(opened.page, "drop_garde"))

    click(opened, "give_back")
    opened.until(lambda: now(opened).pathway_state == "diagnostic_restitue")
    opened.until(lambda: opened.find(QWidget, "decide").isVisible())
    click(opened, "decide")
    dialog = the_dialog(opened)
    click_in(opened, dialog, "decision_dialog_create")
    opened.until(lambda: "Choisissez la décision" in texts(dialog))
    choose(dialog, "decision", "accompagnement")
    click_in(opened, dialog, "decision_dialog_create")

    opened.until(lambda: now(opened).decision == "accompagnement")
    opened.until(lambda: "Accompagnement" in texts(opened.find(QWidget, "closing_bar")))


def test_a_validated_assessment_of_a_suspended_pathway_still_shows(opened: Screen) -> None:
    keep_all(opened)
    opened.store.run(_validate_then_suspend, opened.assessment)

    opened.page.refresh()

    opened.until(lambda: "Validé le 12 mars 2027" in texts(opened.find(QWidget, "closing_bar")))
    assert not opened.find(QWidget, "give_back").isVisible()
    assert not opened.find(QWidget, "decide").isVisible()


def test_a_decision_asks_for_what_it_needs_and_keeps_what_was_typed(opened: Screen) -> None:
    keep_all(opened)
    opened.store.run(_validate_and_give_back, opened.assessment)
    opened.page.refresh()
    opened.until(lambda: opened.find(QWidget, "decide").isVisible())
    click(opened, "decide")
    dialog = the_dialog(opened)
    choose(dialog, "decision", "frein_prealable")
    choose(dialog, "decision_barrier_code", "garde")
    partner = dialog.findChild(QLineEdit, "decision_partner")
    review = dialog.findChild(QLineEdit, "decision_review")
    assert partner is not None
    assert review is not None
    opened.write(partner, "CAF")
    opened.write(review, "31/02/2027")

    click_in(opened, dialog, "decision_dialog_create")
    opened.until(lambda: "existe pas" in texts(dialog))
    assert (partner.text(), review.text()) == ("CAF", "31/02/2027")

    review.clear()
    opened.write(review, (DAY + timedelta(days=60)).strftime("%d/%m/%Y"))
    click_in(opened, dialog, "decision_dialog_create")

    opened.until(lambda: now(opened).pathway_state == "suspendu")


def test_a_shared_screen_shows_neither_the_profile_nor_sensitive_barriers(opened: Screen) -> None:
    assert opened.find(QWidget, "keep_sante_deplacement").isVisible()

    click(opened, "share_screen")

    assert not any(w.isVisible() for w in found(opened.page, "keep_sante_deplacement"))
    assert not opened.find(QWidget, "advised_support").isVisible()


def test_correcting_a_validated_assessment_asks_why_and_opens_the_new_version(
    opened: Screen,
) -> None:
    keep_all(opened)
    opened.store.run(assessments.validate, opened.assessment, DAY)
    opened.page.refresh()
    opened.until(lambda: opened.find(QWidget, "correct_assessment").isVisible())
    click(opened, "correct_assessment")
    dialog = the_dialog(opened)
    note = dialog.findChild(QLineEdit, "correction_note")
    assert note is not None
    opened.write(note, "Véhicule mal noté")

    with opened.bot.waitSignal(opened.page.route_chosen) as chosen:
        click_in(opened, dialog, "correction_create")

    (route,) = chosen.args
    assert isinstance(route, Route)
    assert route.screen is Place.ASSESSMENT
    assert route.subject != opened.assessment


def test_the_tab_begins_an_assessment_once_and_lists_it(
    qtbot: QtBot, desk: Desk, store: Store, answered: Assessment
) -> None:
    person = store.read(_person, answered.id)
    tab = AssessmentsTab(desk, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: "À reprendre" in texts(tab))

    with qtbot.waitSignal(tab.route_chosen) as chosen:
        begin_full = tab.findChild(QWidget, "begin_complet")
        assert begin_full is not None
        qtbot.mouseClick(begin_full, LEFT)
        qtbot.mouseDClick(begin_full, LEFT)

    assert chosen.args == [Route(Place.ASSESSMENT, answered.id)]
    assert len(store.read(_assessments)) == 1


def test_the_tab_says_why_no_assessment_can_begin(
    qtbot: QtBot, desk: Desk, store: Store, answered: Assessment
) -> None:
    person = store.read(_person, answered.id)
    tab = AssessmentsTab(desk, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    final = tab.findChild(QWidget, "begin_final")
    assert final is not None

    qtbot.mouseClick(final, LEFT)

    qtbot.waitUntil(lambda: "terminez-le avant" in texts(tab))
    assert final.isEnabled()


def now(shown: Screen) -> SynthesisPicture:
    return shown.store.read(synthesis.picture, shown.assessment)


def kept(shown: Screen) -> list[str]:
    return [barrier.code for barrier in now(shown).kept]


def ranks(shown: Screen) -> list[str]:
    return [barrier.code for barrier in now(shown).kept if barrier.rank is not None]


def strengths(shown: Screen) -> list[str]:
    return [strength.text for strength in now(shown).strengths]


def intensity(shown: Screen) -> str:
    by_code = {barrier.code: barrier.intensity for barrier in now(shown).kept}
    return by_code["perimetre_restreint"]


def row(shown: Screen, barrier: str) -> KeptRow:
    """Return the row now shown: rows are made anew when something changes."""
    return next(one for one in rows(shown) if one.barrier.code == barrier)


def rows(shown: Screen) -> list[KeptRow]:
    return [one for one in shown.page.findChildren(KeptRow) if one.isVisible()]


def shown_ranks(shown: Screen) -> list[str]:
    """Return what the page shows, once it has the focus back where it was."""
    if not shown.focus().startswith("kept_"):
        return []
    return [one.barrier.code for one in rows(shown) if one.barrier.rank is not None]


def keep_all(shown: Screen) -> None:
    click(shown, "keep_all_barriers")
    shown.until(lambda: any(one.isVisible() for one in shown.page.findChildren(KeptRow)))


def click(shown: Screen, name: str) -> None:
    visible = [one for one in found(shown.page, name) if one.isVisible()]
    shown.bot.mouseClick(visible[0], LEFT)


def click_in(shown: Screen, dialog: QDialog, name: str) -> None:
    (one,) = found(dialog, name)
    shown.until(one.isEnabled)
    shown.bot.mouseClick(one, LEFT)


def hold_control(shown: Screen, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    shown.bot.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)


def pick(shown: Screen, name: str, chosen: str) -> None:
    """Choose in a combo box by its keys."""
    boxes = [one for one in found(shown.page, name) if not one.isHidden()]
    choose_in(boxes[0], chosen)


def choose(dialog: QDialog, name: str, chosen: str) -> None:
    (box,) = found(dialog, name)
    choose_in(box, chosen)


def choose_in(box: QWidget, chosen: str) -> None:
    assert isinstance(box, Choice)
    box.setFocus()
    for _ in range(box.count()):
        if box.code() == chosen:
            return
        QTest.keyClick(box, Key.Key_Down)
    assert box.code() == chosen


def the_dialog(shown: Screen) -> QDialog:
    def open_dialogs() -> list[QDialog]:
        return [one for one in shown.page.findChildren(QDialog) if one.isVisible()]

    shown.until(lambda: bool(open_dialogs()))
    return open_dialogs()[0]


def _answered(session: Session) -> UUID:
    assessment, at = begin(session).id, session.info["clock"]()
    for question in reference.grid().questions:
        if question.mandatory and question.code not in ANSWERS:
            reply = Reply(state=ReplyState.NOT_DISCUSSED)
            assessments.answer(session, assessment, question.code, reply, at)
    for name, label in ANSWERS.items():
        assessments.answer(session, assessment, name, Reply(codes=(code(name, label),)), at)
    return assessment


def _validate_and_give_back(session: Session, assessment: UUID) -> None:
    assessments.validate(session, assessment, DAY)
    restitution.give_back(session, assessment, DAY)


def _validate_then_suspend(session: Session, assessment: UUID) -> None:
    validated = assessments.validate(session, assessment, DAY)
    details = ActDetails(reason="indisponibilite", review_on=DAY + timedelta(days=30))
    pathways.act(session, validated.pathway_id, PathwayAct.SUSPEND, DAY, details)


def _actions(session: Session) -> list[Action]:
    return list(session.exec(select(Action)))


def _assessments(session: Session) -> list[Assessment]:
    return list(session.exec(select(Assessment)))


def _person(session: Session, assessment: UUID) -> UUID:
    return assessments.picture(session, assessment).person_id
