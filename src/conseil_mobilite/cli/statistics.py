"""`conseil-mobilite statistiques`: write the protected statistics of a quarter or of a year."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.days import day_option
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.published import CivilYear, period_named
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import Method
from conseil_mobilite.services.statistics.figures import Period
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_beside_others

BasinOption = Annotated[
    str, typer.Option("--bassin", metavar="BASSIN", help="Le nom ou le code du bassin.")
]
FolderOption = Annotated[
    Path, typer.Option("--sortie", metavar="DOSSIER", help="Le dossier qui reçoit le paquet.")
]
QuarterOption = Annotated[
    str, typer.Option("--trimestre", metavar="AAAA-Tn", help="Un trimestre, comme 2026-T3.")
]
YearOption = Annotated[
    str,
    typer.Option(
        "--annee", metavar="AAAA", help="Une année dont les quatre trimestres sont sortis."
    ),
]
StartOption = Annotated[
    str, typer.Option("--debut", metavar="AAAA-MM-JJ", help="Ou : le premier jour de la période.")
]
EndOption = Annotated[
    str, typer.Option("--fin", metavar="AAAA-MM-JJ", help="Ou : le dernier jour de la période.")
]
MethodOption = Annotated[
    Method,
    typer.Option(
        "--methode",
        metavar="arrondi/masquage",
        help="L’arrondi, sauf si un lecteur exige des nombres exacts.",
    ),
]
RecipientOption = Annotated[
    str,
    typer.Option("--destinataire", metavar="NOM", help="À qui il est envoyé, pour le registre."),
]
_CHOOSE: Final = (
    "Choisissez une période : --trimestre 2026-T3, ou --annee 2026, ou --debut et --fin ensemble."
)


def publish(  # noqa: PLR0913, PLR0917 - the options of one command
    basin: BasinOption,
    folder: FolderOption,
    quarter: QuarterOption = "",
    year: YearOption = "",
    start: StartOption = "",
    end: EndOption = "",
    method: MethodOption = Method.ROUNDING,
    recipient: RecipientOption = "",
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire les statistiques protégées d’une période terminée, pour les pilotes du plan.

    Redemandée, une période donne le même paquet, à l’octet près.
    """
    period, known = _period(quarter, year, start, end), exports.recipient_named(recipient)
    with open_base(base, phrase_file) as store:
        wanted = _found(store, basin, paris_day(now()))
        made = store.run(exports.export, wanted.id, period.start, period.end, now(), method)
        path = folder / made.file_name
        write_beside_others(path, made.content)
        store.run(exports.record_sending, made.id, known, now())
    typer.echo(f"Statistiques protégées : {path}")


def _period(quarter: str, year: str, start: str, end: str) -> Period:
    """Return the one period that the options name; UserError where they name none, or several."""
    told = [bool(quarter), bool(year), bool(start or end)]
    if sum(told) != 1 or bool(start) != bool(end):
        raise UserError(_CHOOSE)
    if start:
        return Period(day_option(start, "--debut"), day_option(end, "--fin"))
    option, text, kind = (
        ("--trimestre", quarter, Quarter) if quarter else ("--annee", year, CivilYear)
    )
    try:
        named = period_named(text)
    except ValueError as problem:
        raise UserError(f"{option} : « {text} » ne se lit pas. {_CHOOSE}") from problem
    if not isinstance(named, kind):
        raise UserError(f"{option} : « {text} » ne se lit pas. {_CHOOSE}")
    return Period(named.start, named.end)


def _found(store: Store, text: str, today: date) -> Basin:
    known = store.read(basins.basins, today)
    for basin in known:
        if fold(text) in {fold(basin.name), fold(basin.code)}:
            return basin
    names = ", ".join(f"« {basin.name} »" for basin in known) or "aucun pour l’instant"
    raise UserError(f"Aucun bassin ne s’appelle « {text} ». Bassins de cette base : {names}.")
