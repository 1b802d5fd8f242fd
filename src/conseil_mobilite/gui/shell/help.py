"""Aide: the shortcuts, and what this program is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite import __version__
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.shell.commands import Command

WIDTH: Final = 640
KEYS_WIDTH: Final = 190
EVERYWHERE: Final = (
    ("Aide sur ce qui a le curseur", "F1"),
    ("Revenir à l’écran précédent", "Alt+Gauche"),
    ("Rétablir (autre raccourci)", "Ctrl+Y"),
    ("Dossier : d’une partie à l’autre", "Ctrl+1 à Ctrl+8"),
    ("Bilan : choisir une réponse", "1 à 9"),
    ("Bilan : passer d’une réponse à l’autre", "Flèches, Début, Fin"),
    ("Bilan : prendre la réponse atteinte", "Entrée, Espace"),
    ("Bilan : « Non abordé »", "N ou 0"),
    ("Bilan : « Ne souhaite pas répondre »", "R"),
    ("Bilan : question suivante", "Entrée"),
    ("Bilan : question suivante sans réponse", "F3"),
    ("Bilan : trouver une question par ses mots", "Ctrl+F ou /"),
    ("Bilan : aide de la question", "F1"),
    ("Bilan : section suivante, précédente", "Ctrl+Page suiv., préc."),
    ("Synthèse : classer un frein retenu", "1 à 3, Ctrl+Flèches"),
    ("Parcours : changer l’état d’une action", "Ctrl+Flèches"),
    ("Parcours : changer la place d’une action", "Alt+Haut, Alt+Bas"),
    ("Agenda : d’un rendez-vous à l’autre", "Flèches"),
    ("Agenda : ouvrir, ou créer", "Entrée"),
    ("Agenda : heures libres, ou retour", "Échap"),
    ("Agenda : plus ou moins d’heures libres", "Maj+Haut, Bas"),
    ("Agenda : déplacer le rendez-vous", "Ctrl+Flèches"),
    ("Agenda : plus court, plus long", "Ctrl+Maj+Haut, Bas"),
    ("Agenda : nouveau rendez-vous à la suite", "Inser"),
    ("Agenda : supprimer le rendez-vous", "Suppr"),
    ("Agenda : hauteur des heures", "Ctrl+Plus, Moins, 0"),
    ("Agenda : semaine précédente, suivante", "Page préc., suiv."),
    ("Agenda : jour, semaine, mois, liste", "Ctrl+1 à Ctrl+4"),
    ("Agenda : saisie rapide", "Ctrl+E"),
    ("Agenda : aller à une date", "Ctrl+G"),
    ("Présences : d’une personne à l’autre", "Haut, Bas"),
    ("Saisie rapide : compléter", "Ctrl+Entrée"),
    ("Mois : d’un jour à l’autre", "Flèches"),
    ("Mois : ouvrir, ou créer ce jour-là", "Entrée, Inser"),
    ("Droits : noter une demande", "Alt+D"),
    ("Droits : préparer son dossier, ou un fichier", "Alt+S, Alt+F"),
    ("Accès : ajouter une personne", "Alt+J"),
    ("Accès : changer la clé de la base", "Alt+C"),
    ("Sécurité : changer la phrase secrète", "Alt+H"),
    ("Sécurité : imprimer un kit", "Alt+M"),
    ("Sauvegardes : sauvegarder maintenant", "Alt+S"),
    ("Sauvegardes : tout relire", "Alt+T"),
    ("Sauvegardes : choisir le second lieu", "Alt+D"),
    ("Sauvegardes : préparer le transfert", "Alt+P"),
    ("Conservation : annoncer les départs", "Alt+D"),
    ("Conservation : laisser tout partir", "Alt+P"),
    ("Journal : vérifier, exporter", "Alt+V, Alt+E"),
    ("À propos : rapport d’incident", "Alt+R"),
    ("Écran verrouillé : utiliser le kit", "Alt+J"),
    ("Écran verrouillé : la base ne s’ouvre pas", "Alt+B"),
    ("Document : imprimer", "Ctrl+P"),
    ("Document : enregistrer le PDF", "Ctrl+S"),
    ("Document : enregistrer la version web", "Ctrl+Maj+S"),
    ("Document : plus grand, plus petit, habituel", "Ctrl+Plus, Moins, 0"),
    ("Document : toute la largeur, page entière", "Ctrl+1, Ctrl+2"),
    ("Document : au début, à la fin", "Début, Fin"),
    ("Liste : ouvrir la ligne", "Entrée"),
    ("Liste : choisir plusieurs lignes", "Maj+Flèches"),
    ("Radar ou graphique : passer au tableau", "T"),
    ("Fenêtre de saisie : créer", "Ctrl+Entrée"),
    ("Fermer une fenêtre, vider la recherche", "Échap"),
)


class ShortcutsDialog(Dialog):
    """All the keys, in one table that a screen reader can walk."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__("shortcuts_dialog", "Raccourcis du clavier", parent)
        listed = [(each.words, french_keys(each.shortcut)) for each in commands if each.shortcut]
        columns = (Column("Pour…", 320, stretch=True), Column("Touches", KEYS_WIDTH))
        table = Table("shortcuts", "Raccourcis du clavier", columns, row_height=36)
        table.show_rows(
            [Row(words, (Cell(words), Cell(keys))) for words, keys in (*listed, *EVERYWHERE)]
        )
        table.selectRow(0)
        framed = frame(column((table, 1), pad=(1, 1, 1, 1)), "card")
        _dress(self, (framed, 1))
        room = parent.window().size() - QSize(dp(40), dp(48))
        self.resize(QSize(dp(WIDTH), dp(620)).boundedTo(room))


class AboutDialog(Dialog):
    """What this program is, its version and licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("about_dialog", "À propos", parent)
        words = column(
            label("Conseil Mobilité", "heading"),
            label(f"Version {__version__} · logiciel libre, licence EUPL-1.2", "muted"),
            label(
                "Bilans de mobilité et parcours d’accompagnement. Les dossiers restent sur ce "
                "poste, chiffrés ; rien n’est envoyé sur internet.",
                wrap=True,
            ),
            label("F1 : aide sur ce qui a le curseur. Ctrl+F1 : raccourcis.", wrap=True),
            label(
                "Polices Inter et Andika (licence OFL), icônes Phosphor (licence MIT), "
                "découpage administratif : Etalab (Licence Ouverte).",
                "small",
                wrap=True,
            ),
            gap=8,
        )
        laid, width = _dress(self, words), dp(480)
        self.setFixedSize(width, laid.totalHeightForWidth(width))


def french_keys(shortcut: str) -> str:
    """Write a shortcut as French keyboards name its keys."""
    for english, french in (("Left", "Gauche"), ("Shift", "Maj"), ("Return", "Entrée")):
        shortcut = shortcut.replace(english, french)
    return shortcut


def _dress(dialog: Dialog, body: Item) -> QBoxLayout:
    close = button(f"{dialog.objectName()}_close", "&Fermer")
    close.clicked.connect(dialog.accept)
    close.setDefault(True)
    head = label(dialog.windowTitle(), "title")
    laid = column(head, body, row(None, close), gap=12, pad=(24, 20, 24, 16))
    dialog.setLayout(laid)
    return laid
