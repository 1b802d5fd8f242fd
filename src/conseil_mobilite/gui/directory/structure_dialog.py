"""A structure of the body: its name, its address, how to reach it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory import record_inputs as inputs
from conseil_mobilite.gui.directory.hours_note import say_hours
from conseil_mobilite.gui.directory.record_dialog import RecordDialog, group
from conseil_mobilite.gui.directory.record_form import RecordForm
from conseil_mobilite.gui.directory.record_inputs import Asked
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.services.directory import own_services

HELP: Final = (
    "La structure est l’organisme qui propose des services : le vôtre, ou un partenaire que nul "
    "catalogue ne décrit. Seul son nom est obligatoire. Ctrl+Entrée enregistre, Échap referme sans "
    "rien changer."
)
REQUIRED: Final = "Seul son nom est obligatoire."
ACCESS: Final = "L’adresse d’une page qui décrit ses locaux, par exemple sur Acceslibre."


class StructureDialog(RecordDialog):
    """Adds a structure, or corrects the one it was given."""

    def __init__(self, desk: Desk, parent: QWidget, known: Record | None = None) -> None:
        asked = _asked()
        record = RecordForm(desk, "structure", asked)
        words = (
            ("Modifier une structure", "Enre&gistrer")
            if known
            else ("Ajouter une structure", "&Créer")
        )
        body = _lay_out(record.form.fields)
        super().__init__("structure_dialog", words, body, record, parent)
        self.setWhatsThis(HELP)
        record.show_record(known or {})
        say_hours(record.form.fields["horaires_accueil"], asked["horaires_accueil"].input)
        read = desk.background.read
        record.check_with(lambda typed: read(own_services.structure_faults, typed))
        self.start_at(record.form.fields["nom"])


def _asked() -> Mapping[str, Asked]:
    name = "structure_{}".format
    return {
        "nom": Asked("&Nom", inputs.line(name("nom"))),
        "description": Asked("Ce &qu’elle fait", inputs.area(name("description"))),
        "siret": Asked("S&IRET", inputs.figures(name("siret"), "123 456 789 00012")),
        "adresse": Asked("A&dresse", inputs.line(name("adresse"), "3 rue de la Gare")),
        "complement_adresse": Asked("Complément", inputs.line(name("complement"), "Bâtiment B")),
        "telephone": Asked("&Téléphone", inputs.phone(name("telephone"))),
        "courriel": Asked("C&ourriel", inputs.line(name("courriel"), "accueil@exemple.fr")),
        "site_web": Asked("&Site", inputs.link(name("site_web"))),
        "horaires_accueil": Asked("&Horaires d’accueil", inputs.line(name("horaires"))),
        "accessibilite_lieu": Asked("Accessibi&lité", inputs.link(name("accessibilite")), ACCESS),
    }


def _lay_out(fields: Mapping[str, Field]) -> QBoxLayout:
    return column(
        label(REQUIRED, "muted", wrap=True),
        group("La structure", fields["nom"], fields["description"]),
        group(
            "Où elle se trouve",
            columns((fields["adresse"], 3), (fields["complement_adresse"], 2), gap=12),
            columns((fields["commune"], 3), (fields["siret"], 2), gap=12),
            fields["accessibilite_lieu"],
        ),
        group(
            "Comment la joindre",
            columns((fields["telephone"], 1), (fields["courriel"], 1), gap=12),
            columns((fields["site_web"], 1), (fields["horaires_accueil"], 1), gap=12),
        ),
        gap=8,
    )
