"""The fixed sentences of the « version simplifiée », the words it permits, those it explains."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from conseil_mobilite.domain.paper.plain_french import hard_words
from conseil_mobilite.resource_files import resource

_FILE: Final = "simplifiee.json"


@dataclass(frozen=True, slots=True)
class SimplePhrases:
    """`examples` fill the places of the sentences when they are checked.

    `explained` gives the sentence printed after the first use of a hard word in a section;
    `abbreviations` what they are short for.
    """

    sentences: Mapping[str, str]
    examples: Mapping[str, str]
    words: frozenset[str]
    explained: Mapping[str, str]
    abbreviations: Mapping[str, str]

    def said(self, key: str, filled: Mapping[str, str]) -> str:
        return self.sentences[key].format_map(filled)

    def with_explanations(self, *sentences: str, after: str = "") -> Iterator[str]:
        """Say the sentences, and after each what its hard words mean, once.

        Those of the sentence `after` which they come have been explained.
        """
        told = set(self._meanings(after))
        for sentence in sentences:
            yield sentence
            for meaning in self._meanings(sentence):
                if meaning not in told:
                    yield meaning
                told.add(meaning)

    def _meanings(self, sentence: str) -> list[str]:
        return [self.explained[word] for word in hard_words(sentence, self.explained)]


@cache
def simple_phrases() -> SimplePhrases:
    content = json.loads(resource("phrases", _FILE).read_text(encoding="utf-8"))
    return SimplePhrases(
        sentences=content["sentences"],
        examples=content["examples"],
        words=frozenset(content["words"]),
        explained=content["explained"],
        abbreviations=content["abbreviations"],
    )
