"""Read CSV, TSV and their like: any separator, quotes, line ends, rows of any length."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.interchange.imports.grid import EMPTY, MOST_CELLS, MOST_ROWS, Grid, GridRow
from conseil_mobilite.interchange.imports.heading_words import known_words
from conseil_mobilite.interchange.imports.text_encoding import decoded

SEPARATORS: Final = {
    ";": "point-virgule",
    "\t": "tabulation",
    ",": "virgule",
    "|": "barre verticale",
}
"""In order of preference where several would do."""
_DECLARED: Final = re.compile(r'"?sep=(.)"?[ \t;,]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SHIELDED: Final = re.compile(r"'(?=[=+\-@＝＋－＠\t\r\n'0-9])")
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
_BINARY_SHARE: Final = 0.02
_FEW: Final = 3
_SAMPLE: Final = 65_536
_SAMPLE_RECORDS: Final = 200
_LONGEST_QUOTED: Final = 40
"""More lines than that between two quotes are rows that a forgotten quote swallowed."""
_CACHED: Final = 100_000


def read_text(content: bytes) -> Grid:
    """Return the records of a text file; UserError where it is no text, or too long."""
    text = decoded(content)
    _check_is_text(text.text)
    declared = _DECLARED.match(text.text)
    body = text.text[declared.end() :] if declared else text.text
    separator = declared[1] if declared else _separator(body)
    records, mended = _records(body, separator)
    remarks = [f"Encodage reconnu : {text.encoding}."] if text.encoding else []
    if any(len(record) > 1 for record in records):
        name = SEPARATORS.get(separator, f"« {separator} »")
        remarks.append(f"Séparateur des colonnes : {name}.")
    if text.mended:
        remarks.append("Les accents avaient été abîmés (« Ã© » pour « é ») : ils sont rétablis.")
    if mended:
        remarks.append("Un guillemet n’était pas refermé : il a été lu comme un simple signe.")
    return Grid(_rows(records), remarks=tuple(map(spaced, remarks)))


def _check_is_text(text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(_FEW, len(sample) * _BINARY_SHARE):
        raise UserError(
            "Ce fichier n’est ni un classeur .xlsx ni un texte : enregistrez votre liste au format "
            ".xlsx ou .csv depuis votre tableur, puis choisissez-la de nouveau."
        )


def _separator(text: str) -> str:
    """Choose what parts records into the most regular columns, with headings that are known."""
    return max(SEPARATORS, key=lambda each: _regularity(text, each))


def _regularity(text: str, separator: str) -> float:
    records = [record for record in _sample(text, separator) if any(record)]
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0
    usual, times = widths.most_common(1)[0]
    near = sum(count for width, count in widths.items() if width <= usual)
    share = (times + (near - times) / 2) / len(records)
    known = max(known_words(record) for record in records[:30])
    return share * (1 + known) + min(usual, 50) / 1000


def _sample(text: str, separator: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator)
        return list(islice(reader, _SAMPLE_RECORDS))
    except csv.Error:
        return [line.split(separator) for line in text[:_SAMPLE].splitlines()[:_SAMPLE_RECORDS]]


def _records(text: str, separator: str) -> tuple[list[list[str]], bool]:
    """Return the records, and whether a quote never closed had to be taken for a plain sign."""
    try:
        records = list(_limited(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    except csv.Error:
        records = []
    if records and not _swallowed(records, separator):
        return records, False
    if not text.strip():
        return [], False
    return list(_limited(_line_by_line(text, separator))), True


def _limited(records: Iterator[list[str]]) -> Iterator[list[str]]:
    cells = 0
    for rank, record in enumerate(records):
        cells += len(record)
        if rank > MOST_ROWS:
            raise UserError(
                "Ce fichier a plus de 200 000 lignes : partagez-le en plusieurs fichiers."
            )
        if cells > MOST_CELLS:
            raise UserError("Ce fichier a trop de cellules : partagez-le en plusieurs fichiers.")
        yield record


def _swallowed(records: Sequence[Sequence[str]], separator: str) -> bool:
    """Say whether a field holds what looks like whole rows."""
    usual = Counter(map(len, records)).most_common(1)[0][0]
    broken = (field for record in records for field in record if "\n" in field or "\r" in field)
    return any(
        len(lines) > _LONGEST_QUOTED
        or any(line.count(separator) >= max(usual - 1, 1) for line in lines[1:])
        for lines in map(str.splitlines, broken)
    )


def _line_by_line(text: str, separator: str) -> Iterator[list[str]]:
    """Yield records so that a quote never closed spoils one line only."""
    lines = [line.rstrip("\r\n") for line in io.StringIO(text, newline="")]
    start = 0
    while start < len(lines):
        length = _length(lines, start, separator)
        whole = "\n".join(lines[start : start + length])
        yield _one_record(whole, separator)
        start += length


def _length(lines: Sequence[str], start: int, separator: str) -> int:
    """Return how many lines from `start` make one record: until its quotes are closed, or one."""
    quotes = 0
    for length, line in enumerate(lines[start : start + _LONGEST_QUOTED], 1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return length if length == 1 or not _opens(line, separator) else 1
    return 1


def _opens(line: str, separator: str) -> bool:
    """Say whether the last quote of a line seems to open a field rather than to close one."""
    before = line.rpartition('"')[0]
    return not before or before.endswith(separator)


def _one_record(whole: str, separator: str) -> list[str]:
    try:
        if whole.count('"') % 2 == 0:
            return next(csv.reader(io.StringIO(whole, newline=""), delimiter=separator), [])
    except csv.Error:
        pass
    return [part.removeprefix('"') for part in whole.split(separator)]


def _rows(records: Sequence[Sequence[str]]) -> tuple[GridRow, ...]:
    cache: dict[str, RawCell] = {}
    return tuple(_row(number, record, cache) for number, record in enumerate(records, 1))


def _row(number: int, record: Sequence[str], cache: dict[str, RawCell]) -> GridRow:
    row = GridRow(number)
    for rank, field in enumerate(record):
        cell = (cache.get(field) or _cell(field, cache)) if field.strip() else EMPTY
        if cell is not EMPTY:
            row.cells[rank] = cell
    return row


def _cell(field: str, cache: dict[str, RawCell]) -> RawCell:
    """Return a cell, without the apostrophe that keeps a spreadsheet from taking it for a sum."""
    plain = _SHIELDED.sub("", field, count=1) if field.startswith("'") else field
    cell = RawCell(plain, plain) if plain.strip() else EMPTY
    if len(cache) < _CACHED:
        cache[field] = cell
    return cell
