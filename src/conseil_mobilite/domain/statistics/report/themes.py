"""What the report shows of a release, theme by theme: the rest is in the file."""

from typing import Final

from conseil_mobilite.domain.statistics.report.outline import (
    FigureOutline,
    SeriesOutline,
    Spot,
    TableOutline,
    ThemeOutline,
    Whole,
)

_YES: Final = "oui"


def _yes(table: str, partition: str) -> Spot:
    return Spot(table, ((partition, _YES),))


HEADLINES: Final = (
    FigureOutline("I-06", Whole("personnes_accompagnees")),
    FigureOutline("I-05", Whole("bilans_initiaux")),
    FigureOutline("I-07", Whole("file_active")),
    FigureOutline("I-03", Spot("I-03_mediane")),
    FigureOutline("I-21", _yes("I-21_solution_en_place", "solution_en_place")),
    FigureOutline("I-17", _yes("I-17_tarif_ouvert", "tarif_ouvert")),
    FigureOutline("I-25", Spot("I-25_taux")),
    FigureOutline("I-22", Spot("I-22")),
)
"""The eight figures that come first: those of the page of statistics."""

_PEOPLE: Final = ThemeOutline(
    "Les personnes accompagnées",
    (
        FigureOutline("I-01", Whole("orientations")),
        FigureOutline("I-04", Whole("conseils_simples"), "Informées par un conseil simple"),
        FigureOutline("I-09", Spot("I-09_taux"), "Handicap ou mobilité réduite"),
        FigureOutline("I-06", Spot("I-06_sexe", (("sexe", "F"),)), "Femmes accompagnées"),
        FigureOutline("I-06", Spot("I-06_sexe", (("sexe", "H"),)), "Hommes accompagnés"),
        FigureOutline("I-06", _yes("I-06_qpv", "qpv"), "En quartier prioritaire (QPV)"),
        FigureOutline("I-06", _yes("I-06_frr", "frr"), "En zone de revitalisation (FRR)"),
        FigureOutline("I-02", Spot("I-02_taux"), "Orientations acceptées"),
    ),
    (
        TableOutline("Tranche d’âge", "age", (SeriesOutline("Personnes", "I-06_age"),), most=8),
        TableOutline(
            "Public nommé par la loi",
            "public_legal",
            (SeriesOutline("Bilans", "I-08_public_legal", _YES),),
        ),
        TableOutline(
            "Public", "public", (SeriesOutline("Personnes", "I-06_public", _YES),), ranked=True
        ),
        TableOutline(
            "Prescripteur",
            "prescripteur",
            (SeriesOutline("Personnes", "I-06_prescripteur"),),
            ranked=True,
        ),
    ),
)
_NEEDS: Final = ThemeOutline(
    "Les besoins constatés aux bilans",
    (
        FigureOutline("I-14", Spot("I-14_taux"), "Lieux du projet hors d’atteinte"),
        FigureOutline("I-15", Spot("I-15_taux")),
        FigureOutline("I-16", Spot("I-16_taux")),
        FigureOutline("I-13", Spot("I-13_km"), "Distance accessible (médiane)"),
        FigureOutline("I-13", Spot("I-13_minutes"), "Trajet accessible (médiane)"),
    ),
    (
        TableOutline(
            "Frein",
            "frein",
            (
                SeriesOutline("Retenu", "I-10_frein", _YES),
                SeriesOutline(
                    "En premier", "I-10_premier_frein_premier", _YES, dimension="frein_premier"
                ),
                SeriesOutline("Levé", "I-28_frein_leve", "leve", dimension="frein_leve"),
            ),
            ranked=True,
            most=6,
            wide=True,
        ),
        TableOutline(
            "Renoncement",
            "renoncement",
            (SeriesOutline("Personnes", "I-12_renoncement", _YES),),
            ranked=True,
        ),
        TableOutline(
            "Selon l’âge",
            "age",
            (
                SeriesOutline("Sans permis", "I-15_taux_age"),
                SeriesOutline("Sans moyen", "I-16_taux_age"),
            ),
            most=8,
        ),
    ),
)
_SUPPORT: Final = ThemeOutline(
    "L’accompagnement et les actions",
    (
        FigureOutline("I-19", _yes("I-19_absence", "absence"), "Absentes à un rendez-vous"),
        FigureOutline("I-18", Spot("I-18_moyenne"), "Contacts par parcours"),
        FigureOutline("I-18", Spot("I-18_heures"), "Heures de contact"),
        FigureOutline("I-20", Spot("I-20_actions")),
        FigureOutline("I-34", _yes("I-34_pas_d_offre", "pas_d_offre")),
        FigureOutline("I-23", Spot("I-23_mediane")),
        FigureOutline("I-33", Whole("partenaires")),
        FigureOutline(
            "I-35",
            _yes("I-35_version_simplifiee", "version_simplifiee"),
            "Fiches en version simplifiée",
        ),
    ),
    (
        TableOutline(
            "Groupe d’action",
            "action_groupe",
            (
                SeriesOutline("Personnes", "I-20_action_groupe", _YES),
                SeriesOutline(
                    "Solution",
                    "I-21_groupe_solution_groupe",
                    "solution",
                    dimension="solution_groupe",
                ),
                SeriesOutline(
                    "Pas d’offre",
                    "I-34_groupe_pas_d_offre_groupe",
                    "pas_d_offre",
                    dimension="pas_d_offre_groupe",
                ),
            ),
            ranked=True,
            most=6,
            wide=True,
        ),
        TableOutline(
            "Financeur",
            "type_financeur",
            (SeriesOutline("Montants", "I-22_type_financeur"),),
            ranked=True,
        ),
        TableOutline(
            "Contacts par parcours",
            "tranche_contacts",
            (SeriesOutline("Parcours", "I-18_tranche_contacts"),),
        ),
    ),
)
_EXITS: Final = ThemeOutline(
    "Les sorties et leurs effets",
    (
        FigureOutline("I-24", Whole("sorties")),
        FigureOutline("I-26", Spot("I-26_emploi_taux"), "Sorties vers un emploi"),
        FigureOutline("I-26", Spot("I-26_formation_taux"), "Sorties vers une formation"),
        FigureOutline("I-27", Spot("I-27_taux"), "Un axe n’est plus à impact fort"),
        FigureOutline("I-29", Spot("I-29_km"), "Distance gagnée (médiane)"),
        FigureOutline("I-30", Spot("I-30_reponse_taux"), "Réponses au suivi à 6 mois"),
    ),
    (
        TableOutline(
            "Axe du bilan",
            "axe",
            (
                SeriesOutline("Impact fort", "I-11_niveau_axe", "fort", dimension="niveau_axe"),
                SeriesOutline("Impact moyen", "I-11_niveau_axe", "moyen", dimension="niveau_axe"),
                SeriesOutline("Niveaux gagnés", "I-27_gain_axe"),
            ),
            most=10,
            wide=True,
        ),
        TableOutline(
            "Motif de sortie",
            "motif_sortie",
            (SeriesOutline("Sorties", "I-24_motif_sortie"),),
            ranked=True,
        ),
        TableOutline(
            "Situation à 6 mois",
            "situation_6_mois",
            (SeriesOutline("Parcours", "I-30_situation_6_mois"),),
            most=6,
        ),
    ),
)
_TERRITORY: Final = ThemeOutline(
    "Le territoire",
    (
        FigureOutline("I-32", Spot("I-32_taux"), "Communes avec une personne accompagnée"),
        FigureOutline(
            "I-31",
            _yes("I-31_refus_non_mobilite", "refus_non_mobilite"),
            "Refus ailleurs faute de mobilité",
        ),
    ),
    (
        TableOutline(
            "Intercommunalité",
            "epci",
            (
                SeriesOutline("Personnes", "I-06_epci"),
                SeriesOutline("Bilans", "I-05_epci"),
                SeriesOutline("Pas d’offre", "I-34_pas_d_offre_epci", own=(("pas_d_offre", _YES),)),
            ),
            ranked=True,
            most=6,
            wide=True,
        ),
    ),
)
_MEASURES: Final = ThemeOutline(
    "Les mesures du plan",
    (),
    (
        TableOutline(
            "Mesure",
            "mesure",
            (
                SeriesOutline("Solution", "M-01_mesure", "solution"),
                SeriesOutline("Sans", "M-01_mesure", "sans_solution"),
                SeriesOutline("Actions, solution", "M-02_actions_mesure", "solution"),
                SeriesOutline("Actions, sans", "M-02_actions_mesure", "sans_solution"),
            ),
            ranked=True,
            most=6,
            wide=True,
        ),
    ),
)
THEMES: Final = (_PEOPLE, _NEEDS, _SUPPORT, _EXITS, _TERRITORY, _MEASURES)
