"""What was given up for want of transport: a job, a training, care."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Renunciation
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.fact_dialogs import FactDialog, ask_fact, edit_fact, removal
from conseil_mobilite.gui.situation.renunciation_inputs import RenunciationInputs
from conseil_mobilite.gui.situation.sentence_row import sentence_row
from conseil_mobilite.services.situation import renunciations
from conseil_mobilite.services.situation.situation_picture import SituationPicture

HELP: Final = (
    "Ce à quoi la personne a renoncé faute de transport : un emploi, une formation, un soin. Pour "
    "un soin, on ne demande jamais lequel."
)
ICONS: Final = {
    "emploi": "briefcase",
    "formation": "graduation-cap",
    "entretien": "chat-circle",
    "soin": "first-aid",
    "demarche": "file-text",
    "sortie": "users",
}
UNSAID: Final = {
    Knowledge.UNKNOWN: "date non connue",
    Knowledge.REFUSED: "date non précisée par la personne",
}


class RenunciationsCard(TopicCard):
    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "renoncements", "Ajouter un renoncement")
        self.setWhatsThis(HELP)

    def current(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each) for each in picture.renunciations]

    def add(self) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        ask_fact(
            bench,
            "renunciation_dialog",
            "Nouveau renoncement",
            RenunciationInputs(bench),
            lambda facts: run(renunciations.add, bench.person, facts, bench.today()),
        )

    def _row(self, each: Renunciation) -> QWidget:
        made = sentence_row(
            ICONS.get(each.what, "x-circle"),
            self._title(each),
            ", ".join(filter(None, (each.place_name, _when(each)))),
        )
        return made.can_open(f"renunciation_{each.id.hex}", partial(self._edit, each))

    def _title(self, each: Renunciation) -> str:
        what = self.bench.lists["renunciation_kinds"].label(each.what)
        return f"{what} : {each.words}" if each.words else what

    def _edit(self, each: Renunciation) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = RenunciationInputs(bench)
        inputs.show(each)
        remove = removal(
            "renunciation_edit",
            bench,
            "Renoncement supprimé",
            lambda: run(renunciations.remove, each.id),
        )
        dialog = FactDialog("renunciation_edit", self._title(each), inputs, bench.page, remove)
        edit_fact(bench, dialog, inputs, lambda facts: run(renunciations.change, each.id, facts))


def _when(each: Renunciation) -> str:
    if each.happened_on is not None:
        return f"le {long_date(each.happened_on, weekday=False)}"
    return UNSAID.get(Knowledge(each.happened_state), "")
