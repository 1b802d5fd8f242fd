"""`conseil-mobilite fiche`: write the action sheet of a person."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.documents.phrases.book import languages
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_private


def sheet(
    person: Annotated[
        str, typer.Argument(metavar="PERSONNE", help="Son nom, ou son numéro de dossier.")
    ],
    output: Annotated[Path, typer.Option("--sortie", metavar="F", help="Le fichier PDF à écrire.")],
    presentation: Annotated[
        Presentation | None,
        typer.Option("--presentation", help="La façon de la lire, au lieu de celle du dossier."),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            "--langue", metavar="L", help="Une seconde langue à côté du français : ar, uk…"
        ),
    ] = "",
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire la fiche d’action d’une personne et la garder dans son dossier, telle que remise."""
    with open_base(base, phrase_file) as store:
        found = found_person(store, person)
        choice = _choice(presentation, language) or store.read(action_sheets.wished, found)
        with store.transaction() as session:  # what could not be written was not handed out
            document = action_sheets.issue(session, found, now(), choice)
            write_private(output, document.content)
    typer.echo(f"Fiche n° {document.number} : {output}")


def _choice(presentation: Presentation | None, language: str) -> SheetChoice | None:
    """Return what was asked for; None where the file of the person is to say."""
    if not language:
        return SheetChoice(presentation) if presentation else None
    if language not in languages():
        raise UserError(f"Les langues possibles sont : {', '.join(languages())}.")
    return SheetChoice(presentation or Presentation.STANDARD, language)


def found_person(store: Store, text: str) -> UUID:
    """Return whom a name or a file number means; UserError where it means nobody, or several."""
    page = store.read(people.search, PeopleQuery(now(), text=text, limit=6))
    if not page.rows:
        raise UserError(f"Personne ne correspond à « {text} ».")
    if len(page.rows) > 1:
        names = ", ".join(f"{row.full_name} ({row.file_number})" for row in page.rows[:5])
        raise UserError(
            f"Plusieurs personnes correspondent : {names}. Donnez le numéro de dossier."
        )
    return page.rows[0].id
