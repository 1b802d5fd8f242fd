"""Save a package of statistics as it was sent, where the adviser chooses."""

from pathlib import Path
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.store.private_files import write_private

KIND: Final = "Paquet de statistiques (*.zip)"


def save_package(page: Page, desk: Desk, export: UUID, file_name: str) -> None:
    """Ask where, then write; the page says it once done, the window says why it could not be."""
    background = desk.background

    def write(path: Path, made: StatisticsExport) -> None:
        writing = background.work(lambda: write_private(path, made.content))
        writing.then(lambda _done: page.said.emit(f"Paquet enregistré : {path}"), page)

    def save(path: Path) -> None:
        sending = background.run(statistics.sent_again, export)
        sending.then(lambda made: write(path, made), page)

    choose_file(page, "Enregistrer le paquet", file_name, KIND, save)
