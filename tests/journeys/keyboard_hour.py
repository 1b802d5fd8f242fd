"""An hour with somebody, by the keyboard alone: registered, assessed, accompanied, seen off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from tests.journeys.typist import Typist

from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.assessment.synthesis import Synthesis
from conseil_mobilite.gui.kit.page import Screen

_KEY = Qt.Key
_ENTER = Qt.Key.Key_Return
_MOST: Final = 120

FIRST_NAME, LAST_NAME = "Zoé", "Lefèvre-Nguyễn"
DIGITS: Final = {
    "D02": "1",
    "D03": "2",
    "D04": "13",
    "A01": "1",
    "A02": "2",
    "A03": "2",
    "A04": "3",
    "A05": "2",
    "O02": "2",
    "O03": "2",
    "O04": "2",
    "O05": "2",
    "O06": "2",
    "O07": "2",
    "V01": "9",
    "V02": "2",
    "V04": "2",
    "V05": "1",
    "V06": "2",
    "V07": "1",
    "V08": "13",
    "V09": "3",
    "B02": "2",
    "B03": "3",
    "B04": "3",
    "B05": "1",
    "B06": "1",
    "S07": "2",
    "H01": "5",
    "H06": "1",
    "H07": "7",
    "F01": "2",
    "F02": "2",
    "F03": "13",
    "F04": "2",
    "P02": "2",
    "P03": "3",
    "P04": "2",
    "P07": "2",
    "J03": "2",
    "J05": "1",
}
"""The keys of the closed questions; the others take their first answer."""
TYPED: Final = {
    "D01": "Aller travailler à Laon",
    "P01": "Laon, c’est déjà loin",
    "B01": "85,50",
    "J01": "Agente d’entretien",
    "T01": "3",
    "T02": "4",
    "T03": "28",
    "T04": "30",
}
DISTANCES: Final = {"D05": ("8", "25"), "D06": ("45", "60")}
PLACES: Final = {"O01": "Guise", "J02": "Laon"}


def register(typist: Typist) -> None:
    """Ctrl+N, a name, a birth date, a telephone, a town, a public; then « Créer le dossier »."""
    typist.control(_KEY.Key_N)
    typist.until(lambda: typist.focused("new_person_first_name") is not None, "No form.")
    typist.type(FIRST_NAME)
    typist.reach("new_person_last_name")
    typist.type(LAST_NAME)
    typist.reach("new_person_birth_date")
    typist.type("14/02/1998")
    typist.reach("new_person_phone")
    typist.type("0639981234")
    typist.reach("new_person_municipality")
    pick_place(typist, "Guise")
    typist.reach("new_person_publics_demandeur_emploi")
    typist.press(_KEY.Key_Space)
    typist.alt(_KEY.Key_C)
    typist.until(lambda: typist.route().screen is Screen.PERSON, "The file does not open.")
    typist.settle()


def begin_assessment(typist: Typist) -> None:
    """Begin a full assessment by the gesture « Bilan » of her page."""
    typist.reach("record_assessments_new")
    typist.press(_KEY.Key_Space)
    typist.until(lambda: card() is not None, "The first question does not show.")


def interview(typist: Typist) -> list[str]:
    """Reply to every question that shows, until the synthesis; return their codes in order."""
    replied: list[str] = []
    for _ in range(_MOST):
        question = card()
        if question is not None:
            _reply(typist, question)
            replied.append(question.question.code)
        elif typist.focused("continue") is not None:
            typist.press(_KEY.Key_Space)
            typist.until(lambda: typist.focused("continue") is None, "« Continuer » leads nowhere.")
            typist.settle()
        if _shows(typist, Synthesis):
            return replied
    raise AssertionError("The interview has no end.")


def conclude(typist: Typist) -> None:
    """Keep the barriers and rank three, a strength, the goal, the agreements, three actions."""
    typist.reach("keep_all_barriers")
    typist.press(_KEY.Key_Space)
    typist.settle()
    for rank in (_KEY.Key_1, _KEY.Key_2, _KEY.Key_3):
        _rank(typist, rank)
    typist.reach("strength_text")
    typist.type("Se lève tôt")
    typist.press(_ENTER)
    typist.settle()
    typist.reach("goal")
    typist.type("Aller travailler à Laon")
    typist.choose("restitution_personne", "oui")
    typist.choose("restitution_prescripteur", "oui")
    typist.settle()


def plan_three(typist: Typist) -> None:
    """Put three of the recommended actions into the pathway."""
    for _ in range(3):
        typist.reach("plan_")
        typist.press(_KEY.Key_Space)
        typist.settle()


def seal(typist: Typist) -> None:
    """Validate, give back, decide."""
    typist.alt(_KEY.Key_V)
    typist.until(lambda: typist.hand.sees("give_back"), "The assessment is not validated.")
    typist.alt(_KEY.Key_R)
    typist.until(lambda: typist.hand.sees("decide"), "The assessment is not given back.")
    typist.alt(_KEY.Key_D)
    typist.choose("decision", "accompagnement")
    typist.reach("decision_dialog_create")
    typist.press(_KEY.Key_Space)
    typist.settle()


def fund_three(typist: Typist) -> None:
    """Give a cost to each of the three actions, and a line of funding that leaves something."""
    typist.alt(_KEY.Key_O)
    typist.until(lambda: typist.route().screen is Screen.PERSON, "The file does not come back.")
    show_tab(typist, "Parcours")
    typist.reach("pathway_actions")
    for rank in range(3):
        if rank:
            typist.reach("pathway_actions", back=True)
            typist.press(_KEY.Key_Down)
        typist.reach("edit_cost")
        typist.replace("420")
        typist.reach("funding_add", back=True)
        typist.press(_KEY.Key_Space)
        typist.choose("funding_kind", "france_travail")
        typist.reach("funding_asked")
        typist.type("300")
        typist.reach("funding_granted")
        typist.type("250,50")
        typist.press(_ENTER)
        typist.until(lambda: not typist.hand.sees("funding_asked"), "The line is refused.")
        typist.settle()


def begin_final(typist: Typist) -> None:
    """Ask to close the pathway: the final assessment is offered first."""
    typist.alt(_KEY.Key_C)
    typist.reach("closing_assess")
    typist.press(_KEY.Key_Space)
    typist.until(lambda: card() is not None, "The final assessment does not begin.")


def seal_final(typist: Typist) -> None:
    typist.reach("keep_all_barriers")
    typist.press(_KEY.Key_Space)
    typist.settle()
    typist.alt(_KEY.Key_V)
    typist.until(lambda: typist.hand.sees("give_back"), "The assessment is not validated.")
    typist.alt(_KEY.Key_R)
    typist.settle()


def close(typist: Typist) -> None:
    """Close the pathway: why, in which situation, what became of each barrier."""
    typist.alt(_KEY.Key_O)
    typist.until(lambda: typist.route().screen is Screen.PERSON, "The file does not come back.")
    show_tab(typist, "Parcours")
    typist.alt(_KEY.Key_C)
    typist.choose("act_situation", "emploi")
    typist.choose("act_reason", "emploi_durable")
    typist.alt(_KEY.Key_C)
    typist.until(lambda: not typist.hand.sees("act_reason"), "The pathway is not closed.")
    typist.settle()


def show_tab(typist: Typist, title: str) -> None:
    """Go to the tabs of her page, and along them with the arrows."""
    tabs = typist.reach("record_tabs")
    assert isinstance(tabs, QTabBar)
    for _ in range(tabs.count()):
        if tabs.tabText(tabs.currentIndex()).startswith(title):
            break
        typist.press(_KEY.Key_Right)
    typist.settle()


def card() -> QuestionCard | None:
    """Return the question that has the keyboard."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget


