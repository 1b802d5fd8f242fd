"""The words of a question beside the national ones, to be read."""

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.question_wording import same_words
from conseil_mobilite.gui.kit.fields import fact
from conseil_mobilite.gui.kit.layouts import Item


def national_facts(question: Question, national: Question | None) -> list[Item]:
    """Return the words of a version; where they are others, the national ones follow."""
    facts: list[Item] = []
    for name, words, before in _pairs(question, national):
        facts.append(fact(name, words))
        if national is not None and not same_words(words, before):
            facts.append(fact(f"{name}, texte national", before))
    return facts


def _pairs(question: Question, national: Question | None) -> list[tuple[str, str, str]]:
    other = national or question
    known = {choice.code: choice.label for choice in other.choices}
    answers = [
        (f"Réponse {rank}", choice.label, known.get(choice.code, choice.label))
        for rank, choice in enumerate(question.choices, start=1)
    ]
    return [
        ("Question", question.text, other.text),
        ("Nom court", question.short, other.short),
        ("Aide à l’entretien", question.help, other.help),
        *answers,
    ]
