"""Add up the packages of several bases, without any base: bytes in, files out.

The packages are read twice, one at a time: once to decide which are added, once to add them. Only
their sums stay in memory, so that a whole region fits.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from conseil_mobilite.documents import consolidation_report
from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.consolidation.choosing import choose
from conseil_mobilite.domain.statistics.consolidation.consolidated import (
    Consolidation,
    consolidated,
)
from conseil_mobilite.domain.statistics.consolidation.scope import additive
from conseil_mobilite.domain.statistics.consolidation.sources import Choice, Piece, Refusal
from conseil_mobilite.domain.statistics.consolidation.sums import Sums, common_groups
from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.methods import is_rounded
from conseil_mobilite.domain.statistics.release.protected_release import Scope
from conseil_mobilite.interchange.statistics import consolidated_manifest
from conseil_mobilite.interchange.statistics.consolidated_workbook import workbook
from conseil_mobilite.interchange.statistics.definitions_reading import values_of_base
from conseil_mobilite.interchange.statistics.manifest import sha256
from conseil_mobilite.interchange.statistics.package import (
    ReadPackage,
    period_code,
    read_package,
    safe_name,
)
from conseil_mobilite.interchange.statistics.rows import Origin, to_csv, to_spreadsheet_csv
from conseil_mobilite.interchange.statistics.schema import CONSOLIDATION, consolidated_schema
from conseil_mobilite.store.reference.statistics_definitions import CURRENT_PLAN, tables_plan

REGION = "REGION"
REGION_NAME = "Ensemble des bassins"
NOTHING = (
    "Aucun de ces fichiers ne peut être additionné : rien n’est écrit. Chacun est refusé pour la "
    "raison qui est dite à côté de son nom."
)
_LAST_VALUES = ("HORS", "NSP")
Report = Callable[[int, int], None]
"""Told how far the work is: steps done, and how many there are. May raise to give it up."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that a pilot received. `read` gives its bytes each time it is asked."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the result; `path` is relative to the chosen folder, with slashes."""

    path: str
    content: bytes


def _unheard(_done: int, _steps: int) -> None:
    """Tell nobody."""


def examine(received: Sequence[Received], report: Report = _unheard) -> Choice:
    """Read every file whole and decide which are added; never raises for what a file holds."""
    pieces: list[Piece] = []
    refused: list[Refusal] = []
    for done, each in enumerate(received):
        report(done, len(received))
        try:
            pieces.append(_piece(each.name, each.read()))
        except UserError as error:
            refused.append(Refusal(each.name, str(error)))
    report(len(received), len(received))
    choice = choose(pieces, {CURRENT_PLAN})
    return replace(choice, refused=(*refused, *choice.refused))


def consolidate(
    received: Sequence[Received], choice: Choice, report: Report = _unheard
) -> Iterator[Output]:
    """Give the files of each basin, of the region where there are several, then the manifest.

    Raises UserError where nothing can be added.
    """
    if not choice.kept:
        raise UserError(NOTHING)
    steps = _Steps(report, len(choice.kept))
    hashes: dict[str, str] = {}
    for output in _outputs({each.name: each for each in received}, choice.kept, steps):
        hashes[output.path] = sha256(output.content)
        yield output
    told = consolidated_manifest.consolidated_manifest(choice.kept, choice.refused, hashes)
    yield Output(consolidated_manifest.FILE, _json(told))
    report(len(choice.kept), len(choice.kept))


@dataclass(slots=True)
class _Steps:
    report: Report
    total: int
    done: int = 0

    def next(self) -> None:
        self.report(self.done, self.total)
        self.done += 1


def _outputs(
    received: Mapping[str, Received], kept: Sequence[Piece], steps: _Steps
) -> Iterator[Output]:
    basins = [list(pieces) for _, pieces in groupby(kept, key=lambda each: each.scope.basin)]
    several = len(basins) > 1
    region = _empty_sums(kept, several_basins=True) if several else None
    for pieces in basins:
        sums = _empty_sums(pieces, several_basins=False)
        for piece in pieces:
            steps.next()
            _add(sums, piece, received[piece.file_name])
        first = pieces[0]
        yield from _files(consolidated(_plan(pieces), first.scope, first.basin_name, pieces, sums))
        if region is not None:
            region.add_sums(sums)
    if region is not None:
        scope = replace(kept[0].scope, basin=REGION)
        yield from _files(consolidated(_plan(kept), scope, REGION_NAME, kept, region))


def _piece(name: str, content: bytes) -> Piece:
    read = read_package(content)
    manifest = read.manifest
    return Piece(
        file_name=name,
        sha256=sha256(content),
        body=manifest.sender.name,
        siret=manifest.sender.siret,
        base=manifest.sender.base,
        scope=manifest.scope,
        basin_name=manifest.sender.basin_name,
        plan=manifest.plan,
        method=manifest.method,
        number=manifest.number,
        gathered=manifest.gathered,
        values=values_of_base(read.files["definitions.json"]),
    )


def _add(sums: Sums, piece: Piece, received: Received) -> None:
    sums.add_release(_again(piece, received).cells, suppressed=not is_rounded(piece.method))


def _again(piece: Piece, received: Received) -> ReadPackage:
    content = received.read()
    if sha256(content) != piece.sha256:
        raise UserError(f"« {piece.file_name} » a changé pendant la consolidation : recommencez.")
    return read_package(content)


def _empty_sums(pieces: Sequence[Piece], *, several_basins: bool) -> Sums:
    added = additive(_plan(pieces), several_basins=several_basins).added
    return Sums(added, common_groups(group for each in pieces for group in each.gathered))


def _plan(pieces: Sequence[Piece]) -> Plan:
    """Return the plan with the values of all the bases: the first label of each code stands."""
    plan = tables_plan(pieces[0].plan)
    found: dict[Source, dict[str, Value]] = {}
    for piece in pieces:
        for source, values in piece.values.items():
            for value in values:
                found.setdefault(source, {}).setdefault(value.code, value)
    given = {source: _ordered(values) for source, values in found.items()}
    return replace(plan, definitions=plan.definitions.with_values(given))


def _ordered(values: Mapping[str, Value]) -> tuple[Value, ...]:
    last = [code for code in _LAST_VALUES if code in values]
    return tuple(values[code] for code in (*(c for c in values if c not in last), *last))


def _files(made: Consolidation) -> Iterator[Output]:
    origin = Origin(CONSOLIDATION, str(len(made.pieces)), made.scope, made.plan.code)
    report = consolidation_report.document(made)
    folder = _folder(made.scope)
    yield Output(f"{folder}/statistiques.csv", to_csv(origin, made.cells))
    yield Output(f"{folder}/statistiques_excel.csv", to_spreadsheet_csv(origin, made.cells))
    yield Output(f"{folder}/schema.json", _json(consolidated_schema()))
    yield Output(f"{folder}/classeur.xlsx", workbook(made))
    yield Output(f"{folder}/rapport.pdf", pdf.write(report))
    yield Output(f"{folder}/rapport.html", html.write(report))


def _folder(scope: Scope) -> str:
    return f"{safe_name(scope.basin)}_{period_code(scope)}"


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
