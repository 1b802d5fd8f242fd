"""What a version of the grid changes: the state of each question, and the list of changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.local_grid_rules import national_version
from conseil_mobilite.domain.assessment.own_question import is_own
from conseil_mobilite.domain.assessment.question_wording import wording_of
from conseil_mobilite.domain.language.french import spaced


class QuestionState(StrEnum):
    NATIONAL = "national"
    REWORDED = "reworded"
    OWN = "own"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class GridChange:
    """One question and what became of it, as a sentence without its full stop."""

    question: str
    sentence: str


def state_of(question: Question, national: Grid) -> QuestionState:
    """Say what a local version made of a question; put aside comes before the rest."""
    if not question.active:
        return QuestionState.INACTIVE
    if is_own(question):
        return QuestionState.OWN
    same = wording_of(question) == wording_of(national.question(question.code))
    return QuestionState.NATIONAL if same else QuestionState.REWORDED


def changes_between(before: Grid, after: Grid) -> tuple[GridChange, ...]:
    """Return what changed from one version to the other, in the order of the questions."""
    known = {question.code: question for question in before.questions}
    left = {question.code for question in after.questions}
    moved = _moved(before, after)
    told = [(q, _told(known.get(q.code), q, moved=q.code in moved)) for q in after.questions]
    gone = [(q, ["retirée"]) for q in before.questions if q.code not in left]
    changes = [(question, ", ".join(parts)) for question, parts in (*told, *gone)]
    return (
        *_national_changed(before, after),
        *(_change(question, sentence) for question, sentence in changes if sentence),
    )


def _change(question: Question, sentence: str) -> GridChange:
    return GridChange(question.code, spaced(f"{question.code}, {question.short} : {sentence}"))


def _national_changed(before: Grid, after: Grid) -> Iterator[GridChange]:
    old, new = national_version(before.version), national_version(after.version)
    if old != new:
        yield GridChange("", f"Version nationale {new} au lieu de {old}")


def _moved(before: Grid, after: Grid) -> set[str]:
    """Return the body’s own questions that no longer follow the same one."""
    ranks = [{q.code: rank for rank, q in enumerate(grid.questions)} for grid in (before, after)]
    both = ranks[0].keys() & ranks[1].keys()
    orders = [sorted(both, key=rank.__getitem__) for rank in ranks]
    previous = [dict(zip(order[1:], order, strict=False)) for order in orders]
    return {q.code for q in after.questions if is_own(q) and _differ(previous, q.code)}


def _differ(previous: Sequence[Mapping[str, str]], code: str) -> bool:
    return previous[0].get(code) != previous[1].get(code)


def _told(before: Question | None, after: Question, *, moved: bool) -> Iterator[str]:
    if before is None:
        yield "ajoutée" if after.active else "ajoutée puis désactivée : elle ne sera pas publiée"
        return
    if before.active != after.active:
        yield "réactivée" if after.active else "désactivée"
    yield from _words_told(before, after)
    yield from _answers_told(before, after)
    yield from _marks_told(before, after)
    if moved or (before.section, before.kind) != (after.section, after.kind):
        yield "autre place ou autre façon de répondre"


def _marks_told(before: Question, after: Question) -> Iterator[str]:
    if before.sensitive != after.sensitive:
        yield "dite sensible" if after.sensitive else "n’est plus dite sensible"
    if before.short_form != after.short_form:
        yield "posée au bilan court" if after.short_form else "n’est plus posée au bilan court"


def _words_told(before: Question, after: Question) -> Iterator[str]:
    parts = (
        ("question", before.text != after.text),
        ("nom court", before.short != after.short),
        ("aide", before.help != after.help),
    )
    changed = [name for name, differs in parts if differs]
    if changed:
        yield f"{_listed(changed)} en d’autres mots"


def _answers_told(before: Question, after: Question) -> Iterator[str]:
    old = {choice.code: choice.label for choice in before.choices}
    new = {choice.code: choice.label for choice in after.choices}
    told = (
        (
            "réponse reformulée",
            [new[code] for code in new if old.get(code, new[code]) != new[code]],
        ),
        ("réponse ajoutée", [new[code] for code in new if code not in old]),
        ("réponse retirée", [old[code] for code in old if code not in new]),
    )
    for words, labels in told:
        for label in labels:
            yield f"{words} (« {label} »)"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
