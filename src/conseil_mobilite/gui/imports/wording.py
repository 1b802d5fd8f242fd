"""How imports speak of what is done of rows."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from conseil_mobilite.domain.imports.decisions import Decision
from conseil_mobilite.domain.language.french import counted, hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time

TONES: Final[Mapping[Decision, str]] = {
    Decision.CREATE: "success",
    Decision.CREATE_TO_CHECK: "warning",
    Decision.UPDATE: "primary",
    Decision.ATTACH: "primary",
    Decision.POSSIBLE_DUPLICATE: "warning",
    Decision.DUPLICATE: "",
    Decision.REJECT: "danger",
    Decision.IGNORE: "",
}
BADGES: Final[Mapping[Decision, str]] = {
    Decision.CREATE: "À créer",
    Decision.CREATE_TO_CHECK: "À vérifier",
    Decision.UPDATE: "À compléter",
    Decision.ATTACH: "À rattacher",
    Decision.POSSIBLE_DUPLICATE: "Doublon possible",
    Decision.DUPLICATE: "Doublon",
    Decision.REJECT: "Rejetée",
    Decision.IGNORE: "Ignorée",
}
"""A decision in the place of a badge; its whole words are beside the row that is looked at."""
ASIDE: Final = "Mise de côté"
"""What is said of a row that the adviser set aside."""
OTHER_PERSON: Final = "C’est une autre personne"
SAME_PERSON: Final = "C’est la même personne"
_NO: Final = "Rien n’entrera dans la base"


def what_comes_in(counts: Mapping[Decision, int], *, done: bool) -> str:
    """Say in one sentence what will be, or was, written."""
    said = list(_written(counts, done=done))
    if not said:
        return f"{_NO}." if not done else "Rien n’est entré dans la base."
    return f"{_listed(said)}."


def what_stays_out(counts: Mapping[Decision, int]) -> str:
    """Say which rows are not taken; nothing where all are."""
    said = list(_left_out(counts))
    return f"Ne sont pas reprises : {_listed(said)}." if said else ""


def files_made(counts: Mapping[Decision, int]) -> int:
    """Return how many people are created."""
    return counts.get(Decision.CREATE, 0) + counts.get(Decision.CREATE_TO_CHECK, 0)


def moment(at: datetime) -> str:
    """« le 12 mars 2027 à 14 h 30 »."""
    return f"le {day_words(paris_day(at))} à {hour(paris_time(at))}"


def day_words(day: date) -> str:
    return long_date(day, weekday=False)


def _written(counts: Mapping[Decision, int], *, done: bool) -> Iterator[str]:
    made, check = files_made(counts), counts.get(Decision.CREATE_TO_CHECK, 0)
    if made:
        ones, many = ("a été créée", "ont été créées") if done else ("sera créée", "seront créées")
        dont = f", dont {check} à vérifier" if check else ""
        people = counted(made, f"personne {ones}", f"personnes {many}")
        yield f"{people}{dont}"
    if updated := counts.get(Decision.UPDATE, 0):
        one, many = ("a été complété", "ont été complétés")
        if not done:
            one, many = ("sera complété", "seront complétés")
        yield counted(updated, f"dossier {one}", f"dossiers {many}")
    if attached := counts.get(Decision.ATTACH, 0):
        verb = ("s’est ajoutée", "se sont ajoutées") if done else ("s’ajoutera", "s’ajouteront")
        whom = "au dossier de la personne au-dessus"
        yield counted(attached, f"ligne {verb[0]} {whom}", f"lignes {verb[1]} {whom}")


def _left_out(counts: Mapping[Decision, int]) -> Iterator[str]:
    named = (
        (
            Decision.POSSIBLE_DUPLICATE,
            "doublon possible sans choix",
            "doublons possibles sans choix",
        ),
        (Decision.DUPLICATE, "doublon", "doublons"),
        (Decision.REJECT, "ligne rejetée", "lignes rejetées"),
        (Decision.IGNORE, "ligne ignorée ou mise de côté", "lignes ignorées ou mises de côté"),
    )
    for decision, one, many in named:
        if count := counts.get(decision, 0):
            yield counted(count, one, many)


def _listed(said: list[str]) -> str:
    *first, last = said
    return f"{', '.join(first)} et {last}" if first else last
