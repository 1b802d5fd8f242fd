"""After how long the files close by themselves: each adviser's choice, within that of the base."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.access.lock_minutes import LONGEST, SHORTEST, LockMinutes
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, set_shown
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.services.access import lock_delay
from conseil_mobilite.services.organisation import roles

OFFERED: Final = (SHORTEST, 5, 10, 15, 20, LONGEST)
NOTE: Final = (
    "Les dossiers se referment aussi quand l’ordinateur se met en veille, quand sa session se "
    "verrouille, et tout de suite avec Ctrl+L. Ce que vous tapiez est gardé, et vous retrouvez la "
    "même page."
)
MOST_NOTE: Final = "Personne ne peut choisir plus dans cette base."
KEPT: Final = "Les dossiers se refermeront après {minutes} minutes sans activité."


class LockCard(QFrame):
    """The responsible person sees one more choice: the most that others may wish."""

    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wished = Choice("settings_lock_minutes", _choices(LONGEST))
        self._most = Choice("settings_lock_most", _choices(LONGEST))
        self._wished.chosen.connect(self._wish)
        self._most.chosen.connect(self._allow)
        self._allowing = Field("Délai le plus long permis à chacun", self._most, MOST_NOTE)
        wishing = Field("Fermer après, sans activité", self._wished)
        fields: tuple[Item, ...] = ((wishing, 1), (self._allowing, 1))
        note = label(NOTE, "muted", wrap=True)
        held = part("Fermeture automatique", columns(*fields, gap=16), note)
        self.setLayout(column(held, gap=0))
        self.setWhatsThis(NOTE)
        self._allowing.hide()

    def refresh(self) -> None:
        read = self._desk.background.read
        read(lock_delay.lock_delay).then(self._show, self)
        read(roles.is_manager).then(self._show_most, self)

    def _show(self, kept: LockMinutes) -> None:
        self._wished.offer(_choices(kept.most, kept.minutes))
        self._wished.show_code(str(kept.minutes))
        self._most.offer(_choices(LONGEST, kept.most))
        self._most.show_code(str(kept.most))

    def _show_most(self, manager: bool) -> None:  # noqa: FBT001 - a job carries it
        set_shown(self._allowing, shown=manager)

    def _wish(self, code: str) -> None:
        self._desk.background.run(lock_delay.wish, int(code)).then(self._take, self)

    def _allow(self, code: str) -> None:
        self._desk.background.run(lock_delay.allow, int(code)).then(self._take, self)

    def _take(self, kept: LockMinutes) -> None:
        self._show(kept)
        self._desk.station.watch_idle(kept.minutes)
        self.said.emit(KEPT.format(minutes=kept.minutes))


def _choices(most: int, *also: int) -> list[tuple[str, str]]:
    offered = sorted({minutes for minutes in (*OFFERED, most) if minutes <= most} | set(also))
    return [(str(minutes), f"{minutes} minutes") for minutes in offered]
