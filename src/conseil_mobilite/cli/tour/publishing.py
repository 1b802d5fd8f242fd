"""The statistics of the last closed quarter: seen inside, published protected."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.statistics.periods.quarters import last_closed_quarter
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

PROTECTING_MS: Final = 300_000
"""Ten times what a quiet computer takes."""
NEXT: Final = "export_go"
RECIPIENT: Final = "Région, pilotage du plan"


def publish(visit: Visit) -> None:
    """Go through the assistant of the export, its three steps, and write the package."""
    hand = visit.hand
    hand.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: visit.route().screen is Screen.STATISTICS, "Statistiques ne s’ouvre pas.")
    visit.settle()
    hand.click("statistics_export")
    visit.picture("export-1-contenu")
    hand.click(NEXT)
    hand.wait(lambda: hand.reads("Étape 2 · En cours"), "La protection ne commence pas.")
    hand.wait(lambda: hand.sees(NEXT), "La protection n’a pas abouti.", PROTECTING_MS)
    visit.picture("export-2-protection")
    hand.click(NEXT)
    make_private_folder(visit.statistics)
    hand.write("export_recipient", RECIPIENT)
    hand.write("export_folder", str(visit.statistics))
    hand.click("export_twin")
    visit.picture("export-3-fichier")
    hand.click(NEXT)
    hand.wait(lambda: len(_packages(visit)) == 1, "Le paquet n’a pas été écrit.")
    visit.picture("export-4-fait")
    hand.click(NEXT)
    visit.settle()


def found_published(visit: Visit, store: Store) -> None:
    """Read the package again as its receiver does; the base keeps the same bytes."""
    packages = _packages(visit)
    if len(packages) != 1:
        raise StepFailed(f"{len(packages)} paquets de statistiques dans le dossier, au lieu d’un.")
    content = packages[0].read_bytes()
    quarter = last_closed_quarter(visit.today)
    read = read_package(content)
    if (read.manifest.scope.start, read.manifest.scope.end) != (quarter.start, quarter.end):
        raise StepFailed(f"Le paquet n’est pas celui du {quarter}.")
    if not read.cells:
        raise StepFailed("Le paquet ne contient aucun chiffre.")
    (basin,) = store.read(basins.basins, visit.today)
    kept = store.read(exports.latest, basin.id, quarter)
    if kept is None or kept.content != content or kept.sha256 != sha256(content).hexdigest():
        raise StepFailed("Le paquet écrit n’est pas celui gardé dans la base.")


def _packages(visit: Visit) -> list[Path]:
    return sorted(visit.statistics.glob("*.zip"))
