"""One licence process on its card: its steps, who pays, what deserves a look, its exams."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.due_dates import exam_name, theory_due
from conseil_mobilite.domain.situation.licence_checks import EXCHANGE
from conseil_mobilite.domain.situation.licence_days import TO_COME
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import OpenRow, entry
from conseil_mobilite.gui.kit.fields import fact
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.kit.stepper import Stepper
from conseil_mobilite.gui.situation.fact_row import FactWords, fact_row
from conseil_mobilite.gui.situation.step_wording import step_points
from conseil_mobilite.gui.situation.wording import (
    RESULT_TONES,
    URGENCY_TONES,
    capital,
    day_words,
    payer_words,
    process_detail,
    process_title,
)
from conseil_mobilite.services.situation.licence_processes import ProcessPicture
from conseil_mobilite.services.situation.situation_picture import SituationPicture


class ProcessGestures:
    """What may be done with a process: each is called with what it concerns."""

    def __init__(
        self,
        edit: Callable[[LicenceProcess], object],
        conclude: Callable[[LicenceProcess], object],
        add_exam: Callable[[LicenceProcess], object],
        edit_exam: Callable[[LicenceExam], object],
    ) -> None:
        self.edit, self.conclude = edit, conclude
        self.add_exam, self.edit_exam = add_exam, edit_exam


def process_rows(
    shown: ProcessPicture, picture: SituationPicture, lists: CodeLists, may: ProcessGestures
) -> list[QWidget]:
    """Make the rows of a process under way."""
    return [
        _whole(shown, picture, lists, may),
        *(exam_row(exam, lists, may) for exam in shown.exams),
        _foot(shown.process, may),
    ]


def ended_row(shown: ProcessPicture, lists: CodeLists, may: ProcessGestures) -> OpenRow:
    process = shown.process
    day = f" le {day_words(process.outcome_on)}" if process.outcome_on else ""
    words = FactWords(
        icon="graduation-cap",
        title=process_title(process, lists),
        detail=process_detail(process, lists),
        state=f"{lists['licence_outcomes'].label(process.outcome)}{day}",
    )
    made = fact_row(words)
    return made.can_open(f"process_{process.id.hex}", lambda: may.edit(process))


def exam_row(exam: LicenceExam, lists: CodeLists, may: ProcessGestures) -> QWidget:
    result = lists["licence_exam_results"].label(exam.result)
    word = badge(result, RESULT_TONES.get(exam.result, ""))
    icon = "calendar-blank" if exam.result == TO_COME else "calendar-check"
    made = entry(
        exam_name(exam), f"Le {day_words(exam.held_on)}", word, lead=glyph(icon, "primary", 20)
    )
    made.can_open(f"exam_{exam.id.hex}", lambda: may.edit_exam(exam))
    made.setAccessibleName(f"{exam_name(exam)}, le {day_words(exam.held_on)}, {result.lower()}")
    return made


def _whole(
    shown: ProcessPicture, picture: SituationPicture, lists: CodeLists, may: ProcessGestures
) -> QWidget:
    process = shown.process
    title = process_title(process, lists)
    edit = button(f"process_{process.id.hex}_edit", "Modifier", "pencil-simple", "quiet")
    describe(edit, title)
    edit.clicked.connect(lambda: may.edit(process))
    words = column(
        label(title, "strong", wrap=True),
        label(process_detail(process, lists), "small", wrap=True),
        gap=2,
    )
    steps = Stepper(
        f"process_{process.id.hex}_steps", f"{title} : étapes", step_points(shown, lists)
    )
    items: list[Item] = [row((words, 1), edit, gap=12), 8, steps]
    if process.kind != EXCHANGE:
        items += [8, columns(*_values(process, picture, lists), gap=12)]
    items += [_doubt(each.words) for each in shown.doubts]
    return frame(column(*items, gap=4, pad=(16, 8, 12, 12)), "entry")


def _values(
    process: LicenceProcess, picture: SituationPicture, lists: CodeLists
) -> list[tuple[QWidget, int]]:
    due = theory_due(process, lists, picture.on)
    until = due.words.removeprefix("Code ") if due else "Date non notée"
    tone = URGENCY_TONES[due.urgency] if due else ""
    return [
        (frame(fact("Qui paie", payer_words(process, lists))), 1),
        (frame(fact("Code", capital(until), tone)), 1),
    ]


def _doubt(words: str) -> QWidget:
    said = label(words, "small", "warning", wrap=True)
    return frame(row(glyph("warning-circle", "warning", 16), (said, 1), gap=6))


def _foot(process: LicenceProcess, may: ProcessGestures) -> QWidget:
    name = f"process_{process.id.hex}"
    exam = button(f"{name}_exam", "Ajouter un examen", "plus", "quiet")
    exam.clicked.connect(lambda: may.add_exam(process))
    end = button(f"{name}_conclude", "Terminer la démarche", "flag", "quiet")
    end.clicked.connect(lambda: may.conclude(process))
    first = () if process.kind == EXCHANGE else (exam,)
    return frame(row(*first, None, end, gap=8, pad=(8, 4, 8, 4)), "entry")
