"""The fields that the program can make, read in its source: none may be forgotten by the walk."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from conseil_mobilite import gui

BASES: Final = frozenset({"QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QDateEdit"})
MAKERS: Final = frozenset({"secret_field", "text_area"})
_DRAFT: Final = "the demonstration has no assessment under way when the walk comes to it"
_RESTORING: Final = "restoring ends the walk, which leaves it alone"
_READ_ONLY: Final = "it only shows: nothing can be typed in it"
_STATE: Final = "what it belongs to is not in the state that opens it, in the demonstration"
_CHOICE: Final = "it is there after one choice only, which closes what the walk stands on"
UNREACHED: Final[Mapping[str, str]] = {
    "*_detail": _CHOICE,
    "*_euros": _DRAFT,
    "*_goal_words": _CHOICE,
    "*_observer": _DRAFT,
    "access_key_phrase_*": _READ_ONLY,
    "attendance_unnamed": _STATE,
    "decision_partner": _CHOICE,
    "decision_review": _CHOICE,
    "exam_day": _STATE,
    "export_threshold_reason": _CHOICE,
    "france_travail_preview": _READ_ONLY,
    "grid_answer_*": _CHOICE,
    "grid_answer_new": _CHOICE,
    "import_profile_name": "it is there once a file was chosen, in a dialog of the system",
    "process_outcome_day": _STATE,
    "referral_answer": _STATE,
    "restore_secret": _RESTORING,
    "resume_secret": "it is asked for before there is a base",
    "retention_hold_months": _STATE,
    "retention_hold_reason": _STATE,
    "statistics_end": _CHOICE,
    "statistics_start": _CHOICE,
}
"""By the name of a field that the walk does not reach, why."""
REACHED: Final = frozenset(Path(__file__).with_name("reached.txt").read_text().split())
"""The names of the source that the walk has written in."""
WINDOW: Final = Path(str(gui.__path__[0]))


def named_fields(*folders: str) -> frozenset[str]:
    """Return the names given to fields in the source; « * » stands for what is known as it runs.

    `folders` are those of the window to read, all of them where none is told.
    """
    read = [WINDOW / folder for folder in folders] or [WINDOW]
    trees = [ast.parse(path.read_text()) for folder in read for path in folder.rglob("*.py")]
    makers = MAKERS | _heirs(trees)
    return frozenset(name for tree in trees for name in _names(tree, makers))


def forgotten(written: Iterable[str], named: Iterable[str]) -> set[str]:
    """Return the names of the source that no field written in bears, reasons given apart."""
    borne = list(written)
    patterns = {name: _pattern(name) for name in named}
    return {
        name
        for name, pattern in patterns.items()
        if name not in UNREACHED and not any(pattern.fullmatch(each) for each in borne)
    }


def _heirs(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Return the classes of the program that are fields."""
    above = {
        node.name: {_called(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = set(BASES)
    while found := {name for name, bases in above.items() if bases & known} - known:
        known |= found
    return frozenset(known)


def _names(tree: ast.Module, makers: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) in makers and node.args:
            name = _text(node.args[0])
            if name.strip("*"):
                yield name


def _called(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        return _called(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return "*"


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in name.split("*")))
