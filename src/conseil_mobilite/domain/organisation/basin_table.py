"""What a table « commune or EPCI, basin » makes of the basins, and what of it cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import counted

_TOLD: Final = 3
Period: TypeAlias = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class BasinRow:
    """A row understood. `commune` is empty in a table of EPCI; `valid_to` is the day after."""

    number: int
    basin: str
    epci_code: str
    epci_name: str
    commune: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def period(self) -> Period:
        return self.valid_from, self.valid_to


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row is left out."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """An EPCI; without days, it is a member from the import on."""

    epci_code: str
    epci_name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedBasin:
    name: str
    members: tuple[PlannedMember, ...]


@dataclass(frozen=True, slots=True)
class BasinPlan:
    """`remarks` are worth reading, and prevent nothing."""

    basins: tuple[PlannedBasin, ...]
    faults: tuple[RowFault, ...]
    remarks: tuple[str, ...]


def planned(rows: Sequence[BasinRow], sizes: Mapping[str, int]) -> BasinPlan:
    """Compose basins from rows; `sizes` say how many communes each EPCI has.

    An EPCI goes whole into a basin, or into several: one whose communes do not all go to the same
    is left out. Of a table of communes it is enough that some of them are named.
    """
    faults = [*_splits(rows), *_overlaps(rows)]
    left_out = {fault.number for fault in faults}
    refused = {row.epci_code for row in rows if row.number in left_out}
    kept = [row for row in rows if row.epci_code not in refused]
    return BasinPlan(
        basins=tuple(_basins(kept)),
        faults=tuple(sorted(faults, key=lambda fault: fault.number)),
        remarks=tuple(_incomplete(kept, sizes)),
    )


def _splits(rows: Iterable[BasinRow]) -> Iterator[RowFault]:
    """Yield a fault for each EPCI whose communes are not all of the same basins."""
    communes: defaultdict[str, defaultdict[str, list[BasinRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows:
        communes[row.epci_code][row.commune].append(row)
    for own in communes.values():
        belongings = [{(fold(row.basin), row.period) for row in each} for each in own.values()]
        if any(each != belongings[0] for each in belongings):
            every = [row for each in own.values() for row in each]
            yield RowFault(_odd_row(every), _split_words(every))


def _odd_row(rows: Sequence[BasinRow]) -> int:
    """Return the first row that differs from the one above it."""
    first = (fold(rows[0].basin), rows[0].period)
    odd = (row.number for row in rows if (fold(row.basin), row.period) != first)
    return min(odd, default=rows[0].number)


def _split_words(rows: Sequence[BasinRow]) -> str:
    names = [f"« {name} »" for name in dict.fromkeys(row.basin for row in rows)]
    whole = "un bassin se compose d’intercommunalités entières"
    if len(names) == 1:
        return f"Les communes de {rows[0].epci_name} n’ont pas toutes les mêmes dates : {whole}."
    return (
        f"{rows[0].epci_name} serait partagée entre {' et '.join(names)} : {whole}. Mettez toutes "
        "ses communes dans le même bassin, ou toutes dans les deux."
    )


def _overlaps(rows: Iterable[BasinRow]) -> Iterator[RowFault]:
    """Yield a fault for each EPCI that one basin would count twice on a same day."""
    periods: defaultdict[tuple[str, str], dict[Period, BasinRow]] = defaultdict(dict)
    for row in rows:
        periods[row.epci_code, fold(row.basin)].setdefault(row.period, row)
    for each in periods.values():
        ordered = sorted(each.values(), key=lambda row: row.valid_from or date.min)
        for before, after in pairwise(ordered):
            if before.valid_to is None or (after.valid_from or date.min) < before.valid_to:
                yield RowFault(
                    max(before.number, after.number),
                    f"{after.epci_name} serait deux fois dans « {after.basin} » aux mêmes dates.",
                )


def _basins(rows: Iterable[BasinRow]) -> Iterator[PlannedBasin]:
    members: defaultdict[str, dict[tuple[str, Period], PlannedMember]] = defaultdict(dict)
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(fold(row.basin), row.basin)
        members[fold(row.basin)].setdefault(
            (row.epci_code, row.period),
            PlannedMember(row.epci_code, row.epci_name, row.valid_from, row.valid_to),
        )
    for key in sorted(names):
        found = sorted(members[key].values(), key=lambda each: fold(each.epci_name))
        yield PlannedBasin(names[key], tuple(found))


def _incomplete(rows: Iterable[BasinRow], sizes: Mapping[str, int]) -> Iterator[str]:
    """Yield a remark for each EPCI of which the table does not name every commune."""
    communes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.commune:
            communes[row.epci_code, row.epci_name].add(row.commune)
    short = [
        f"{name} ({len(found)} sur {sizes.get(code, 0)})"
        for (code, name), found in communes.items()
        if len(found) < sizes.get(code, 0)
    ]
    if short:
        more = f", et {counted(len(short) - _TOLD, 'autre')}" if len(short) > _TOLD else ""
        yield (
            "Toutes les communes d’une intercommunalité vont dans son bassin, même celles que le "
            f"tableau ne nomme pas : {', '.join(short[:_TOLD])}{more}."
        )
