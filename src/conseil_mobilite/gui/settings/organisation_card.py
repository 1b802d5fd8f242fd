"""Votre organisme: each input is kept when it is left or chosen."""

from PySide6.QtWidgets import QApplication

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.settings.keeping import checked_or_kept
from conseil_mobilite.gui.settings.organisation_fields import OrganisationFields
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.organisation import setup


class OrganisationCard(Section):
    """The body that signs the documents; nobody else changes it, so that it is read once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept: Organisation | None = None
        work = desk.background.work
        self._fields = OrganisationFields("settings_body", desk.lists, desk.territories, work)
        held = part("Coordonnées et mentions", self._fields.body())
        held.setWhatsThis(
            "Ces informations signent les fiches et les notices remises aux personnes. Elles sont "
            "gardées dès que vous quittez un champ ; les documents déjà remis ne changent pas."
        )
        self.show_cards(
            "Votre organisme",
            "Il signe les documents remis aux personnes et à leurs référents. Ceux qui ont déjà "
            "été remis ne changent pas.",
            self.reserve(desk, "changer ces informations", held),
            held,
        )
        self.setFocusProxy(self._fields.name)
        self._fields.changed.connect(self._keep)
        self._fields.place.editingFinished.connect(self._leave_place)
        desk.background.read(setup.organisation).then(self._show)

    def _show(self, organisation: Organisation) -> None:
        self._kept = organisation
        self._fields.show_organisation(organisation)

    def _leave_place(self) -> None:
        if QApplication.activePopupWidget() is None:  # else one is choosing in the list
            self._keep()

    def _keep(self) -> None:
        if self._kept is None:
            return
        self._fields.form.clear_errors()
        changed = checked_or_kept(
            setup.checked_organisation, self._typed(self._kept), self._kept, self._fields.form
        )
        if changed is not None:
            self._desk.background.run(setup.change_organisation, changed).then(self._note)

    def _note(self, organisation: Organisation) -> None:
        self._kept = organisation

    def _typed(self, kept: Organisation) -> Organisation:
        """Return what is typed, with the commune that was kept where the one typed is none."""
        try:
            place = self._fields.place.town()
        except UserError as error:
            self._fields.form.fields["postcode"].show_error(str(error))
            place = kept.town, kept.postcode
        return self._fields.organisation(kept.id, place)
