"""How the report says what it shows of a release: its figures, its tables and its themes."""

from dataclasses import dataclass

Place = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Where the total of a population is found: in whichever of its tables shows it."""

    population: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one figure of a release is found: its table, and its place in it."""

    table: str
    place: Place = ()


@dataclass(frozen=True, slots=True)
class FigureOutline:
    """A figure by itself. Without a label it has that of its indicator."""

    code: str
    found: Whole | Spot
    label: str = ""


@dataclass(frozen=True, slots=True)
class SeriesOutline:
    """A column of a table of the report, drawn from one table of the release.

    `state` is that of each item, where the breakdown is a multiple dimension; `own` is what the
    breakdown is crossed with. `dimension` is that of the table unless it has another name there.
    """

    head: str
    table: str
    state: str = ""
    own: Place = ()
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class TableOutline:
    """The values of a dimension, the largest first where `ranked`, `most` of them at most.

    One that is `wide` has the width of the page, and bars for its first series.
    """

    title: str
    dimension: str
    series: tuple[SeriesOutline, ...]
    ranked: bool = False
    most: int = 5
    wide: bool = False


@dataclass(frozen=True, slots=True)
class ThemeOutline:
    title: str
    figures: tuple[FigureOutline, ...]
    tables: tuple[TableOutline, ...]
