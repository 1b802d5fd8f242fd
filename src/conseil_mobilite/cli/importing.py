"""`conseil-mobilite importer`: bring a table in, or say what an import would do of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.importing_people import Brought, brought_in
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.imports.decision_words import DECISION_WORDS
from conseil_mobilite.domain.imports.decisions import Decision, ImportPreview
from conseil_mobilite.domain.imports.examination import Context, examine
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.known_people import KnownPeople
from conseil_mobilite.domain.imports.mapping import ColumnMapping, mapping_of, propose
from conseil_mobilite.domain.imports.nir_columns import nir_columns
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.domain.language.french import counted, number, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.identity import without_nir
from conseil_mobilite.interchange.imports.profile_json import read_profile
from conseil_mobilite.interchange.imports.report_json import report_of
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.store.private_files import write_private
from conseil_mobilite.store.reference.territories import Territories


def bring(  # noqa: PLR0913 - the options of one command
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Le tableau, CSV ou XLSX.")],
    profile: Annotated[
        Path | None,
        typer.Option("--profil", metavar="P", help="Le sens des colonnes, au lieu du proposé."),
    ] = None,
    sheet: Annotated[
        str, typer.Option("--feuille", metavar="F", help="La feuille d’un classeur à plusieurs.")
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option("--rapport", metavar="R", help="Le rapport JSON à écrire, ligne par ligne."),
    ] = None,
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
    *,
    simulation: Annotated[
        bool, typer.Option("--simulation", help="Dire ce que ferait l’import, sans base ni phrase.")
    ] = False,
) -> None:
    """Reprendre les personnes d’un tableau dans la base, en une seule fois ou pas du tout.

    Avec --simulation, dire seulement ce que l’import ferait de chaque ligne. Ce qui ressemble à une
    personne déjà connue n’est pas repris : comparez-le dans la fenêtre, page Importer.
    """
    table = read_table(file, sheet=sheet)
    mapping = mapping_of(table, read_profile(profile)) if profile else propose(table)
    for line in _columns(table, mapping):
        typer.echo(spaced(line))
    if simulation:
        preview = _simulated(table, mapping, paris_day(now()))
        done = Brought(preview.counts(), report_of(preview), ())
    else:
        with open_base(base, phrase_file) as store:
            done = brought_in(store, file, table, mapping)
    if report is not None:
        write_private(report, done.report.encode())
    for line in (*_summary(done.counts), *done.words):
        typer.echo(spaced(line))


def _simulated(table: RawTable, mapping: ColumnMapping, on: date) -> ImportPreview:
    places = Territories.open()
    try:
        return examine(table, mapping, Context(on, places, KnownPeople()))
    finally:
        places.close()


def _columns(table: RawTable, mapping: ColumnMapping) -> Iterator[str]:
    """Yield how the columns are understood, and those that are not taken."""
    sheet = f", feuille « {table.sheet} »" if table.sheet else ""
    yield f"{table.file_name}{sheet} : {counted(len(table.rows), 'ligne')}."
    yield from table.remarks
    headings = [
        without_nir(heading) or (f"colonne {rank}")
        for rank, heading in enumerate(table.headings, 1)
    ]
    for heading, of in zip(headings, mapping.fields, strict=True):
        if of is not None:
            yield f"  {heading} → {FIELD_WORDS[of]}"
    numbers = nir_columns(table)
    left = [
        h for rank, h in enumerate(headings) if mapping.fields[rank] is None and rank not in numbers
    ]
    if left:
        yield f"Colonnes laissées de côté : {', '.join(left)}."
    for rank in sorted(numbers):
        yield (
            f"La colonne « {headings[rank]} » contient des numéros de sécurité "
            f"sociale : elle est écartée."
        )


def _summary(counts: Mapping[Decision, int]) -> Iterator[str]:
    for decision, count in counts.items():
        yield f"{DECISION_WORDS[decision]} : {number(count)}"
