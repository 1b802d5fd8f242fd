"""How complete the files of the period are: what the adviser may still mend before it leaves."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.statistics.exports.wording import INTERNAL
from conseil_mobilite.services.statistics.figures import Quality

_WHOLE: Final = "Rien ne manque dans les dossiers de cette période."
_ADVICE: Final = "Complétez-les avant d’exporter : une période sortie ne change presque plus."


class QualityNote(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._lines = frame(column(gap=4))
        inside = frame(column(self._lines, pad=(16, 0, 16, 14)))
        mark = badge(INTERNAL, "warning")
        self.setLayout(column(card("Qualité des dossiers", inside, extra=mark), gap=0))
        self.setObjectName("export_quality")
        self.show_quality(None)

    def show_quality(self, quality: Quality | None) -> None:
        """Show what lacks; hide while it is not known, or where there is nobody."""
        self.setVisible(quality is not None and bool(quality.people or quality.exits))
        if quality is None:
            return
        lines = list(_lacks(quality))
        told = [*lines, _ADVICE] if lines else [_WHOLE]
        refill(
            self._lines,
            *(label(line, "muted" if line == _ADVICE else "", wrap=True) for line in told),
        )


def _lacks(quality: Quality) -> Iterator[str]:
    people = f"sur {counted(quality.people, 'personne accompagnée', 'personnes accompagnées')}"
    for amount, words in (
        (quality.without_age, "sans âge"),
        (quality.without_municipality, "sans commune"),
        (quality.without_public, "sans public"),
    ):
        if amount:
            yield f"{amount} {words} {people}"
    if quality.without_situation:
        exits = counted(quality.exits, "sortie")
        yield f"{quality.without_situation} sans situation de sortie sur {exits}"
