"""Understand a table that puts communes or EPCI into basins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable
from conseil_mobilite.domain.language.day_parsing import parse_day
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.basin_table import (
    BasinPlan,
    BasinRow,
    RowFault,
    planned,
)
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.organisation.basin_places import Found, Named, find
from conseil_mobilite.store.reference.territories import Territories

_LONGEST_NAME: Final = 160
_LETTER: Final = re.compile(r"[a-z0-9]")
_SIREN: Final = re.compile(r"\s*(?:\d\s*){9}")
_MOST_REMARKS: Final = 8


class _Role(StrEnum):
    BASIN = "basin"
    EPCI_CODE = "epci_code"
    EPCI = "epci"
    COMMUNE_CODE = "commune_code"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    POSTCODE = "postcode"
    FROM = "from"
    TO = "to"


_HEADINGS: Final = (
    (_Role.BASIN, r"\b(?:bassins?|bdm|territoire)\b(?!.*\b(?:code|id|numero)\b)"),
    (_Role.POSTCODE, r"\bpostal|\bcp\b"),
    (_Role.EPCI_CODE, r"\bsiren\b|\b(?:code|numero|id)\b.*\b(?:epci|interco)"),
    (_Role.EPCI, r"\b(?:epci|interco\w*|communautes?|agglomerations?|libepci)\b"),
    (_Role.COMMUNE_CODE, r"\binsee\b|\bcog\b|\bcodgeo\b|\bcode\b.*\bcommune|\bdepcom\b"),
    (_Role.COMMUNE, r"\b(?:communes?|villes?|libgeo|municipalites?)\b"),
    (_Role.DEPARTMENT, r"\b(?:dep|dept|dpt|departements?)\b"),
    (_Role.FROM, r"\b(?:debut|depuis|partir|du|entree|effet|from)\b"),
    (_Role.TO, r"\b(?:fin|jusqu|au|sortie|to)\b"),
)
"""In order: the first that fits a heading wins, and the first heading that fits a role."""
_CODE_OF_BASIN: Final = re.compile(r"\b(?:code|id|numero|num)\b")
_PLACES: Final = frozenset({_Role.EPCI_CODE, _Role.EPCI, _Role.COMMUNE_CODE, _Role.COMMUNE})
_Columns = Mapping[_Role, int]


def read_plan(path: Path, territories: Territories) -> BasinPlan:
    """Read a CSV or XLSX file; UserError where it is no table of basins."""
    return plan_of(read_table(path), territories)


def plan_of(table: RawTable, territories: Territories) -> BasinPlan:
    """Return what a table would make of the basins, row by row where it cannot."""
    columns = _columns(table)
    rows: list[BasinRow] = []
    faults: list[RowFault] = []
    remarks: list[str] = []
    for raw in table.rows:
        if not any(cell.text.strip() for cell in raw.cells):
            continue
        try:
            row, remark = _row(raw, columns, territories)
        except UserError as fault:
            faults.append(RowFault(raw.number, str(fault)))
            continue
        rows.append(row)
        remarks += [remark] if remark and remark not in remarks else []
    plan = planned(rows, _sizes(rows, territories))
    every = sorted([*faults, *plan.faults], key=lambda fault: fault.number)
    return BasinPlan(plan.basins, tuple(every), (*remarks[:_MOST_REMARKS], *plan.remarks))


def _columns(table: RawTable) -> dict[_Role, int]:
    columns: dict[_Role, int] = {}
    for at, heading in enumerate(table.headings):
        role = _role(fold(heading))
        if role is not None:
            columns.setdefault(role, at)
    if _Role.BASIN not in columns:
        raise UserError(
            "Aucune colonne ne dit le bassin : donnez à celle qui le porte le titre « Bassin »."
        )
    if not _PLACES & columns.keys():
        raise UserError(
            "Aucune colonne ne dit la commune ni l’intercommunalité : donnez à l’une d’elles le "
            "titre « Code INSEE », « Commune », « SIREN » ou « EPCI »."
        )
    return columns


def _role(heading: str) -> _Role | None:
    if "bassin" in heading and _CODE_OF_BASIN.search(heading):
        return None
    return next((role for role, words in _HEADINGS if re.search(words, heading)), None)


def _row(raw: RawRow, columns: _Columns, territories: Territories) -> tuple[BasinRow, str]:
    texts = {role: " ".join(raw.cells[at].text.split()) for role, at in columns.items()}
    basin = texts[_Role.BASIN]
    _check_name(basin)
    found = find(territories, _named(texts))
    first, last = (_day(raw, columns, role) for role in (_Role.FROM, _Role.TO))
    if first and last and last < first:
        raise UserError("La fin de validité vient avant son début.")
    return _basin_row(raw.number, basin, found, (first, last)), found.remark


def _basin_row(
    number: int, basin: str, found: Found, days: tuple[date | None, date | None]
) -> BasinRow:
    first, last = days
    return BasinRow(
        number=number,
        basin=basin,
        epci_code=found.epci_code,
        epci_name=found.epci_name,
        commune=found.commune,
        valid_from=first,
        valid_to=last + timedelta(days=1) if last else None,
    )


def _check_name(basin: str) -> None:
    if not basin:
        raise UserError("Le nom du bassin manque.")
    if len(basin) > _LONGEST_NAME or not _LETTER.search(fold(basin)):
        raise UserError(f"« {basin[:40]} » n’est pas un nom de bassin.")


def _named(texts: Mapping[_Role, str]) -> Named:
    """Take a code for a code, even under the heading of a name."""
    epci, code = texts.get(_Role.EPCI, ""), texts.get(_Role.EPCI_CODE, "")
    if _SIREN.fullmatch(epci) and not code:
        epci, code = "", epci
    commune, insee = texts.get(_Role.COMMUNE, ""), texts.get(_Role.COMMUNE_CODE, "")
    if re.fullmatch(r"\d[\dAaBb]\d{3}", commune) and not insee:
        commune, insee = "", commune
    return Named(
        epci_code=code,
        epci=epci,
        commune_code=insee,
        commune=commune,
        department=texts.get(_Role.DEPARTMENT, ""),
        postcode=texts.get(_Role.POSTCODE, ""),
    )


def _day(raw: RawRow, columns: _Columns, role: _Role) -> date | None:
    cell = raw.cells[columns[role]] if role in columns else RawCell("", None)
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    return parse_day(cell.text, field="") if cell.text.strip() else None


def _sizes(rows: Sequence[BasinRow], territories: Territories) -> dict[str, int]:
    return dict(_counted(territories, {row.epci_code for row in rows if row.commune}))


def _counted(territories: Territories, codes: set[str]) -> Iterator[tuple[str, int]]:
    for code in sorted(codes):
        yield code, len(territories.municipalities_of(code))
