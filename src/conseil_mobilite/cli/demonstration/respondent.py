"""Draw the answers of a person: nearer the best ones, the easier her days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.people.person import Person

_TOP: Final = 4


@dataclass(frozen=True, slots=True)
class Respondent:
    """`ease`, 0 to 1, is how autonomous she is."""

    dice: Dice
    cast: Cast
    person: Person
    ease: float

    def reply(self, question: Question) -> Reply | None:
        """Return what she says, or None for a question that is not answered in the interview."""
        if self.dice.likely(0.03) and question.code != "D02":
            return Reply(state=ReplyState.NOT_DISCUSSED)
        if self.dice.likely(0.015) and question.code != "D02":
            return Reply(state=ReplyState.REFUSED)
        draw = _DRAWN.get(question.kind)
        return draw(self, question) if draw else None

    def single(self, question: Question) -> Reply:
        """Favour the answers whose points are near her ease."""
        weights = {
            choice.code: 0.35
            if choice.points is None
            else 0.04 + max(0.0, 1 - abs(choice.points / _TOP - self.ease) * 2.2) ** 2
            for choice in question.choices
        }
        return Reply(codes=(self.dice.weighted(weights),))

    def multi(self, question: Question) -> Reply:
        alone = [choice.code for choice in question.choices if choice.exclusive]
        others = [choice.code for choice in question.choices if not choice.exclusive]
        if alone and self.dice.likely(0.4):
            return Reply(codes=(self.dice.one(alone),))
        return Reply(codes=self.dice.some(others, 3))

    def text(self, question: Question) -> Reply:
        sentences = self.cast.requests if question.code == "D01" else self.cast.far
        return Reply(text=self.dice.one(sentences))

    def distance(self, question: Question) -> Reply:
        wished = 2.2 if question.code == "D06" else 1.0
        kilometres = round((4 + 36 * self.ease) * wished) + self.dice.between(0, 6)
        return Reply(kilometres=kilometres, minutes=5 * self.dice.between(3, 14))

    def amount(self, _question: Question) -> Reply:
        return Reply(cents=500 * self.dice.between(2, 50))

    def municipality(self, _question: Question) -> Reply:
        return Reply(codes=(self.person.insee_code,), text=self.person.municipality_name)

    def occupation(self, _question: Question) -> Reply:
        code, label = self.dice.one(self.cast.jobs)
        return Reply(codes=(code,), text=label)


_DRAWN: Final[Mapping[QuestionKind, Callable[[Respondent, Question], Reply]]] = MappingProxyType(
    {
        QuestionKind.SINGLE: Respondent.single,
        QuestionKind.MULTI: Respondent.multi,
        QuestionKind.TEXT: Respondent.text,
        QuestionKind.DISTANCE: Respondent.distance,
        QuestionKind.AMOUNT: Respondent.amount,
        QuestionKind.MUNICIPALITY: Respondent.municipality,
        QuestionKind.OCCUPATION: Respondent.occupation,
    }
)
