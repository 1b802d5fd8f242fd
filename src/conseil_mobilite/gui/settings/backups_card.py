"""Sauvegardes: how safe the base is, the second place, the way back, another computer."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.backups.backup_list import BackupList
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.backups.place_card import PlaceCard
from conseil_mobilite.gui.backups.restore_gestures import RestoreGestures, open_window_on
from conseil_mobilite.gui.backups.state_card import StateCard
from conseil_mobilite.gui.backups.transfer_card import TransferCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, gestures, row
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.backups import keeping
from conseil_mobilite.services.backups.keeping import Examined, Kept
from conseil_mobilite.services.organisation.roles import is_manager
from conseil_mobilite.store.backups.shelf import Backup

ROLE: Final = (
    "Chaque jour, à la première pause, une copie chiffrée de la base est faite, puis relue en "
    "entier. Il en reste une par jour pour sept jours, une par semaine pour quatre semaines, et "
    "une par mois pour douze mois."
)
BESIDE: Final = "L’autre base est prête : {path}"
BESIDE_HOW: Final = (
    "Elle s’ouvre avec la phrase secrète que vous venez de saisir, dans une autre fenêtre. Pour y "
    "revenir plus tard : conseil-mobilite --base suivi de ce chemin."
)


class BackupsCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        keeper = desk.station.keeper
        self._keeper = keeper or BackupKeeper(
            desk.station.access.store, desk.background, desk.background
        )
        self._gestures = RestoreGestures(desk, self._keeper, self)
        self._state = StateCard(desk.clock)
        self._place = PlaceCard(desk, self._keeper)
        self._list = BackupList(desk, self._keeper)
        self._transfer = TransferCard(desk, self._keeper)
        self._beside = _Beside()
        note = self.reserve(desk, "choisir le second lieu et préparer un transfert")
        cards = (self._state, self._beside, self._list, self._place, self._transfer)
        self.show_cards("Sauvegardes", ROLE, note, *cards)
        self.setFocusProxy(self._state.back_up)
        self._connect()

    def refresh(self) -> None:
        background = self._desk.background
        background.read(keeping.state, self._keeper.base).then(self._state.show_state, self)
        background.read(is_manager).then(self._show_role, self)
        self._place.refresh()
        self._list.refresh()

    def _connect(self) -> None:
        self._state.back_up.clicked.connect(self._back_up)
        self._state.examine.clicked.connect(lambda: self._examine(self._list.known()))
        self._list.chosen.connect(self._gestures.ask)
        self._gestures.opened_beside.connect(self._tell_beside)
        self._keeper.changed.connect(self._follow)
        self._place.changed.connect(self.refresh)
        for part in (self._gestures, self._place, self._list, self._transfer):
            part.troubled.connect(self._refuse)
        for part in (self._place, self._transfer):
            part.said.connect(self.said)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_role(self, manager: bool) -> None:  # noqa: FBT001 - what a service returns
        self._place.show_role(manager=manager)
        self._transfer.show_role(manager=manager)

    def _back_up(self) -> None:
        self._state.hold(busy=True)
        making = self._keeper.back_up(Reason.ASKED)
        making.then(self._tell_made, self).otherwise(self._refuse, self)

    def _tell_made(self, kept: Kept) -> None:
        self._state.hold(busy=False)
        self._state.say(kept.trouble, "warning")
        self.said.emit("Base sauvegardée et relue" + (", ici et ailleurs" if kept.copied else ""))

    def _examine(self, backups: list[Backup]) -> None:
        self._state.hold(busy=True)
        reading = self._keeper.examine(backups)
        reading.then(self._tell_examined, self).otherwise(self._refuse, self)

    def _tell_examined(self, found: tuple[Examined, ...]) -> None:
        self._state.hold(busy=False)
        bad = sum(bool(each.fault) for each in found)
        read = counted(len(found), "sauvegarde relue", "sauvegardes relues")
        if bad:
            self._state.say(f"{read} : {bad} ne peut pas servir, voyez la liste.", "warning")
        else:
            self._state.say(f"{read} en entier : toutes peuvent servir.", "success")

    def _tell_beside(self, path: Path) -> None:
        self._beside.show_path(path)
        self.said.emit("La sauvegarde est ouverte à côté, dans une autre base")

    def _refuse(self, error: Exception) -> None:
        self._state.hold(busy=False)
        if isinstance(error, UserError):
            self._state.say(str(error), "danger")
            self.reveal_keyboard()
        else:
            self.troubled.emit(error)


class _Beside(QFrame):
    """Where the other base is, and how it is opened: there once one was made."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._path = Path()
        self._words = label("", "strong", wrap=True)
        self._words.setObjectName("backups_beside")
        self._open = button("backups_beside_open", "Ouvrir dans une autre &fenêtre", "folder-open")
        words = column(self._words, label(BESIDE_HOW, "muted", wrap=True), gap=4)
        told = columns((words, 1), gestures(self._open), gap=12)
        sign = column(glyph("database", "primary", 22), None)
        self.setLayout(row(sign, (told, 1), gap=12, pad=(16, 12, 16, 12)))
        self._open.clicked.connect(lambda: open_window_on(self._path))
        self.hide()

    def show_path(self, path: Path) -> None:
        self._path = path
        say(self._words, BESIDE.format(path=path))
        self.show()
