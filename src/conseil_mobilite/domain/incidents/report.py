"""The text of an incident report: read by the adviser before anything leaves, sent by nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.language.french import number, spaced

TITLE: Final = "Rapport d’incident de Conseil Mobilité"
_NOTHING: Final = "Aucune erreur n’est notée."
_CLOSED: Final = "La base n’était pas ouverte."


@dataclass(frozen=True, slots=True)
class Incident:
    """`machine` and `libraries` by name; `counts` of the base, none where it was not open."""

    version: str
    machine: Mapping[str, str]
    libraries: Mapping[str, str]
    counts: Mapping[str, int] | None
    log: Sequence[str]


def report_text(incident: Incident, home: str) -> str:
    """Write the report; the folder of the user is told as ~, counts by their order of magnitude."""
    lines = [
        TITLE,
        "",
        f"Programme : {incident.version}",
        *(f"{name} : {value}" for name, value in incident.machine.items()),
        *(f"{name} : {value}" for name, value in incident.libraries.items()),
        "",
        "Taille de la base, en ordre de grandeur :",
        *_sizes(incident.counts),
        "",
        "Dernières erreurs notées par le programme :",
        *(incident.log or [_NOTHING]),
    ]
    text = spaced("\n".join(lines))
    return text.replace(home, "~") if len(home) > 1 else text


def magnitude(count: int) -> str:
    """Return between which powers of ten a count lies: « de 100 à 999 »."""
    if count < 1:
        return "aucune"
    low = 10 ** (len(str(count)) - 1)
    return f"de {number(low)} à {number(10 * low - 1)}"


def without_lines(text: str, first: int, last: int) -> str:
    """Strike the lines from one to another out, both included."""
    lines = text.split("\n")
    return "\n".join(lines[:first] + lines[last + 1 :])


def _sizes(counts: Mapping[str, int] | None) -> list[str]:
    if counts is None:
        return [_CLOSED]
    return [f"{name} : {magnitude(count)}" for name, count in counts.items()]
