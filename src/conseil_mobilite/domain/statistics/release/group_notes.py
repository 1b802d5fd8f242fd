"""Say in French what is gathered or not broken down: what was done, never for whom."""

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Table
from conseil_mobilite.domain.statistics.release.protected_release import Reason, Withheld


def group_note(table: Table, partition: Partition, group: tuple[str, ...]) -> Withheld:
    """Say what became of the small groups of a partition, for the population of a table."""
    start = f"{table.indicator}, {partition.label}"
    if len(group) < len(partition.codes):
        labels = [value.label for value in partition.values if value.code in group]
        reason, sentence = Reason.GATHERED, f"{start} : « Autres » réunit {_listed(labels)}."
    elif ":" in partition.code or len(partition.codes) == _TWO_SIDES:
        reason = Reason.NOT_BROKEN_DOWN
        sentence = f"{start} : seul le total est publié, l’une des réponses est trop rare."
    else:
        reason = Reason.NOT_BROKEN_DOWN
        sentence = f"{start} : non ventilé, les groupes sont trop petits."
    return Withheld(reason, spaced(sentence), indicator=table.indicator, partition=partition.code)


_TWO_SIDES = 2


def _listed(labels: list[str]) -> str:
    quoted = [f"« {label} »" for label in labels]
    return " et ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
