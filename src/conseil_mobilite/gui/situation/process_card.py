"""The licence as a dated process: enrolment, code, hours, exams, licence; or an exchange."""

from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.situation.due_dates import exam_name
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.conclude_dialog import ConcludeDialog
from conseil_mobilite.gui.situation.exam_inputs import ExamInputs
from conseil_mobilite.gui.situation.fact_dialogs import FactDialog, ask_fact, edit_fact, removal
from conseil_mobilite.gui.situation.process_inputs import ProcessInputs
from conseil_mobilite.gui.situation.process_view import ProcessGestures, ended_row, process_rows
from conseil_mobilite.gui.situation.wording import process_title
from conseil_mobilite.services.situation import licence_exams, licence_processes
from conseil_mobilite.services.situation.situation_picture import SituationPicture

TOPIC: Final = "parcours_permis"
STEPS_HELP: Final = (
    "Où en est la démarche : chaque étape porte sa date, ou ce qu’il reste à faire. Le minimum "
    "légal est de 20 heures en boîte manuelle et de 13 heures en boîte automatique. La fin de "
    "validité du code est celle de l’attestation : elle se recopie, elle n’est pas calculée."
)


class ProcessCard(TopicCard):
    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, TOPIC)
        self.setWhatsThis(STEPS_HELP)
        self._may = ProcessGestures(self._edit, self._conclude, self._add_exam, self._edit_exam)

    def current(self, picture: SituationPicture) -> list[QWidget]:
        lists = self.bench.lists
        return [
            made
            for each in picture.processes
            if not each.process.outcome
            for made in process_rows(each, picture, lists, self._may)
        ]

    def ended(self, picture: SituationPicture) -> list[QWidget]:
        lists = self.bench.lists
        ended = (each for each in picture.processes if each.process.outcome)
        return [ended_row(each, lists, self._may) for each in ended]

    def add(self) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        ask_fact(
            bench,
            "process_dialog",
            "Nouvelle démarche de permis",
            ProcessInputs(bench.lists, bench.today()),
            lambda facts: run(licence_processes.begin, bench.person, facts, bench.today()),
        )

    def _edit(self, process: LicenceProcess) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = ProcessInputs(bench.lists, bench.today())
        inputs.show(process)
        remove = removal(
            "process_edit",
            bench,
            "Démarche supprimée",
            lambda: run(licence_processes.remove, process.id),
        )
        title = process_title(process, bench.lists)
        others = (remove, self._resumption(process.id)) if process.outcome else (remove,)
        dialog = FactDialog("process_edit", title, inputs, bench.page, *others)
        edit_fact(
            bench,
            dialog,
            inputs,
            lambda facts: run(licence_processes.change, process.id, facts, bench.today()),
        )

    def _resumption(self, process_id: UUID) -> Button:
        """Make « Reprendre la démarche », for one that was ended too soon."""
        made = button("process_resume", "Repre&ndre la démarche", "arrow-counter-clockwise")

        def go() -> None:
            self.bench.keep(
                self.bench.desk.background.run(licence_processes.resume, process_id),
                "Démarche reprise",
            )
            made.window().close()

        made.clicked.connect(go)
        return made

    def _conclude(self, process: LicenceProcess) -> None:
        bench = self.bench
        dialog = ConcludeDialog(process, bench.lists, bench.today(), bench.page)

        def ask() -> None:
            try:
                day = dialog.typed_day()
            except UserError as error:
                dialog.show_error(error)
                return
            job = bench.desk.background.run(
                licence_processes.conclude,
                process.id,
                dialog.outcome.code(),
                day,
                bench.today(),
                hold=dialog.holds(),
            )
            bench.create(dialog, job, "Démarche terminée")

        dialog.asked.connect(ask)
        dialog.open()

    def _add_exam(self, process: LicenceProcess) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        ask_fact(
            bench,
            "exam_dialog",
            "Nouvel examen",
            ExamInputs(bench.lists, bench.today()),
            lambda facts: run(licence_exams.add, process.id, facts, bench.today()),
        )

    def _edit_exam(self, exam: LicenceExam) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = ExamInputs(bench.lists, bench.today())
        inputs.show(exam)
        remove = removal(
            "exam_edit", bench, "Examen supprimé", lambda: run(licence_exams.remove, exam.id)
        )
        dialog = FactDialog("exam_edit", exam_name(exam), inputs, bench.page, remove)
        edit_fact(
            bench,
            dialog,
            inputs,
            lambda facts: run(licence_exams.change, exam.id, facts, bench.today()),
        )
