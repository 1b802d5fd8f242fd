"""Vous: the name and the numbers of the adviser at work, kept when an input is left."""

from collections.abc import Sequence

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.settings.adviser_fields import AdviserFields
from conseil_mobilite.gui.settings.keeping import checked_or_kept
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.organisation import setup


class AdviserCard(Section):
    """Nobody else changes her coordinates, so that they are read once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept: Adviser | None = None
        self._fields = AdviserFields("settings_adviser")
        held = part("Vos coordonnées", self._fields.body())
        held.setWhatsThis(
            "Votre nom et votre téléphone figurent sur les fiches que les personnes emportent. Ils "
            "sont gardés dès que vous quittez un champ."
        )
        self.show_cards(
            "Vous",
            "Vos coordonnées figurent sur les fiches que les personnes emportent. Le nom affiché "
            "en haut de la fenêtre suit à la prochaine ouverture.",
            held,
        )
        self.setFocusProxy(self._fields.first_name)
        self._fields.changed.connect(self._keep)
        desk.background.read(setup.advisers).then(self._show)

    def _show(self, advisers: Sequence[Adviser]) -> None:
        self._kept = next(each for each in advisers if each.id == self._desk.adviser.id)
        self._fields.show_adviser(self._kept)

    def _keep(self) -> None:
        kept = self._kept
        if kept is None:
            return
        self._fields.form.clear_errors()
        typed = self._fields.adviser(kept.id, kept.organisation_id)
        typed.role, typed.active = kept.role, kept.active
        changed = checked_or_kept(setup.checked_adviser, typed, kept, self._fields.form)
        if changed is not None:
            self._desk.background.run(setup.change_adviser, changed).then(self._note)

    def _note(self, adviser: Adviser) -> None:
        self._kept = adviser
