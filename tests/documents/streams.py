"""Read what a page draws, operator by operator: only the little syntax that our files use."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pypdf import PageObject
from pypdf.generic import StreamObject

Operand: TypeAlias = float | str | bytes
"""A number, a name with its slash, a string. Arrays and dictionaries are told flat."""
Operation: TypeAlias = tuple[str, Sequence[Operand]]

_TOKEN = re.compile(
    rb"\((?P<string>(?:[^\\()]|\\.)*)\)|<(?P<codes>[0-9A-F]+)>|(?P<number>[-+]?[\d.]+)"
    rb"|(?P<name>/[^\s/\[\]()<>]+)|(?P<word>[A-Za-z'\"*]+\d?)|%[^\n]*|[\[\]<>]",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def operations(page: PageObject) -> Iterator[Operation]:
    """Yield each operator of a page with what comes before it."""
    contents = page["/Contents"].get_object()
    assert isinstance(contents, StreamObject)
    operands: list[Operand] = []
    for found in _TOKEN.finditer(contents.get_data()):
        kind = found.lastgroup
        if kind == "word":
            yield found[0].decode(), operands
            operands = []
        elif kind:
            operands.append(_operand(kind, found[kind]))


def numbers(operands: Sequence[Operand]) -> list[float]:
    return [one for one in operands if isinstance(one, float)]


def _operand(kind: str, told: bytes) -> Operand:
    match kind:
        case "number":
            return float(told)
        case "name":
            return told.decode()
        case "codes":
            return bytes.fromhex(told.decode())
        case _:
            return _ESCAPE.sub(_sign, told)


def _sign(found: re.Match[bytes]) -> bytes:
    told = found[1]
    return bytes((int(told, 8),)) if told[:1].isdigit() else _SIGNS.get(told, told)
