"""Every question that was asked, and what was replied to it, in words."""

from collections.abc import Iterator, Mapping
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid, Question, QuestionKind, Section
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.assessment.reply_words import reply_words
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
    lost = {code: reply for code, reply in replies.items() if code not in known}
    if lost:
        rows_told = tuple((code, _loose(reply)) for code, reply in sorted(lost.items()))
        yield FilePart("Autres réponses", table=FileTable(_COLUMNS, rows_told))


def _section(section: Section, asked: list[Question], replies: Mapping[str, Reply]) -> FilePart:
    told = tuple((each.text, reply_words(each, replies.get(each.code))) for each in asked)
    return FilePart(section.label, table=FileTable(_COLUMNS, told))


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


def _loose(reply: Reply) -> str:
    return " ".join(filter(None, (*reply.codes, reply.text))) or reply.state.value


_COLUMNS: Final = (FileColumn("Question", 3), FileColumn("Votre réponse", 2))
