"""Which way of replying a question asks for."""

from collections.abc import Callable, Mapping
from datetime import date

from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.gui.assessment.choice_input import ChoiceInput
from conseil_mobilite.gui.assessment.figure_inputs import AmountInput, DistanceInput
from conseil_mobilite.gui.assessment.place_inputs import MunicipalitiesInput, MunicipalityInput
from conseil_mobilite.gui.assessment.reply_input import ReplyInput
from conseil_mobilite.gui.assessment.test_input import TestInput
from conseil_mobilite.gui.assessment.written_inputs import OccupationInput, TextInput
from conseil_mobilite.gui.desk import Desk

Maker = Callable[[Question, Desk, date], ReplyInput]


def input_for(question: Question, desk: Desk, today: date) -> ReplyInput:
    return _MAKERS[question.kind](question, desk, today)


_MAKERS: Mapping[QuestionKind, Maker] = {
    QuestionKind.SINGLE: lambda question, _desk, _today: ChoiceInput(question),
    QuestionKind.MULTI: lambda question, _desk, _today: ChoiceInput(question),
    QuestionKind.TEXT: lambda question, _desk, _today: TextInput(question),
    QuestionKind.DISTANCE: lambda question, _desk, _today: DistanceInput(question),
    QuestionKind.AMOUNT: lambda question, _desk, _today: AmountInput(question),
    QuestionKind.MUNICIPALITY: lambda question, desk, _today: MunicipalityInput(question, desk),
    QuestionKind.MUNICIPALITIES: lambda question, desk, _today: MunicipalitiesInput(question, desk),
    QuestionKind.OCCUPATION: lambda question, _desk, _today: OccupationInput(question),
    QuestionKind.TEST: lambda question, desk, today: TestInput(
        question, today, desk.adviser.full_name
    ),
}
