"""`conseil-mobilite catalogue`: bring a catalogue of services in, take it out, or verify one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.faults import Fault
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.interchange.directory.catalogue_json import write_json
from conseil_mobilite.interchange.directory.template_writing import write_workbook
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.directory.catalogues import CataloguePreview
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store.private_files import write_private

FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FICHIER", help="Le catalogue : JSON, XLSX ou CSV ; un fichier par liste au besoin."
    ),
]
OutputArgument = Annotated[
    Path, typer.Argument(metavar="FICHIER", help="Le fichier à écrire : .json ou .xlsx.")
]
OwnOption = Annotated[
    bool, typer.Option("--tout", help="Tout l’annuaire, et non vos seuls services.")
]
DropOption = Annotated[
    bool,
    typer.Option("--retirer", help="Retirer ce que les mêmes sources ne proposent plus."),
]
_SUFFIXES: Final = "Écrivez un nom de fichier qui finit par .json ou par .xlsx."
_NOTHING: Final = "Vous n’avez encore écrit aucun service : rien n’est exporté. Voyez --tout."


def verify_catalogue(files: FilesArgument) -> None:
    """Vérifier un catalogue et dire ses fautes, sans base ni phrase secrète."""
    found = catalogues.verify(files, paris_day(now()))
    _tell(found.faults)
    sound = found.sound
    kept = f"{counted(len(sound.structures), 'structure')} et {_services(len(sound.services))}"
    typer.echo(f"{kept} sans faute ; {_records(found.refused)} à corriger.")
    raise typer.Exit(1 if found.refused else 0)


def import_catalogue(
    files: FilesArgument,
    drop_gone: DropOption = False,  # noqa: FBT002 - an option of a command
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Reprendre un catalogue dans l’annuaire ; vos notes, vos favoris et vos services restent."""
    catalogue = read_catalogue(files)
    with open_base(base, phrase_file) as store:
        done = store.run(catalogues.bring_in, catalogue, paris_day(now()), drop_gone=drop_gone)
    _tell(done.checked.faults)
    for line in _lines(done):
        typer.echo(line)


def export_catalogue(
    output: OutputArgument,
    whole: OwnOption = False,  # noqa: FBT002 - an option of a command
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire vos services dans un fichier, ou tout l’annuaire, au schéma data·inclusion."""
    if output.suffix.lower() not in {".json", ".xlsx"}:
        raise UserError(_SUFFIXES)
    with open_base(base, phrase_file) as store:
        read = catalogues.whole_catalogue if whole else catalogues.own_catalogue
        catalogue = store.read(read)
    if not catalogue.services:
        raise UserError(_NOTHING)
    write_private(output, _content(catalogue, output))
    typer.echo(f"{_services(len(catalogue.services))} : {output}")


def _content(catalogue: Catalogue, output: Path) -> bytes:
    if output.suffix.lower() == ".json":
        return write_json(catalogue)
    return write_workbook(catalogue, vocabulary(), now().replace(tzinfo=None))


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        said = "Faute" if fault.grave else "Remarque"
        typer.echo(f"{said} : {fault.text}", err=True)


def _lines(done: CataloguePreview) -> list[str]:
    lines = [
        f"Nouveaux : {done.new}. Modifiés : {done.changed}. Inchangés : {done.same}.",
        f"Laissés de côté, à corriger : {done.checked.refused}.",
    ]
    if done.gone:
        lines.append(f"Absents de ce catalogue : {len(done.gone)}.")
    if done.kept_own:
        lines.append(f"Écrits par vous, laissés tels quels : {done.kept_own}.")
    return lines


def _services(count: int) -> str:
    return counted(count, "service")


def _records(count: int) -> str:
    return counted(count, "élément")
