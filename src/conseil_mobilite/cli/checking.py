"""`conseil-mobilite verifier`: read the whole base and say whether it is sound."""

import typer

from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.store import health
from conseil_mobilite.store.health import HealthReport


def check(base: BaseOption = None, phrase_file: PhraseOption = None) -> None:
    """Vérifier la base : ses pages, ses liens, son journal, sa version."""
    with open_base(base, phrase_file, noted=False) as store:
        report = health.check(store)
    for line in _lines(report):
        typer.echo(line)
    raise typer.Exit(0 if report.sound else 1)


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
