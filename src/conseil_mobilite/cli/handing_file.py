"""`conseil-mobilite dossier`: write all that is held about a person, for her right of access."""

from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.cli.sheet import found_person
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.store.private_files import write_private


def hand_file(
    person: Annotated[
        str, typer.Argument(metavar="PERSONNE", help="Son nom, ou son numéro de dossier.")
    ],
    folder: Annotated[
        Path, typer.Option("--sortie", metavar="DOSSIER", help="Le dossier où écrire le fichier.")
    ],
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire tout ce que la base garde sur une personne, pour le lui remettre (droit d’accès).

    Un fichier ZIP : le dossier en PDF, le même en JSON avec son dictionnaire, et chaque document
    remis. Un exemplaire du PDF reste dans ses documents. Le fichier n’est pas chiffré.
    """
    with open_base(base, phrase_file) as store:
        found = found_person(store, person)
        with store.transaction() as session:  # what could not be written was not handed out
            handed = access_exports.hand_out(session, found, now())
            path = folder / handed.name
            write_private(path, handed.content)
    typer.echo(f"Dossier écrit : {path}")
    typer.echo("Ce fichier n’est pas chiffré : remettez-le en main propre, puis supprimez-le.")
