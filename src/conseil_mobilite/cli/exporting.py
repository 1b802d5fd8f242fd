"""`conseil-mobilite exporter`: write lists, or the whole base, to CSV or to a workbook."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.imports.list_table import ListTable
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.imports.list_files import list_files
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_private


class Wanted(StrEnum):
    PEOPLE = "personnes"
    APPOINTMENTS = "rendez-vous"
    BASE = "base"


class Form(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


def take_out(
    target: Annotated[
        Path,
        typer.Option(
            "--sortie",
            metavar="FICHIER",
            help="Le fichier à écrire ; en CSV, les autres listes sont écrites à côté.",
        ),
    ],
    wanted: Annotated[
        Wanted,
        typer.Option(
            "--liste",
            metavar="personnes/rendez-vous/base",
            help="Les personnes, leurs rendez-vous, ou les deux.",
        ),
    ] = Wanted.PEOPLE,
    form: Annotated[
        Form, typer.Option("--format", metavar="csv/xlsx", help="Un CSV ou un classeur.")
    ] = Form.XLSX,
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire les personnes et leurs rendez-vous dans un tableau qui se relit par « importer ».

    Un dictionnaire dit ce que contient chaque colonne. Le fichier nomme des personnes : gardez-le
    à l’abri.
    """
    with open_base(base, phrase_file) as store:
        tables = _tables(store, wanted)
        store.run(taking_out.record_export, wanted.value)
    for path, content in list_files(target, tables, workbook=form is Form.XLSX):
        write_private(path, content)
        typer.echo(str(path))
    for table in tables:
        typer.echo(f"{table.name} : {counted(len(table.rows), 'ligne')}")


def _tables(store: Store, wanted: Wanted) -> tuple[ListTable, ...]:
    match wanted:
        case Wanted.PEOPLE:
            return (store.read(taking_out.people_list, PeopleQuery(now())),)
        case Wanted.APPOINTMENTS:
            return (store.read(taking_out.appointments_list, PeopleQuery(now())),)
        case Wanted.BASE:
            return store.read(taking_out.whole_base)
