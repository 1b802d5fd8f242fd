"""The grid to fill by hand: everything that is asked, and nobody's data."""

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.services import supported
from tests.services.grid_story import NATIONAL, made

from conseil_mobilite.documents import blank_grid as paper
from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.own_question import OwnQuestion
from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.paper.blank_grid import BlankQuestion, Room
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.paper import blank_grids


def questions(session: Session, *, full: bool) -> list[BlankQuestion]:
    content = blank_grids.prepare(session, NOW, full=full)
    return [question for section in content.sections for question in section.questions]


def words(session: Session, *, full: bool) -> str:
    """Return what is said of the form, its answers included."""
    document = paper.document(blank_grids.prepare(session, NOW, full=full))
    return " ".join(run.text for run in document.runs()).replace("\u00a0", " ")


def test_the_full_form_asks_everything_and_the_short_one_its_own(session: Session) -> None:
    full, short = questions(session, full=True), questions(session, full=False)

    assert [q.text for q in full] == [q.text for q in NATIONAL.questions if q.active]
    assert [q.text for q in short] == [q.text for q in NATIONAL.questions if q.short_form]
    assert [q.number for q in full] == list(range(1, len(full) + 1))


def test_every_question_may_be_left_or_refused(session: Session) -> None:
    content = words(session, full=True)
    count = len(questions(session, full=True))

    assert content.count("Ne souhaite pas répondre") == count + 1
    assert content.count("Non abordé") >= count


def test_each_answer_has_its_box_in_the_pdf(session: Session) -> None:
    reading = Reading(blank_grids.preview(session, NOW, full=False).pdf)
    asked = questions(session, full=False)

    boxes = reading.tags.count("/Figure")

    assert boxes == sum(len(question.choices) + 2 for question in asked)
    assert "Qu’est-ce qui vous amène" in reading.text


@pytest.mark.parametrize(("full", "pages"), [(True, 12), (False, 5)])
def test_it_takes_few_pages_to_fill(session: Session, full: bool, pages: int) -> None:  # noqa: FBT001
    assert len(Reading(blank_grids.preview(session, NOW, full=full).pdf).pages) <= pages


def test_a_conditional_question_says_which_answer_asks_it(session: Session) -> None:
    by_text = {question.text: question for question in questions(session, full=True)}
    conditional, before = (
        next(q for q in NATIONAL.questions if q.code == code) for code in ("V03", "V02")
    )
    number = by_text[before.text].number

    hint = by_text[conditional.text].hint.replace("\u00a0", " ")

    assert hint == f"Si vous avez répondu, à la question {number}, Droit de conduire : « Oui »."
    assert sum(bool(q.hint) for q in by_text.values()) == 7


def test_sensitive_questions_and_several_answers_are_said_in_words(session: Session) -> None:
    sensitive = sum(question.sensitive for question in NATIONAL.questions if question.active)

    said = words(session, full=True)

    assert said.count("(question sensible)") == sensitive
    assert "(plusieurs réponses possibles)" in said


@pytest.mark.parametrize(
    ("code", "room"),
    [("D01", Room.LINES), ("D05", Room.DISTANCE), ("B01", Room.AMOUNT), ("T01", Room.SCORE)],
)
def test_what_has_no_boxes_has_room_to_write(session: Session, code: str, room: Room) -> None:
    text = NATIONAL.question(code).text

    asked = next(q for q in questions(session, full=True) if q.text == text)

    assert asked.room is room
    assert asked.choices == ()


def test_the_version_of_the_body_is_printed_with_its_own_questions(session: Session) -> None:
    wording = Wording("Connaissez-vous le garage solidaire ?", "Garage", "À Guise.", ("Oui", "Non"))
    own = OwnQuestion("MOYENS", QuestionKind.SINGLE, wording, after="V04", short_form=True)
    grid_draft.add_question(session, own)
    version = made(session, "Disposez-vous d’un véhicule ?")

    for full in (True, False):
        said = words(session, full=full)
        assert "Connaissez-vous le garage solidaire ?" in said
        assert version in said
    assert "Disposez-vous d’un véhicule ?" in words(session, full=True)


def test_nothing_is_kept_nor_told_of_anybody(session: Session) -> None:
    supported.person(session, "Ornithorynque")
    before = session.exec(select(AuditEntry)).all()

    shown = blank_grids.preview(session, NOW, full=False)
    said = words(session, full=True)

    assert "Ornithorynque" not in said + shown.html.decode()
    assert "Nom :" in said
    assert (shown.number, shown.warnings) == ("", ())
    assert session.exec(select(IssuedDocument)).all() == []
    assert session.exec(select(AuditEntry)).all() == before
