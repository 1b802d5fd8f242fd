"""Réglages: the sections at the left, one of them at a time at the right."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import heading
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column
from conseil_mobilite.gui.kit.page import Page


class SettingsPage(Page):
    """Only what can be set today is shown; everything is kept as it is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        title = heading("Réglages", "Votre organisme, vos bassins, la sécurité et l’apparence.")
        self.lay_out(column(title, None, pad=PAGE_PAD))
