"""`conseil-mobilite visite`: see the program work, from a registration to the statistics."""

from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.cli.demonstration.base import FILE_NAME
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.tour import Plan, run
from conseil_mobilite.domain.language.french import spaced


def visit(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="DOSSIER", help="Un dossier nouveau ou vide, pour tout ce qui suit."
        ),
    ],
) -> None:
    """Faire vivre la fenêtre, touches et clics, sur une base fictive ; tout vérifier ensuite."""
    tell(place, Plan())


def tell(place: Path, plan: Plan) -> None:
    """Say each step as it is done; the report stays in the folder, whatever happened.

    Raises StepFailed, naming the step that did not do its work.
    """
    report: list[str] = [folder.TITLE]

    def told(line: str) -> None:
        report.append(spaced(line))
        typer.echo(report[-1])

    try:
        phrase = run(place, plan, told)
        for line in _where(place, phrase):
            told(line)
    except StepFailed as error:
        report.append(str(error))
        raise
    finally:
        _write(place, report)


def _write(place: Path, report: list[str]) -> None:
    """Keep the report in the folder, once it is that of a visit."""
    file = place / folder.REPORT
    if file.is_file():
        file.write_text("\n".join([*report, ""]), encoding="utf-8")


def _where(place: Path, phrase: str) -> list[str]:
    return [
        "",
        "Chaque étape a laissé sa trace dans la base et les fichiers.",
        f"Base : {place / FILE_NAME}",
        f"Phrase secrète : {phrase}",
        f"Fiche d’action : {place / folder.SHEET}",
        f"Papiers, en PDF, HTML et images : {place / folder.PAPERS}",
        f"Statistiques : {place / folder.STATISTICS}",
        f"Tableau importé et son rapport : {place / folder.IMPORT}",
        f"Liste exportée : {place / folder.EXPORT}",
        f"Kit de récupération : {place / folder.KIT}",
        f"Dossier complet de la personne : {place / folder.RIGHTS}",
        f"Registre et AIPD : {place / folder.RECORDS}",
        f"Images des pages : {place / folder.PAGES}",
        f"Pour l’ouvrir : conseil-mobilite --base {place / FILE_NAME}",
    ]
