"""À propos: what this program is, what it is made from, and where the files are."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from conseil_mobilite import __version__
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.settings.place_notes import PlaceNotes
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.assessment import grid_versions
from conseil_mobilite.store.places.judging import notices
from conseil_mobilite.store.reference.territories import Edition

KEYS: Final = (
    "Pour en garder une copie, ou changer d’ordinateur, passez par « Sauvegardes » : la copie y "
    "est relue, et ses clés la suivent. Le fichier des clés, « {keys} », est à côté de la base : "
    "l’un ne s’ouvre pas sans l’autre."
)
FILES_HELP: Final = (
    "Où sont les dossiers sur cet ordinateur. N’y déplacez et n’y renommez rien pendant que le "
    "programme est ouvert. Les sauvegardes sont dans le même dossier ; un second lieu les garde "
    "ailleurs."
)
REPORT: Final = (
    "Si le programme se trompe, ce rapport aide à le réparer. Vous le lisez en entier avant de le "
    "copier ou de l’enregistrer ; rien ne part tout seul."
)
TERRITORIES: Final = (
    "Insee, La Poste et DGCL, année {year}, sous Licence Ouverte 2.0 ; réunies par Etalab, version "
    "{version}, sous licence MIT"
)
NO_ANSWER: Final = "Aucun gestionnaire de fichiers n’a répondu : ouvrez ce dossier à la main."


class AboutCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._territories = label("", wrap=True)
        self._grid = label(desk.grid.version)
        self._grid.setObjectName("settings_grid_in_use")
        self._open = button("settings_open_folder", "&Ouvrir le dossier", "folder-open")
        self._open.clicked.connect(self._open_folder)
        self._notes = PlaceNotes()
        self.show_cards(
            "À propos",
            "Bilans de mobilité et parcours d’accompagnement. Rien n’est envoyé sur internet.",
            self._program(),
            self._files(),
            self._sources(),
        )
        self.setFocusProxy(self._open)

    def refresh(self) -> None:
        self._desk.background.work(self._desk.territories.edition).then(self._say_edition)
        base = self._desk.station.access.base
        self._desk.background.work(lambda: notices(base)).then(self._notes.show_notices, self)
        self._desk.background.read(grid_versions.version_in_use).then(self._say_grid)

    def _program(self) -> QFrame:
        return part(
            "Conseil Mobilité",
            _facts(
                ("Version", label(__version__)),
                ("Licence", label("Logiciel libre, EUPL-1.2", wrap=True)),
                ("Grille de bilan", self._grid),
            ),
            *self._reporting(),
            explained=REPORT,
        )

    def _reporting(self) -> tuple[Item, ...]:
        """Offer the incident report where the window can show it."""
        report = self._desk.station.report
        if report is None:
            return ()
        gesture = button("settings_report", "&Rapport d’incident…", "file-text")
        gesture.clicked.connect(report)
        return (label(REPORT, "muted", wrap=True), row(gesture, None))

    def _files(self) -> QFrame:
        access = self._desk.station.access
        place = label(str(access.base), wrap=True)
        place.setObjectName("settings_base")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return part(
            "Où sont les dossiers",
            _facts(("Fichier, chiffré", place)),
            self._notes,
            label(KEYS.format(keys=access.keys.name), "muted", wrap=True),
            row(self._open, None),
            explained=FILES_HELP,
        )

    def _sources(self) -> QFrame:
        return part(
            "Données et dessins",
            _facts(("Communes et intercommunalités", self._territories)),
            _facts(
                ("Polices", label("Inter et Andika, licence OFL 1.1", wrap=True)),
                ("Icônes", label("Phosphor, licence MIT", wrap=True)),
            ),
        )

    def _say_edition(self, edition: Edition) -> None:
        say(self._territories, TERRITORIES.format(year=edition.year, version=edition.version))

    def _say_grid(self, version: str) -> None:
        say(self._grid, version)

    def _open_folder(self) -> None:
        folder = self._desk.station.access.base.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.said.emit(NO_ANSWER)


def _facts(*facts: tuple[str, QLabel]) -> QBoxLayout:
    """Show each thing under its name, side by side in equal parts."""
    shown = [(frame(column(label(name, "small"), said, None, gap=0)), 1) for name, said in facts]
    return columns(*shown, gap=16)
