"""The register of erasures: what left, how, why and when; never of whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.retention import wording

_NOTE = (
    "Il ne nomme personne : il garde l’identifiant qu’avait le dossier, pour que la restauration "
    "d’une ancienne sauvegarde efface de nouveau ce qui l’a été."
)


class RegisterPart(QFrame):
    """The latest first; a long register is shown by parts."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setWhatsThis(_NOTE)
        self._lists = lists
        self._lines: Sequence[Erasure] = ()
        self._shown = wording.LONGEST_SHOWN
        self._rows = frame(column(gap=0))
        self._rows.setObjectName("retention_register")
        self._rows.setAccessibleName("Registre des effacements")
        self._more = button("retention_register_more", "Voir plus &ancien", role="quiet")
        self._more.clicked.connect(self._show_older)
        self._foot = frame(row(None, self._more, None, pad=(0, 4, 0, 8)))
        self._foot.hide()
        note = frame(column(label(_NOTE, "muted", wrap=True), pad=(16, 4, 16, 8)))
        self.setLayout(
            column(card("Registre des effacements", note, self._rows, self._foot), gap=0)
        )

    def show_lines(self, lines: Sequence[Erasure]) -> None:
        self._lines = lines
        rows = [self._row(each) for each in lines[: self._shown]]
        nothing = empty_line(wording.NOTHING_ERASED, icon="shield-check")
        refill_kept(self._rows, *(rows or [nothing]))
        self._foot.setVisible(len(lines) > self._shown)

    def _row(self, erasure: Erasure) -> QFrame:
        manner = self._lists["erasure_manners"].label(erasure.manner)
        ground = self._lists["erasure_grounds"].label(erasure.ground)
        day = long_date(paris_day(erasure.done_at), weekday=False)
        when = f"Le {day} à {hour(paris_time(erasure.done_at))}"
        return entry(manner, f"{when} · {ground} · dossier {str(erasure.person_id)[:8]}")

    def _show_older(self) -> None:
        self._shown += wording.LONGEST_SHOWN
        self.show_lines(self._lines)
