"""The short assessment, from the first question to the last, by the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.assessment.synthesis import Synthesis
from conseil_mobilite.services.assessment import assessment_list, assessments
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture
from conseil_mobilite.store.database import Store

_MOST = 120
_PICTURED = "C01"
_ENTER = Qt.Key.Key_Return


def interview(visit: Visit) -> None:
    """Begin a short assessment from its tab and go through it."""
    _begin(visit)
    _answer_all(visit)


def _begin(visit: Visit) -> None:
    hand = visit.hand
    visit.show_tab("Bilans")
    visit.settle()
    hand.click("begin_court")
    hand.wait(lambda: _card() is not None, "La première question n’a pas paru.")


def _answer_all(visit: Visit) -> None:
    """Reply to each question where the focus is, then Enter, until the synthesis shows."""
    hand = visit.hand
    for _ in range(_MOST):
        card = _card()
        if card is not None:
            _reply(visit, card)
        elif _is_continue(QApplication.focusWidget()):
            hand.press(Qt.Key.Key_Space)
            hand.wait(lambda: not _waits_to_continue(), "« Continuer » ne mène nulle part.")
        if _synthesis(visit):
            return
    raise StepFailed("Le questionnaire n’a pas de fin.")


def found_answers(visit: Visit, store: Store) -> None:
    """Every reply is kept with the code of the key pressed; one is « Non abordé »."""
    picture = kept_picture(visit, store)
    replies = picture.replies
    wrong = [code for code, keys in tale.DIGITS.items() if not _kept(picture, code, keys)]
    if wrong:
        raise StepFailed(f"Réponses absentes ou différentes dans la base : {', '.join(wrong)}.")
    if replies["D01"].text != tale.REQUEST or replies["D05"].kilometres != int(tale.KILOMETRES):
        raise StepFailed("La demande ou la distance tapées ne sont pas dans la base.")
    if replies[tale.NOT_DISCUSSED].state is not ReplyState.NOT_DISCUSSED:
        raise StepFailed("« Non abordé » n’a pas été gardé.")
    _check_mandatory(picture, replies)


def kept_picture(visit: Visit, store: Store) -> AssessmentPicture:
    lines = store.read(assessment_list.of_person, visit.someone())
    if not lines:
        raise StepFailed("Aucun bilan dans la base.")
    return store.read(assessments.picture, lines[0].assessment.id)


def _check_mandatory(picture: AssessmentPicture, replies: Replies) -> None:
    asked = [each for each in picture.grid.questions if each.mandatory]
    left = [
        each.code for each in asked if each.code in picture.visible and each.code not in replies
    ]
    if left:
        raise StepFailed(f"Questions obligatoires sans réponse : {', '.join(left)}.")


def _kept(picture: AssessmentPicture, code: str, keys: str) -> bool:
    reply = picture.replies.get(code, Reply())
    choices = picture.grid.question(code).choices
    return set(reply.codes) == {choices[int(key) - 1].code for key in keys}


def _reply(visit: Visit, card: QuestionCard) -> None:
    hand, question = visit.hand, card.question
    if question.code == tale.NOT_DISCUSSED:
        hand.click(f"{question.code}_skipped")
        card.reach()
    elif question.code in tale.DIGITS:
        hand.type_text(tale.DIGITS[question.code])
    else:
        _type_reply(visit, question.kind)
    if question.code == _PICTURED:
        visit.glimpse("bilan")
    hand.press(_ENTER)
    hand.wait(
        lambda: _card() is not card or _waits_to_continue(),
        f"Entrée ne mène pas après la question {question.code}.",
    )


def _type_reply(visit: Visit, kind: QuestionKind) -> None:
    hand = visit.hand
    if kind is QuestionKind.TEXT:
        hand.type_text(tale.REQUEST)
    elif kind is QuestionKind.DISTANCE:
        hand.type_text(tale.KILOMETRES)
        hand.press(_ENTER)
        hand.type_text(tale.MINUTES)
    elif kind in {QuestionKind.SINGLE, QuestionKind.MULTI}:
        hand.type_text("1")


def _card() -> QuestionCard | None:
    """Return the question that has the focus."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget


def _waits_to_continue() -> bool:
    return _is_continue(QApplication.focusWidget())


def _is_continue(widget: QWidget | None) -> bool:
    return widget is not None and widget.objectName() == "continue"


def _synthesis(visit: Visit) -> bool:
    shown = visit.hand.window.findChild(Synthesis)
    return shown is not None and shown.isVisible()