def pick_place(typist: Typist, name: str) -> None:
    """Type a town, and take the first proposed."""
    typist.type(name)
    typist.until(lambda: QApplication.activePopupWidget() is not None, f"{name} is not proposed.")
    typist.press(_ENTER)


def _reply(typist: Typist, question: QuestionCard) -> None:
    code = question.question.code
    replies: dict[QuestionKind, Callable[[], None]] = {
        QuestionKind.DISTANCE: lambda: _type_distance(typist, *DISTANCES[code]),
        QuestionKind.MUNICIPALITY: lambda: pick_place(typist, PLACES[code]),
        QuestionKind.MUNICIPALITIES: lambda: pick_place(typist, PLACES[code]),
    }
    default = TYPED.get(code) or DIGITS.get(code, "1")
    replies.get(question.question.kind, lambda: typist.type(default))()
    typist.press(_ENTER)
    typist.until(
        lambda: card() is not question or typist.focused("continue") is not None,
        f"Enter does not lead on from {code}.",
    )


def _type_distance(typist: Typist, kilometres: str, minutes: str) -> None:
    typist.type(kilometres)
    typist.press(_ENTER)
    typist.type(minutes)


def _rank(typist: Typist, key: Qt.Key) -> None:
    """Go to the barrier of that place in the list, and press its rank."""
    for _ in range(key.value - Qt.Key.Key_0.value):
        typist.press(_KEY.Key_Tab)
        typist.reach("kept_")
    typist.press(key)
    typist.settle()


def _shows(typist: Typist, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in typist.hand.window.findChildren(kind))


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    do: Callable[[Typist], list[str] | None]


STEPS: Final = (
    Step("Register a person", register),
    Step("Begin a full assessment", begin_assessment),
    Step("Reply to every question that shows", interview),
    Step("Conclude: barriers, strength, goal, agreements", conclude),
    Step("Plan three recommended actions", plan_three),
    Step("Validate, give back, decide", seal),
    Step("Fund the three actions", fund_three),
    Step("Ask to close: the final assessment", begin_final),
    Step("Reply to every question again", interview),
    Step("Validate the final assessment", seal_final),
    Step("Close the pathway", close),
)
