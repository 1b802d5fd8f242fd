"""How long the grid to fill by hand is."""

from typing import Final

from PySide6.QtCore import QObject

from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.paper.choices.paper_choices import Group, Option, Receive, Refuse

FULL: Final = "full"
SHORT: Final = "short"
_LENGTHS: Final = (
    Option(FULL, "Grille complète", "Toutes les questions, pour un entretien d’une heure."),
    Option(SHORT, "Grille courte", "Les seules questions du bilan court."),
)


def blank_choices(
    _background: Background, receive: Receive, _refuse: Refuse, _owner: QObject
) -> None:
    """Offer both lengths at once: nothing is to be read for it."""
    receive((Group("length", "&Longueur", _LENGTHS, frozenset({FULL})),))
