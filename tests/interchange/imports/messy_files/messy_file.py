"""A messy file made by code, and what is expected of each of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Values: TypeAlias = Mapping[str, str | bool | list[str]]


@dataclass(frozen=True, slots=True)
class Expected:
    """`values` are all the values of the row, `codes` those of its alerts in their order."""

    decision: str
    values: Values
    codes: tuple[str, ...] = ()
    linked_to: int | None = None


IGNORED = Expected("ignorer", {})


def created(*codes: str, **values: str | bool | list[str]) -> Expected:
    return Expected("creer", values, codes)


def to_check(*codes: str, **values: str | bool | list[str]) -> Expected:
    return Expected("creer_a_verifier", values, codes)


def rejected(*codes: str, **values: str | bool | list[str]) -> Expected:
    return Expected("rejet", values, codes)


def linked(decision: str, row: int, *codes: str, **values: str | bool | list[str]) -> Expected:
    return Expected(decision, values, codes, row)


@dataclass(frozen=True, slots=True)
class MessyFile:
    """`write` makes the file in a folder and returns its path; `rows` are by their number."""

    name: str
    write: Callable[[Path], Path]
    rows: Mapping[int, Expected]
    sheet: str = ""


def text_file(
    name: str, lines: str, *, encoding: str = "utf-8", extension: str = "csv"
) -> Callable[[Path], Path]:
    """Return what writes these lines, Windows ends of line and all."""

    def write(folder: Path) -> Path:
        path = folder / f"{name}.{extension}"
        path.write_bytes(lines.strip("\n").replace("\n", "\r\n").encode(encoding))
        return path

    return write
