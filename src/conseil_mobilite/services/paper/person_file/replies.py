"""Every question that was asked, and what was replied to it, in words."""

from collections.abc import Iterator, Mapping
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid, Question, QuestionKind, Section
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.assessment.reply_words import NO_REPLY, reply_words
from conseil_mobilite.domain.paper.person_file import FileColumn, FilePart, FileTable
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.store.journal.rows import Values


def parts(held: Held, assessment: Values, grid: Grid) -> Iterator[FilePart]:
    """Return a table for each section of the grid, then the replies that it no longer knows."""
    rows = held.of("answer", "assessment_id", assessment["id"])
    replies = {str(row["question"]): _reply(row) for row in rows}
    shown = _shown(grid, replies, short=_is_short(replies, grid, assessment))
    for section in grid.sections:
        asked = [each for each in shown if each.section == section.code]
        if asked:
            yield _section(section, asked, replies)
    known = {question.code for question in grid.questions}
    lost = [_nameless(code) for code in sorted(replies) if code not in known]
    if lost:
        yield _section(_OTHERS, lost, replies)


def _section(section: Section, asked: list[Question], replies: Mapping[str, Reply]) -> FilePart:
    told = tuple((each.text, _words(each, replies.get(each.code))) for each in asked)
    return FilePart(section.label, table=FileTable(_COLUMNS, told))


def _words(question: Question, reply: Reply | None) -> str:
    """Say the reply, with the codes that are no choice of the grid: a commune, an occupation."""
    words = reply_words(question, reply)
    choices = {choice.code for choice in question.choices}
    codes = ", ".join(code for code in (reply.codes if reply else ()) if code not in choices)
    if not codes:
        return words
    return codes if words == NO_REPLY else f"{words} ({codes})"


def _shown(grid: Grid, replies: Mapping[str, Reply], *, short: bool) -> list[Question]:
    """Return what was asked, and what was replied though a condition hides it today.

    What was observed is told apart, with its score.
    """
    visible = {question.code for question in grid.visible(replies)}
    return [
        each
        for each in grid.questions
        if each.code in replies
        or (
            each.code in visible
            and each.kind is not QuestionKind.TEST
            and (each.short_form or not short)
        )
    ]


def _is_short(replies: Mapping[str, Reply], grid: Grid, assessment: Values) -> bool:
    """Tell whether only the short form was asked; an exit repeats the form of its beginning."""
    if assessment["kind"] != "final":
        return assessment["kind"] == "court"
    return not any(code in replies for code in (q.code for q in grid.questions if not q.short_form))


def _reply(row: Values) -> Reply:
    figures = [_figure(row[name]) for name in ("kilometres", "minutes", "cents")]
    return Reply(
        ReplyState(str(row["state"])), tuple(str(row["codes"]).split()), str(row["text"]), *figures
    )


def _figure(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _nameless(code: str) -> Question:
    """Stand for a question that the grid does not know: its code is all that is left of it."""
    return Question(code, _OTHERS.code, None, code, code, "", QuestionKind.TEXT)


_OTHERS: Final = Section("", "Autres réponses", "", None)
_COLUMNS: Final = (FileColumn("Question", 3), FileColumn("Votre réponse", 2))
