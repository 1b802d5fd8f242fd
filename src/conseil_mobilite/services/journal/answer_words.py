"""Say what became of a reply; the reply to a sensitive question is never repeated."""

from collections.abc import Sequence
from typing import Final

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import ReplyState
from conseil_mobilite.domain.language.french import duration, euros
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.journal.titles import grid_of, short
from conseil_mobilite.store.journal.rows import RowChange, Values

_STATES: Final = {
    ReplyState.NOT_DISCUSSED.value: "Non abordé",
    ReplyState.REFUSED.value: "Ne souhaite pas répondre",
}


def answer_words(rows: PastRows, changes: Sequence[RowChange]) -> str:
    if len(changes) > 1:
        return f"{len(changes)} réponses modifiées"
    change = changes[0]
    row = rows.whole(change)
    grid = grid_of(rows, row)
    question = next((each for each in grid.questions if each.code == row["question"]), None)
    if question is None:
        return "Réponse modifiée"
    said = f"Réponse à « {question.short} »"
    if change.after is None:
        return f"{said} retirée"
    if question.sensitive:
        return f"{said} {'donnée' if change.before is None else 'modifiée'}"
    if change.before is None:
        return f"{said} : « {_reply(question, row)} »"
    before = {**row, **change.before}
    return f"{said} : « {_reply(question, before)} » remplacé"


def _reply(question: Question, row: Values) -> str:
    state = str(row["state"])
    if state in _STATES:
        return _STATES[state]
    figures = _figures(row)
    chosen = ", ".join(_labels(question, str(row["codes"])))
    return short(chosen or figures or str(row["text"]) or "…")


def _labels(question: Question, codes: str) -> list[str]:
    labels = {choice.code: choice.label for choice in question.choices}
    return [labels[code] for code in codes.split() if code in labels]


def _figures(row: Values) -> str:
    said = {
        "kilometres": lambda value: f"{value} km",
        "minutes": duration,
        "cents": euros,
    }
    given = ((row[name], say) for name, say in said.items())
    return ", ".join(say(value) for value, say in given if isinstance(value, int))
