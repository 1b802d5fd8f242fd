"""`conseil-mobilite verifier`: read the whole base and say whether it is sound."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.cli.place_lines import tell_of_place
from conseil_mobilite.cli.shelf_lines import unheard
from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.services.audit import checking
from conseil_mobilite.services.backups import keeping
from conseil_mobilite.services.backups.keeping import Examined
from conseil_mobilite.store import health
from conseil_mobilite.store.backups import shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.health import HealthReport
from conseil_mobilite.store.journal.audit import Sealed

BackupsOption = Annotated[
    bool,
    typer.Option("--sauvegardes", help="Relire aussi en entier chaque sauvegarde des deux lieux."),
]


def check(
    base: BaseOption = None, phrase_file: PhraseOption = None, *, backups: BackupsOption = False
) -> None:
    """Vérifier la base : ses pages, ses liens, son journal, sa version.

    Le code de sortie est 1 si la base, ou une sauvegarde relue, n’est pas saine.
    """
    examined: tuple[Examined, ...] = ()
    with open_base(base, phrase_file, noted=False) as store:
        path = store.path
        report = health.check(store, _witnesses(store))
        if backups:
            known = (*shelf.on_shelf(store.path), *store.read(keeping.elsewhere))
            examined = keeping.examine(store, known, unheard)
    for line in (*_lines(report), *(_backup_lines(examined) if backups else ())):
        typer.echo(line)
    tell_of_place(path)
    sound = report.sound and not any(each.fault for each in examined)
    raise typer.Exit(0 if sound else 1)


def _witnesses(store: Store) -> list[Sealed]:
    try:
        return store.read(checking.witnesses, store.path)
    except StoreError:  # a damaged base, which is read and told next
        return []


def _backup_lines(examined: Sequence[Examined]) -> Iterator[str]:
    for each in examined:
        said = f"ne peut pas servir : {each.fault}" if each.fault else "saine"
        yield f"Sauvegarde {when(each.backup.at, now())} : {said}."
        if each.fault:
            yield f"  {each.backup.folder}"
    sound = sum(not each.fault for each in examined)
    yield f"{counted(len(examined), 'sauvegarde relue', 'sauvegardes relues')}, {sound} en état."


def _lines(report: HealthReport) -> list[str]:
    if report.damaged_pages:
        return [
            (
                f"La base est abîmée : {counted(report.damaged_pages, 'défaut')}."
                " Ne l’utilisez plus, gardez-la telle quelle et reprenez la dernière sauvegarde."
            )
        ]
    people = (report.rows or {}).get("person", 0)
    lines = [f"Pages intactes. {counted(people, 'personne')}.", f"Version : {report.revision}."]
    if report.broken_links:
        lines.append(f"{counted(report.broken_links, 'lien rompu', 'liens rompus')}.")
    if report.search_faults:
        missed = counted(report.search_faults, "dossier", "dossiers")
        lines.append(f"Recherche : {missed} en désaccord avec son index.")
    if report.audit is not None:
        lines.append(
            f"Journal : {counted(report.audit.entries, 'acte')}, "
            + ("intact." if report.audit.intact else f"rompu à l’acte {report.audit.first_bad}.")
        )
    lines.append("La base est saine." if report.sound else "La base n’est pas saine.")
    return lines
