"""The fields of a service, in the words of whoever writes it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.directory.schema import EVERYBODY
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory import record_inputs as inputs
from conseil_mobilite.gui.directory.picked_codes import PickedCodes
from conseil_mobilite.gui.directory.record_dialog import group
from conseil_mobilite.gui.directory.record_inputs import Asked
from conseil_mobilite.gui.directory.themes_field import ThemesField
from conseil_mobilite.gui.directory.zones import Zones
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.services.directory.vocabulary import vocabulary

REQUIRED = "Seuls le nom et la description sont obligatoires."
_ZONES = "Commune, intercommunalité, département, ou France"
_ZONE_NOTE = "Laissée vide : il faudra vérifier qu’il accueille la personne."


def service_inputs(desk: Desk) -> Mapping[str, Asked]:
    """Return what is asked of a service, by the names of the schema."""
    return {**_what(desk), **_for_whom(), **_where(desk), **_how()}


def lay_out(fields: Mapping[str, Field]) -> QBoxLayout:
    return column(
        group(
            "Le service",
            label(REQUIRED, "muted", wrap=True),
            fields["nom"],
            fields["description"],
            fields["thematiques"],
            columns((fields["type"], 2), (fields["frais"], 1), gap=12),
            fields["frais_precisions"],
            columns(
                (fields["volume_horaire_hebdomadaire"], 1), (fields["nombre_semaines"], 1), gap=12
            ),
        ),
        group(
            "Pour qui",
            fields["publics"],
            fields["publics_precisions"],
            fields["conditions_acces"],
            fields["zone_eligibilite"],
        ),
        group(
            "Où et quand",
            fields["modes_accueil"],
            columns((fields["adresse"], 3), (fields["complement_adresse"], 2), gap=12),
            columns((fields["commune"], 1), (fields["horaires_accueil"], 1), gap=12),
        ),
        group(
            "Comment y orienter une personne",
            columns((fields["mobilisable_par"], 2), (fields["modes_mobilisation"], 3), gap=12),
            columns((fields["telephone"], 1), (fields["courriel"], 1), gap=12),
            columns((fields["contact_nom_prenom"], 1), (fields["lien_mobilisation"], 1), gap=12),
            fields["mobilisation_precisions"],
        ),
        gap=8,
    )


def _what(desk: Desk) -> Mapping[str, Asked]:
    words = vocabulary()
    themes = ThemesField("service_themes", words.of("thematiques"), desk.background.work)
    return {
        "nom": Asked("&Nom", inputs.line("service_nom", "Location solidaire de scooters")),
        "description": Asked("&Description", inputs.area("service_description")),
        "thematiques": Asked("Thèmes", inputs.picked(themes, themes)),
        "type": Asked("&Type", inputs.choice("service_type", words.of("type"), "Non précisé")),
        "frais": Asked("Co&ût", inputs.choice("service_frais", words.of("frais"), "Non précisé")),
        "frais_precisions": Asked(
            "Précisions sur le coût", inputs.line("service_frais_precisions", "4 € par jour")
        ),
        "volume_horaire_hebdomadaire": Asked("Heures par semaine", inputs.amount("service_heures")),
        "nombre_semaines": Asked("Nombre de semaines", inputs.amount("service_semaines")),
    }


def _for_whom() -> Mapping[str, Asked]:
    publics = vocabulary().of("publics")
    return {
        "publics": Asked("Publics", inputs.chips("service_publics", publics, EVERYBODY)),
        "publics_precisions": Asked(
            "Précisions sur le public", inputs.line("service_publics_precisions")
        ),
        "conditions_acces": Asked("Condit&ions d’accès", inputs.area("service_conditions", 2)),
    }


def _where(desk: Desk) -> Mapping[str, Asked]:
    zones, modes = Zones(desk.territories), vocabulary().of("modes_accueil")
    area = PickedCodes("service_zone", _ZONES, zones.look_up, zones.name_of, desk.background.work)
    return {
        "zone_eligibilite": Asked("&Zone desservie", inputs.picked(area, area), _ZONE_NOTE),
        "modes_accueil": Asked("Accueil", inputs.chips("service_modes_accueil", modes)),
        "adresse": Asked("Ad&resse", inputs.line("service_adresse", "3 rue de la Gare")),
        "complement_adresse": Asked("Complément", inputs.line("service_complement")),
        "horaires_accueil": Asked("&Horaires", inputs.line("service_horaires")),
    }


def _how() -> Mapping[str, Asked]:
    words = vocabulary()
    by, ways = words.of("mobilisable_par"), words.of("modes_mobilisation")
    return {
        "mobilisable_par": Asked("Qui peut le demander", inputs.chips("service_par", by)),
        "modes_mobilisation": Asked("De quelle façon", inputs.chips("service_modes", ways)),
        "telephone": Asked("Télé&phone", inputs.phone("service_telephone")),
        "courriel": Asked("Courri&el", inputs.line("service_courriel", "accueil@exemple.fr")),
        "contact_nom_prenom": Asked("Personne à contacter", inputs.line("service_contact")),
        "lien_mobilisation": Asked("&Lien pour le demander", inputs.link("service_lien")),
        "mobilisation_precisions": Asked(
            "Précisions", inputs.area("service_mobilisation_precisions", 2)
        ),
    }
