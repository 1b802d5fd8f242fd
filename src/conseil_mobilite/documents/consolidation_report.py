"""« Statistiques consolidées »: the figures of several bases, for the pilots of the plan."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from conseil_mobilite.documents.kit.blocks import Block, Gap, Panel, Row, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import joined, lines, plain, strong
from conseil_mobilite.domain.language.french import counted, lower_first, number, spaced
from conseil_mobilite.domain.statistics.consolidation.consolidated import Consolidation
from conseil_mobilite.domain.statistics.consolidation.matrices import (
    OTHERS_LABEL,
    Matrix,
    MatrixRow,
    matrices,
)
from conseil_mobilite.domain.statistics.consolidation.notes import GATHERS
from conseil_mobilite.domain.statistics.consolidation.remarks import remarks
from conseil_mobilite.domain.statistics.consolidation.sums import NOT_BROKEN_DOWN
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
)

TITLE = "Statistiques consolidées"
WITHHELD = "non publié"
_LAW = (
    "Pour le plan d’action commun de mobilité solidaire du bassin "
    "(Code des transports, article L1215-3)."
)
_HEADLINES = (
    ("I-01_sexe", "I-04_sexe", "I-05_sexe", "I-06_sexe"),
    ("I-07_sexe", "I-20_actions", "I-24_sexe", "I-22"),
)
_BARS = (
    "I-06_age",
    "I-06_sexe",
    "I-06_public",
    "I-10_frein",
    "I-20_action_groupe",
    "I-24_motif_sortie",
    "M-01_mesure",
    "I-22_type_financeur",
)
_RATES = (
    ("I-14_taux", "I-15_taux", "I-16_taux", "I-27_taux"),
    ("I-25_taux", "I-26_emploi_taux", "I-26_formation_taux", "I-30_reponse_taux"),
)
_LABEL_SHARE, _FIGURE_SHARE = 76, 26
_APART = 4  # points between two paragraphs of small print
_MOST_ROWS = 5
_YES_LABEL = "Oui"
_NOTHING_STATES = ("non", "aucune")


def document(made: Consolidation) -> Document:
    """Return the report, dated of the end of the period: it depends on the figures alone."""
    return Document(
        title=f"{TITLE} – {made.name}",
        author="Pilotes du plan",
        day=made.scope.end,
        foot=(f"{TITLE} · {made.name}", _period(made)),
        scale=DENSE,
        blocks=tuple(_blocks(made)),
    )


def _blocks(made: Consolidation) -> Iterator[Block]:
    laid = {matrix.code: matrix for matrix in matrices(made)}
    yield from _top(made)
    yield Section(plain("Ensemble"), (_panel(made, laid, _HEADLINES),), Icon.CHECK)
    yield Section(plain("Taux recalculés"), (_panel(made, laid, _RATES),), Icon.CHART)
    yield _method(made)
    for code in _BARS:
        if code in laid and _told_of(laid[code]):
            yield _bars(laid[code])
    yield _sources(made)


def _period(made: Consolidation) -> str:
    return f"du {day_words(made.scope.start)} au {day_words(made.scope.end)}"


def _top(made: Consolidation) -> Iterator[Block]:
    yield Title(plain(TITLE))
    yield Gap(3)
    several = made.basins > 1
    where = joined(plain("Région :" if several else "Bassin de mobilité :"), strong(made.name))
    gathered = [counted(len(made.pieces), "base")]
    bodies = len({each.siret for each in made.pieces})
    gathered.append(counted(bodies, "organisme"))
    if several:
        gathered.append(counted(made.basins, "bassin"))
    yield Paragraph(lines(where, plain(f"Période : {_period(made)}"), plain(" · ".join(gathered))))
    yield text(_LAW, Size.SMALL)
    yield Gap(4)


def _panel(
    made: Consolidation, laid: Mapping[str, Matrix], codes: Sequence[Sequence[str]]
) -> Panel:
    """Show the whole of some tables, in large figures."""
    rows: list[Block] = []
    for line in codes:
        shown = tuple(_headline(made, laid.get(code), code) for code in line)
        rows += [Row(shown, tuple(1 for _ in shown), gutter=8), Gap(8)]
    return Panel(tuple(rows[:-1]))


def _headline(made: Consolidation, matrix: Matrix | None, code: str) -> tuple[Block, ...]:
    indicator = made.plan.definitions.indicators[code[:4]]
    found = _whole(matrix) if matrix else None
    name = matrix.title.partition(", par ")[0] if matrix else _named(indicator, code)
    size = Size.HUGE if found is not None and found.value is not None else Size.LARGE
    return Paragraph(strong(_figure(found)), size), text(f"{name} ({indicator.code})")


def _named(indicator: Indicator, code: str) -> str:
    """Name a figure that no base publishes, as its table would be."""
    read = (each for each in indicator.readings if each.code and f"_{each.code}_" in code)
    label = next((each.label for each in read if each.label), "")
    return f"{indicator.title}, {lower_first(label)}" if label else indicator.title


def _whole(matrix: Matrix) -> PublishedCell | None:
    """Return the figure of the whole: under TOTAL everywhere, or of no breakdown."""
    for row in matrix.rows:
        for found in row.figures:
            if found and all(value == TOTAL for _, value in found.breakdown):
                return found
    return None


def _figure(found: PublishedCell | None) -> str:
    if found is None or found.value is None:
        return WITHHELD
    unit = {"euros": " €", "pour_cent": " %"}.get(found.unit, "")
    return f"{_written(found.value)}{unit}"


def _written(value: int | Decimal) -> str:
    return number(int(value)) if value == int(value) else f"{value:f}".replace(".", ",")


def _method(made: Consolidation) -> Section:
    return Section(plain("Comment lire ces chiffres"), tuple(_small(remarks(made))), Icon.DOCUMENT)


def _small(sentences: Sequence[str]) -> Iterator[Block]:
    for sentence in sentences:
        yield text(sentence, Size.SMALL)
        yield Gap(_APART)


def _bars(matrix: Matrix) -> Section:
    """Draw the first column: the count, or those of whom something is true."""
    rows = _largest([row for row in matrix.rows if row.figures[0] is not None])
    unit, state = matrix.columns[0], ""
    if _is_of_items(matrix):
        unit, state = "Personnes", "" if unit == _YES_LABEL else f", {lower_first(unit)}"
    shape = (
        Column(plain(matrix.head), _LABEL_SHARE),
        Column(plain(unit), _FIGURE_SHARE, figures=True),
    )
    figures = tuple(_bar(row) for row in rows)
    table = Table(shape, tuple(_row(row) for row in rows), bars=Bars((unit,), (figures,)))
    more = tuple(_below(rows, cut=len(rows) < len(matrix.rows)))
    return Section(plain(f"{matrix.title}{state} ({matrix.indicator})"), (table, *more), Icon.CHART)


def _is_of_items(matrix: Matrix) -> bool:
    """Say whether each row has states of its own, of which the first column is one."""
    return any(":" in name for row in matrix.rows for name in _partitions(row))


def _told_of(matrix: Matrix) -> bool:
    """Say whether the first column is of those of whom something is true, where it is of states.

    Where every row withholds these, the first column left is of those of whom nothing is said.
    """
    untold = {TOTAL, NOT_BROKEN_DOWN, *_NOTHING_STATES}
    told = [_values(row) for row in matrix.rows if row.figures[0] is not None]
    return not _is_of_items(matrix) or any(values.isdisjoint(untold) for values in told)


def _partitions(row: MatrixRow) -> set[str]:
    return {name for found in row.figures if found is not None for name, _ in found.breakdown}


def _below(rows: Sequence[MatrixRow], *, cut: bool) -> Iterator[Block]:
    """Say under a table what its rows do not show."""
    if cut:
        yield Gap(_APART)
        yield text("Les lignes les plus grandes ; le classeur les donne toutes.", Size.SMALL)
    for row in rows:
        first = row.figures[0]
        _, gathers, named = first.note.partition(GATHERS) if first is not None else ("", "", "")
        if gathers:
            yield Gap(_APART)
            yield text(f"{OTHERS_LABEL} :{named}.", Size.SMALL)


def _largest(rows: Sequence[MatrixRow]) -> list[MatrixRow]:
    """Keep the largest, with what stands for the rest and the whole, where there are too many."""
    if len(rows) <= _MOST_ROWS + 1:
        return list(rows)
    by_size = sorted(rows, key=lambda row: -_size(row))[:_MOST_ROWS]
    return [row for row in rows if row in by_size or _is_rest(row)]


def _is_rest(row: MatrixRow) -> bool:
    return not _values(row).isdisjoint({TOTAL, OTHERS, NOT_BROKEN_DOWN})


def _values(row: MatrixRow) -> set[str]:
    first = row.figures[0]
    return {value for _, value in first.breakdown} if first is not None else set()


def _bar(row: MatrixRow) -> int | None:
    """Return the length of a bar; the whole has none, that the parts may be compared."""
    return int(_size(row)) if _size(row) >= 0 and TOTAL not in _values(row) else None


def _size(row: MatrixRow) -> Decimal:
    """Return the figure of a row, below nought where it is withheld."""
    first = row.figures[0]
    return Decimal(first.value) if first is not None and first.value is not None else Decimal(-1)


def _row(row: MatrixRow) -> tuple[Cell, ...]:
    return cell(plain(row.label)), cell(plain(_figure(row.figures[0])))


def _sources(made: Consolidation) -> Section:
    """Name what was added: the bodies with their bases, or the basins of a region."""
    named: dict[str, list[str]] = {}
    for each in made.pieces:
        group = each.basin_name if made.basins > 1 else f"{each.body} ({each.siret})"
        named.setdefault(group, []).append(each.base)
    told = (
        f"{name} : {counted(len(bases), 'base')}"
        + ("" if made.basins > 1 else f" ({', '.join(bases)})")
        for name, bases in named.items()
    )
    items = tuple(text(spaced(each), Size.SMALL) for each in told)
    return Section(plain("Ce qui est additionné"), (Bullets(items, columns=2),), Icon.STEPS)
