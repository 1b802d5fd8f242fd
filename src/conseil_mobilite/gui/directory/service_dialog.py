"""A service that the body writes: what it is, for whom, where, and how to send somebody there."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.hours_note import say_hours
from conseil_mobilite.gui.directory.record_dialog import RecordDialog, group
from conseil_mobilite.gui.directory.record_form import RecordForm
from conseil_mobilite.gui.directory.service_fields import lay_out, service_inputs
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.directory import own_services

HELP: Final = (
    "Un service que votre organisme écrit lui-même, avec les mots de data·inclusion : vous pourrez "
    "l’exporter vers l’annuaire national. Seuls le nom et la description sont obligatoires ; mais "
    "plus vous en dites, mieux il est proposé aux personnes qu’il concerne. Ctrl+Entrée "
    "enregistre, Échap referme sans rien changer."
)
Homes = Sequence[tuple[UUID, str, bool]]
"""Every structure: its id, its name, whether it is of the body."""


class ServiceDialog(RecordDialog):
    """Adds a service of a structure, or corrects the one it was given."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        homes: Homes,
        home: UUID | None = None,
        known: Record | None = None,
    ) -> None:
        ordered = sorted(homes, key=lambda each: not each[2])
        self._home = Choice("service_structure", [(str(key), name) for key, name, _ in ordered])
        self._home.narrow(30)
        asked = service_inputs(desk)
        record = RecordForm(desk, "service", asked)
        words = (
            ("Modifier un service", "Enre&gistrer") if known else ("Ajouter un service", "&Créer")
        )
        structure = group("La structure qui le propose", Field("&Structure", self._home))
        body = column(structure, lay_out(record.form.fields), gap=8)
        super().__init__("service_dialog", words, body, record, parent)
        self.setWhatsThis(HELP)
        record.show_record(known or {})
        self._home.show_code(str(home or ""))
        say_hours(record.form.fields["horaires_accueil"], asked["horaires_accueil"].input)
        read = desk.background.read
        record.check_with(lambda typed: read(own_services.service_faults, typed))
        self.start_at(record.form.fields["nom"])

    def home(self) -> UUID:
        """Return the structure chosen."""
        return UUID(self._home.code())
