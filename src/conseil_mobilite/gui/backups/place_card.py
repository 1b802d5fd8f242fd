"""The second place: a removable drive or a folder of the network, chosen by the « responsable »."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.backups.state import BackupState, when
from conseil_mobilite.gui.backups import helping
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.services.backups import keeping, places

WHY: Final = (
    "Un disque en panne, volé ou mouillé emporte la base et ses sauvegardes. Choisissez un disque "
    "amovible, ou un dossier du réseau : chaque sauvegarde y est aussi copiée, quand il est là."
)
NONE: Final = "Aucun second lieu pour l’instant."
HERE: Final = "{place} est à portée. Dernière copie relue : {when}."
AWAY: Final = (
    "{place} n’est pas branché en ce moment : rien d’anormal. La copie se fera à la prochaine "
    "sauvegarde où il sera là."
)
SAME: Final = (
    "Ce dossier est sur le même disque que la base : il ne protège ni d’une panne, ni d’un vol."
)


class PlaceCard(QFrame):
    changed = Signal()
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, keeper: BackupKeeper) -> None:
        super().__init__()
        self._desk, self._keeper = desk, keeper
        self.setWhatsThis(helping.PLACE)
        self._manager = self._placed = False
        self._sign = glyph("hard-drive", "", 20)
        self._state = label(NONE, wrap=True)
        self._state.setObjectName("backup_place_state")
        self._same = label(SAME, "small", "warning", wrap=True)
        self._same.hide()
        self._choose = button("backup_place_choose", "Choisir le &dossier…", "folder")
        self._forget = button("backup_place_forget", "Ne plus copier ailleurs", "x", "quiet")
        for each in (self._choose, self._forget):
            each.hide()
        words = column(self._state, self._same, gap=4)
        held = part(
            "Second lieu",
            label(WHY, "muted", wrap=True),
            row(column(self._sign, None), (words, 1), gap=12),
            row(self._choose, self._forget, None),
        )
        self.setLayout(column(held, gap=0))
        self._choose.clicked.connect(self._ask)
        self._forget.clicked.connect(self._give_up)

    def refresh(self) -> None:
        self._desk.background.read(keeping.state, self._keeper.base).then(self._show, self)

    def show_role(self, *, manager: bool) -> None:
        self._manager = manager
        self._choose.setVisible(manager)
        self._forget.setVisible(manager and self._placed)

    def _show(self, state: BackupState) -> None:
        said = NONE
        if state.place:
            copied = when(state.copied, self._desk.clock()) if state.copied else "jamais"
            said = (HERE if state.within_reach else AWAY).format(place=state.place, when=copied)
        say(self._state, said)
        here = state.within_reach and places.same_disk(Path(state.place), self._keeper.base)
        self._sign.show_icon(*sign(within_reach=state.within_reach, same_disk=here))
        self._same.setVisible(here)
        self._placed = bool(state.place)
        self._forget.setVisible(self._manager and self._placed)

    def _ask(self) -> None:
        choose_folder(self, "Second lieu des sauvegardes", self._keep)

    def _keep(self, folder: Path) -> None:
        keeping_it = self._desk.background.run(places.choose, folder, self._keeper.base)
        keeping_it.then(lambda _place: self._tell("Second lieu choisi"), self)
        keeping_it.otherwise(self.troubled.emit, self)

    def _give_up(self) -> None:
        giving_up = self._desk.background.run(places.forget)
        giving_up.then(lambda _none: self._tell("Plus de second lieu ; ses copies restent"), self)
        giving_up.otherwise(self.troubled.emit, self)

    def _tell(self, sentence: str) -> None:
        self.said.emit(sentence)
        self.changed.emit()


def sign(*, within_reach: bool, same_disk: bool) -> tuple[str, str]:
    """Return the icon and the tone: a copy that a thief takes with the base is not well kept."""
    if same_disk:
        return "warning", "warning"
    return ("check-circle", "success") if within_reach else ("hard-drive", "")
