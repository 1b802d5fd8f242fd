"""Where something is in a grid, as the sentence of a fault says it."""

from dataclasses import dataclass

from conseil_mobilite.domain.assessment.grid import Choice, Question
from conseil_mobilite.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Place:
    """« Grille CM-2026.1-L2, section MOYENS, question V04 »."""

    words: str

    def within(self, part: str) -> "Place":
        return Place(f"{self.words}, {part}")

    def question(self, question: Question) -> "Place":
        return self.within(f"section {question.section}").within(f"question {question.code}")

    def choice(self, choice: Choice) -> "Place":
        return self.within(f"réponse « {choice.code} »")

    def fault(self, problem: str) -> UserError:
        return UserError(f"{self.words} : {problem}.")
