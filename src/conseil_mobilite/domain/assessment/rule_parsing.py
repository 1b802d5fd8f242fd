"""Read a rule written in the language of `conditions`."""

import re
from collections.abc import Callable
from typing import NamedTuple

from conseil_mobilite.domain.assessment.conditions import (
    AllOf,
    AnswerTest,
    AnyOf,
    Comparison,
    PointsTest,
    Rule,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced


def parse_rule(text: str) -> Rule:
    """Return the rule as it is written: answers are still labels or codes.

    Raises UserError, which quotes the rule and gives the place of the first fault.
    """
    return _Parser(text).rule()


class _Token(NamedTuple):
    kind: str
    text: str
    place: int


_TOKENS = re.compile(
    r"""\s*(?:(?P<question>[A-Z]\d\d)\b|(?P<word>and|or|is|has)\b|(?P<number>\d+)"""
    r"""|"(?P<answer>[^"]+)"|(?P<comparison><=|>=|=)|(?P<bracket>[()])|(?P<end>$))"""
)


class _Parser:
    """Recursive descent, one method a level: or, and, then a test or a bracket."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._split()
        self._next = 0

    def rule(self) -> Rule:
        rule = self._any_of()
        self._take("end", "« and », « or » ou la fin de la règle")
        return rule

    def _any_of(self) -> Rule:
        rules = self._joined("or", self._all_of)
        return rules[0] if len(rules) == 1 else AnyOf(rules)

    def _all_of(self) -> Rule:
        rules = self._joined("and", self._single)
        return rules[0] if len(rules) == 1 else AllOf(rules)

    def _joined(self, word: str, part: Callable[[], Rule]) -> tuple[Rule, ...]:
        rules = [part()]
        while self._accept(word):
            rules.append(part())
        return tuple(rules)

    def _single(self) -> Rule:
        if self._accept("("):
            rule = self._any_of()
            if not self._accept(")"):
                raise self._fault("une parenthèse fermante")
            return rule
        return self._test()

    def _test(self) -> Rule:
        question = self._take("question", "le code d’une question")
        for word in ("is", "has"):
            if self._accept(word):
                answer = self._take("answer", "une réponse entre guillemets droits")
                return AnswerTest(question, word, answer)
        comparison = self._take("comparison", "=, <=, >=, « is » ou « has »")
        return PointsTest(question, Comparison(comparison), int(self._take("number", "un nombre")))

    def _accept(self, text: str) -> bool:
        token = self._tokens[self._next]
        if token.kind not in {"word", "bracket"} or token.text != text:
            return False
        self._next += 1
        return True

    def _take(self, kind: str, expected: str) -> str:
        token = self._tokens[self._next]
        if token.kind != kind:
            raise self._fault(expected)
        self._next += 1
        return token.text

    def _split(self) -> list[_Token]:
        tokens: list[_Token] = []
        place = 0
        while not tokens or tokens[-1].kind != "end":
            found = _TOKENS.match(self._text, place)
            if found is None or found.lastgroup is None:
                raise self._fault_at(place, "un mot de la langue des règles")
            kind = found.lastgroup
            tokens.append(_Token(kind, found[kind], found.start(kind)))
            place = found.end()
        return tokens

    def _fault(self, expected: str) -> UserError:
        return self._fault_at(self._tokens[self._next].place, expected)

    def _fault_at(self, place: int, expected: str) -> UserError:
        where = f"règle « {self._text} », caractère {place + 1}"
        return UserError(spaced(f"{where} : on attend {expected}."))
