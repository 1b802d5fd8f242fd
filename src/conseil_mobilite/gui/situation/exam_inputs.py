"""The inputs of an exam of a licence."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.situation import LicenceExam
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.listening import on_choice, read_for
from conseil_mobilite.services.situation.licence_exams import ExamFacts

DAY_NOTE: Final = "Passé ou à venir."


class ExamInputs:
    def __init__(self, lists: CodeLists, today: date) -> None:
        self.kind = Choice("exam_kind", listed(lists, "licence_exam_kinds"), none="Choisir…")
        self.day = DateField("exam_day", today)
        self.result = Choice("exam_result", listed(lists, "licence_exam_results"))
        self.form = Form(
            kind=Field("E&xamen", self.kind),
            held_on=Field("&Date", self.day, DAY_NOTE),
            result=Field("&Résultat", self.result),
        )

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        return column(
            fields["kind"],
            columns((fields["held_on"], 1), (fields["result"], 1), gap=12),
            gap=12,
        )

    def show(self, exam: LicenceExam) -> None:
        self.kind.show_code(exam.kind)
        self.day.show_value(exam.held_on)
        self.result.show_code(exam.result)

    def typed(self) -> ExamFacts:
        return ExamFacts(
            kind=self.kind.code(),
            held_on=read_for("held_on", self.day),
            result=self.result.code(),
        )

    def listen(self, tell: Callable[[ExamFacts], object]) -> None:
        fields = self.form.fields
        on_choice(fields["kind"], self.kind, lambda code: tell({"kind": code}))
        on_choice(fields["result"], self.result, lambda code: tell({"result": code}))
        self.day.accepted.connect(lambda day: tell({"held_on": day}))

    def flush(self) -> None:
        self.day.editingFinished.emit()
