"""« Mode écran partagé »: nothing sensitive can be read or heard while the person looks."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.assessment.screen import DAY, Screen, begin, code, found, show
from tests.gui.looking import plain
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.gui.assessment.decision_dialog import MASKED
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.assessment import appraisal, assessments, restitution, synthesis
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

GRID = reference.grid()
SENSITIVE = [question for question in GRID.questions if question.sensitive]
SHORTS = [question.short.replace("\u00a0", " ") for question in SENSITIVE]
CANARY_CENTS = 432_100
CANARIES = ("4321", "4 321", "CANARI")
"""What is typed where a sensitive reply is typed: an amount, the observer of a test, a comment."""


@pytest.fixture(scope="module")
def made(once: Once) -> Made[UUID]:
    """Give every sensitive question its worst answer."""
    return once(lambda store: store.run(_replied))


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, store: Store, made: Made[UUID]) -> Screen:
    return show(qtbot, desk, store, made.told)


def test_no_reply_to_a_sensitive_question_nor_a_test_is_visible_or_spoken(opened: Screen) -> None:
    for section in {question.section for question in SENSITIVE} | {"COMPET"}:
        opened.go(section)
    chosen = [choice_of(opened, question) for question in SENSITIVE if question.choices]
    opened.until(lambda: all(answer.isChecked() for answer in chosen))

    share(opened)

    for section in sorted({question.section for question in SENSITIVE} | {"COMPET"}):
        opened.go(section)
        assert not [answer.objectName() for answer in chosen if answer.isVisible()]
        assert not [canary for canary in CANARIES if canary in spoken(opened.page)]
        asked = [question.code for question in SENSITIVE if question.section == section]
        assert all(is_veiled(opened, code) for code in asked)


def test_the_panel_names_no_sensitive_barrier_and_quotes_no_sensitive_reply(
    opened: Screen,
) -> None:
    panel = opened.find(QWidget, "live_panel")
    opened.until(lambda: "Marcher 500 m :" in spoken(panel))

    share(opened)
    opened.until(lambda: "freins sont masqués" in spoken(panel))
    heard = spoken(panel)

    assert not [
        barrier.label for barrier in GRID.barriers if barrier.sensitive and barrier.label in heard
    ]
    assert not [short for short in SHORTS if f"{short} :" in heard]


def test_the_synthesis_tells_no_sensitive_reply_barrier_action_strength_or_profile(
    opened: Screen,
) -> None:
    opened.store.run(synthesis.keep_all_barriers, opened.assessment)
    click(opened, "to_synthesis")
    opened.until(lambda: "Marcher 500 m :" in spoken(opened.page))
    opened.until(lambda: "MDPH" in spoken(opened.page) and "CANARI" in spoken(opened.page))

    share(opened)
    opened.until(lambda: "Des actions sont masquées" in spoken(opened.page))
    heard = spoken(opened.page)

    names = [barrier.label for barrier in GRID.barriers if barrier.sensitive]
    assert not [name for name in names if name in heard]
    assert not [short for short in SHORTS if f"{short} :" in heard]
    assert not [canary for canary in CANARIES if canary in heard]
    assert "MDPH" not in heard
    assert "Cumul de freins" not in heard
    assert not any(one.isVisible() for one in found(opened.page, "test_T01"))


@pytest.mark.parametrize("name", ["levels", "retained_levels"])
def test_the_levels_that_only_sensitive_replies_make_are_masked_in_the_radar_and_its_table(
    opened: Screen, name: str
) -> None:
    if name == "retained_levels":
        click(opened, "to_synthesis")
    opened.until(lambda: "Santé : Fragile (2 sur 4)" in plain(radar_of(opened, name)))

    share(opened)

    opened.until(lambda: "Santé : Masqué ;" in plain(radar_of(opened, name)))
    assert "Budget : Masqué ;" in plain(radar_of(opened, name))
    table = levels_of(opened, name)
    assert (table["Santé"], table["Budget"]) == ("Masqué", "Masqué")
    assert table["Moyens"] != "Masqué"
    assert not any(one.isVisible() for one in found(opened.page, "reset_SANTE"))

    share(opened)
    opened.until(lambda: "Santé : Fragile (2 sur 4)" in plain(radar_of(opened, name)))


@pytest.mark.parametrize(
    ("gesture", "radar"), [("override_live", "levels"), ("override_level", "retained_levels")]
)
def test_another_level_is_asked_of_no_sensitive_axis_and_shows_no_comment(
    opened: Screen, gesture: str, radar: str
) -> None:
    opened.store.run(appraisal.override_axis, opened.assessment, "ADMIN", 1, "CANARI")
    opened.page.refresh()
    if gesture == "override_level":
        click(opened, "to_synthesis")
    opened.until(lambda: "retenu 1" in plain(radar_of(opened, radar)))
    share(opened)

    click(opened, gesture)

    opened.until(lambda: any(one.isVisible() for one in found(opened.page, "override_axis")))
    (dialog,) = found(opened.page, "override")
    box = opened.find(QComboBox, "override_axis")
    offered = {box.itemData(row) for row in range(box.count())}
    assert offered == {axis.code for axis in GRID.axes} - {"SANTE", "BUDGET"}
    assert box.currentData() == "ADMIN"
    assert "CANARI" not in spoken(dialog)


def test_a_masked_row_of_the_table_does_not_open_its_axis(opened: Screen) -> None:
    share(opened)
    click(opened, "levels_switch_table")
    table = opened.find(Table, "levels_table")
    table.show_current("Santé")

    opened.bot.keyClick(table, Qt.Key.Key_Return)

    opened.until(lambda: any(one.isVisible() for one in found(opened.page, "override_axis")))
    assert opened.find(QComboBox, "override_axis").currentData() == "ADMIN"


def test_leaving_the_shared_screen_shows_all_again(opened: Screen) -> None:
    opened.go("SANTE")
    share(opened)
    assert not choice_of(opened, GRID.question("H02")).isVisible()

    share(opened)

    assert choice_of(opened, GRID.question("H02")).isVisible()


def test_one_question_can_be_shown_and_leaving_the_page_ends_the_sharing(opened: Screen) -> None:
    opened.go("SANTE")
    share(opened)

    opened.bot.mouseClick(opened.find(QWidget, "H02_unveil"), Qt.MouseButton.LeftButton)
    assert choice_of(opened, GRID.question("H02")).isVisible()
    assert not choice_of(opened, GRID.question("H03")).isVisible()

    opened.page.leave()
    opened.until(choice_of(opened, GRID.question("H03")).isVisible)


def test_the_decision_names_no_sensitive_barrier_while_the_screen_is_shared(
    opened: Screen,
) -> None:
    opened.store.run(synthesis.keep_all_barriers, opened.assessment)
    opened.store.run(_seal, opened.assessment)
    opened.page.refresh()
    click(opened, "to_synthesis")
    opened.until(lambda: opened.find(QWidget, "decide").isVisible())
    share(opened)

    click(opened, "decide")

    boxes = [box for box in opened.page.findChildren(QComboBox) if "barrier" in box.objectName()]
    offered = [box.itemText(row) for box in boxes for row in range(box.count())]
    names = {barrier.label for barrier in GRID.barriers if barrier.sensitive}
    assert MASKED in [plain(words) for words in offered]
    assert names.isdisjoint(offered)


def test_the_banner_of_health_asks_for_needs_only(opened: Screen) -> None:
    notice = plain(GRID.section("SANTE").notice)

    opened.go("SANTE")

    assert notice in spoken(opened.page)
    for word in ("ce que la personne peut faire", "Aucun diagnostic", "aucun nom de médicament"):
        assert word in notice


def share(shown: Screen) -> None:
    click(shown, "share_screen")


def radar_of(shown: Screen, name: str) -> str:
    return shown.find(QWidget, f"{name}_radar").accessibleDescription()


def levels_of(shown: Screen, name: str) -> dict[str, str]:
    rows = shown.find(Table, f"{name}_table").rows
    return {
        str(rows.index(row, 0).data()): str(rows.index(row, 1).data())
        for row in range(rows.rowCount())
    }


def click(shown: Screen, name: str) -> None:
    (one, *_) = [widget for widget in found(shown.page, name) if widget.isVisible()]
    shown.bot.mouseClick(one, Qt.MouseButton.LeftButton)


def is_veiled(shown: Screen, code: str) -> bool:
    """Say whether a question, asked now or not, offers to be shown in the place of its answers."""
    return shown.find(QWidget, f"{code}_unveil").isVisibleTo(shown.card(code))


def choice_of(shown: Screen, question: Question) -> Answer:
    """Return the button of the canary answer: the last one offered."""
    return shown.find(QuestionCard, f"question_{question.code}").findChildren(Answer)[-1]


def spoken(place: QWidget) -> str:
    """Return all that can be read in a widget, or heard of it, as it is shown now."""
    window = place.window()
    seen = [widget for widget in place.findChildren(QWidget) if widget.isVisible()]
    parts = [window.windowTitle()]
    for widget in seen:
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QPlainTextEdit):
            parts.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            parts += [widget.itemText(row) for row in range(widget.count())]
        elif not isinstance(widget, QAbstractButton | QLineEdit):
            parts.append(str(widget.property("text") or ""))
        else:
            parts.append(widget.text())
    return plain("\n".join(parts))


def _replied(session: Session) -> UUID:
    assessment, at = begin(session).id, session.info["clock"]()
    for question in SENSITIVE:
        cents = CANARY_CENTS if question.kind is QuestionKind.AMOUNT else None
        codes = () if cents else (question.choices[-1].code,)
        reply = Reply(codes=codes, cents=cents)
        assessments.answer(session, assessment, question.code, reply, at)
    for name, label in {"V04": "Aucun", "H02": "Impossible", "H08": "Toujours accompagné"}.items():
        assessments.answer(session, assessment, name, Reply(codes=(code(name, label),)), at)
    assessments.observe(session, assessment, "T01", 3, DAY, "CANARI")
    appraisal.override_axis(session, assessment, "SANTE", 2, "CANARI")
    return assessment


def _seal(session: Session, assessment: UUID) -> None:
    at = session.info["clock"]()
    picture = assessments.picture(session, assessment)
    for question in GRID.questions:
        if question.mandatory and question.code not in picture.replies:
            reply = Reply(codes=(question.choices[0].code,))
            assessments.answer(session, assessment, question.code, reply, at)
    synthesis.keep_all_barriers(session, assessment)
    assessments.validate(session, assessment, DAY)
    restitution.give_back(session, assessment, DAY)
