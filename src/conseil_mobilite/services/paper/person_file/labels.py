"""The words for what a row of a file stores as a code or as the key of another row."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.paper.access_export import ColumnMeaning
from conseil_mobilite.domain.pathway.pathway_sentences import ACT_LABELS, STATE_LABELS
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.reference.file_dictionary import meanings
from conseil_mobilite.store.reference.reference import code_lists

_Say: TypeAlias = Callable[[Held, Values, str], str]


def labels(held: Held, table: str, row: Values) -> dict[str, str]:
    """Return, by column, the words for a row; what says itself is left out."""
    return dict(_labels(held, table, row))


def _labels(held: Held, table: str, row: Values) -> Iterator[tuple[str, str]]:
    for name, meaning in meanings()[table].columns.items():
        value = row.get(name)
        if value in (None, ""):
            continue
        words = _words(held, table, name, row) or _of_lists(meaning, str(value))
        if isinstance(value, UUID):
            words = held.naming.row(value)
        if words and words != str(value):
            yield name, words


def _words(held: Held, table: str, name: str, row: Values) -> str:
    say = _OTHERS.get((table, name))
    return say(held, row, name) if say else ""


def _of_lists(meaning: ColumnMeaning, codes: str) -> str:
    """Say each code by whichever list knows it."""
    lists = [code_lists()[name] for name in meaning.lists]
    if not lists:
        return ""
    known = (
        next((each.label(code) for each in lists if code in each), code) for code in codes.split()
    )
    return ", ".join(known)


def _barriers(held: Held, row: Values, name: str) -> str:
    return held.naming.barrier(str(row[name]))


def _state(_held: Held, row: Values, name: str) -> str:
    return STATE_LABELS.get(str(row[name]), "")


def _act(_held: Held, row: Values, name: str) -> str:
    return ACT_LABELS.get(str(row[name]), "")


def _aid(held: Held, row: Values, name: str) -> str:
    return held.naming.aid(str(row[name]))


def _grid(held: Held, row: Values) -> Grid:
    """Return the grid that an assessment was made with."""
    of = next((each for each in held["assessment"] if each["id"] == row["assessment_id"]), {})
    return held.naming.grids.get(str(of.get("grid_version", "")), held.naming.current)


def _asked(held: Held, row: Values) -> Question | None:
    code = str(row["question"])
    return next((each for each in _grid(held, row).questions if each.code == code), None)


def _question(held: Held, row: Values, _name: str) -> str:
    question = _asked(held, row)
    return question.text if question else ""


def _choices(held: Held, row: Values, name: str) -> str:
    question = _asked(held, row)
    known = {each.code: each.label for each in question.choices} if question else {}
    return ", ".join(known.get(code, code) for code in str(row[name]).split())


def _axis(held: Held, row: Values, name: str) -> str:
    axes = {axis.code: axis.label for axis in _grid(held, row).axes}
    return axes.get(str(row[name]), "")


_OTHERS: Final[Mapping[tuple[str, str], _Say]] = MappingProxyType(
    {
        ("pathway", "state"): _state,
        ("pathway_event", "state_before"): _state,
        ("pathway_event", "state_after"): _state,
        ("pathway_event", "act"): _act,
        ("pathway_event", "barrier_code"): _barriers,
        ("action", "barrier_code"): _barriers,
        ("barrier", "code"): _barriers,
        ("funding_line", "aid_code"): _aid,
        ("answer", "question"): _question,
        ("answer", "codes"): _choices,
        ("observed_test", "question"): _question,
        ("axis_score", "axis"): _axis,
    }
)
