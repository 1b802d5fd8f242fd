"""How the sections of the settings are named, in their list and in the palette."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Heading:
    """How a section is named in the list; the palette finds it by the words `also` as well."""

    code: str
    title: str
    detail: str
    icon: str
    also: str = ""


HEADINGS: Final = (
    Heading("organisation", "Votre organisme", "Il signe les documents", "buildings"),
    Heading("adviser", "Vous", "Nom et coordonnées", "user-circle"),
    Heading("agenda", "Agenda", "Vos heures et vos absences", "calendar-blank"),
    Heading("documents", "Documents", "Textes, logo, signatures", "file-text"),
    Heading("basins", "Bassins de mobilité", "Nom et composition", "map-trifold"),
    Heading("plan", "Plan de mobilité", "Mesures et organismes", "signpost"),
    Heading("grid", "Grille de bilan", "Vos mots et vos questions", "list-checks"),
    Heading("languages", "Langues de la fiche", "Traductions relues ou non", "translate"),
    Heading("notes", "Modèles de notes", "Rubriques proposées", "note-pencil"),
    Heading("bin", "Corbeille", "Ce qui a été supprimé", "trash"),
    Heading("exports", "Exports", "Toute la base en tableaux", "export"),
    Heading("access", "Accès", "Qui ouvre la base", "key", "conseiller collègue rôle clé kit"),
    Heading(
        "security",
        "Sécurité",
        "Phrase secrète et verrou",
        "shield-check",
        "kit récupération verrouiller trousseau mot de passe",
    ),
    Heading(
        "backups",
        "Sauvegardes",
        "Copies relues, retour",
        "hard-drives",
        "sauvegarder restaurer copier disque transfert ordinateur",
    ),
    Heading(
        "retention",
        "Conservation",
        "Durées et départs",
        "hourglass-medium",
        "conserver effacer anonymiser archiver rgpd",
    ),
    Heading(
        "audit", "Journal", "Qui a lu ou modifié quoi", "book-open", "traces vérifier audit actes"
    ),
    Heading(
        "records",
        "Registre et AIPD",
        "Projets à compléter",
        "list-checks",
        "rgpd droits traitement impact",
    ),
    Heading("reminders", "Rappels", "Rendez-vous et retards", "bell"),
    Heading("appearance", "Apparence", "Couleurs et taille du texte", "text-aa"),
    Heading("about", "À propos", "Version, licence, fichiers", "info"),
)
