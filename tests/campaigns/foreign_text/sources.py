"""The fields that the program can make, read in its source: none may be forgotten by the walk."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from conseil_mobilite import gui

BASES: Final = frozenset({"QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QDateEdit"})
MAKERS: Final = frozenset({"text_area"})
UNREACHED: Final[Mapping[str, str]] = {}
"""By the name of a field that the walk does not reach, why."""


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
