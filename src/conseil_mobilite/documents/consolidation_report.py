"""« Statistiques consolidées »: the figures of several bases, for the pilots of the plan."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from conseil_mobilite.documents.kit.blocks import Block, Gap, Panel, Row, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import joined, lines, plain, strong
from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.statistics.consolidation.consolidated import Consolidation
from conseil_mobilite.domain.statistics.consolidation.matrices import Matrix, MatrixRow, matrices
from conseil_mobilite.domain.statistics.consolidation.remarks import remarks
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL, PublishedCell

TITLE = "Statistiques consolidées"
WITHHELD = "non publié"
_LAW = (
    "Pour le plan d’action commun de mobilité solidaire du bassin "
    "(Code des transports, article L1215-3)."
)
_HEADLINES = (
    ("I-01_sexe", "I-04_sexe", "I-05_sexe", "I-06_sexe"),
    ("I-07_sexe", "I-20_action_groupe", "I-24_sexe", "I-22"),
)
_BARS = (
    "I-06_age",
    "I-06_sexe",
    "I-06_public",
    "I-06_prescripteur",
    "I-10_frein",
    "I-20_action_groupe",
    "I-24_motif_sortie",
    "M-01_mesure",
)
_RATES = (
    "I-14_taux",
    "I-15_taux",
    "I-16_taux",
    "I-25_taux",
    "I-26_emploi_taux",
    "I-26_formation_taux",
    "I-27_taux",
    "I-30_reponse_taux",
)
_AMOUNTS = ("I-22_type_financeur", "I-18_heures_moyen_contact")
_LABEL_SHARE, _FIGURE_SHARE = 76, 26
_APART = 4  # points between two paragraphs of small print
_MOST_ROWS = 12


def document(made: Consolidation) -> Document:
    """Return the report, dated of the end of the period: it depends on the figures alone."""
    return Document(
        title=f"{TITLE} – {made.name}",
        author="Pilotes du plan",
        day=made.scope.end,
        foot=(f"{TITLE} · {made.name} · {_period(made)}",),
        scale=DENSE,
        blocks=tuple(_blocks(made)),
    )


def _blocks(made: Consolidation) -> Iterator[Block]:
    laid = {matrix.code: matrix for matrix in matrices(made)}
    yield from _top(made)
    yield _headlines(made, laid)
    yield _method(made)
    for code in _BARS:
        if code in laid:
            yield _bars(laid[code])
    yield from _rates(laid)
    for code in _AMOUNTS:
        if code in laid:
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


def _headlines(made: Consolidation, laid: Mapping[str, Matrix]) -> Section:
    rows = []
    for codes in _HEADLINES:
        shown = [_headline(made, laid.get(code), code) for code in codes]
        rows.append(Row(tuple(shown), tuple(1 for _ in shown), gutter=8))
    return Section(plain("Ensemble"), (Panel((rows[0], Gap(8), rows[1])),), Icon.CHECK)


def _headline(made: Consolidation, matrix: Matrix | None, code: str) -> tuple[Block, ...]:
    indicator = made.plan.definitions.indicators[code[:4]]
    found = _whole(matrix) if matrix else None
    figure = Paragraph(strong(_figure(found)), Size.HUGE)
    return figure, text(f"{indicator.title} ({indicator.code})", Size.SMALL)


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
    rows = [row for row in matrix.rows if row.figures[0] is not None]
    rows = _largest(rows)
    unit = matrix.columns[0] if matrix.columns[0] != "Oui" else "Personnes"
    heading = plain(f"{matrix.title} ({matrix.indicator})")
    shape = (
        Column(plain(matrix.head), _LABEL_SHARE),
        Column(plain(unit), _FIGURE_SHARE, figures=True),
    )
    figures = tuple(
        int(row.figures[0].value)
        if row.figures[0] is not None and row.figures[0].value is not None
        else None
        for row in rows
    )
    table = Table(shape, tuple(_row(row) for row in rows), bars=Bars((unit,), (figures,)))
    return Section(heading, (table,), Icon.CHART)


def _largest(rows: Sequence[MatrixRow]) -> list[MatrixRow]:
    """Keep the largest where there are too many for a page; the workbook has them all."""
    if len(rows) <= _MOST_ROWS:
        return list(rows)
    by_size = sorted(rows, key=lambda row: -_size(row))[:_MOST_ROWS]
    return [row for row in rows if row in by_size]


def _size(row: MatrixRow) -> Decimal:
    first = row.figures[0]
    return Decimal(first.value) if first is not None and first.value is not None else Decimal(-1)


def _row(row: MatrixRow) -> tuple[Cell, ...]:
    return cell(plain(row.label)), cell(plain(_figure(row.figures[0])))


def _rates(laid: Mapping[str, Matrix]) -> Iterator[Section]:
    found = [laid[code] for code in _RATES if code in laid]
    if not found:
        return
    shape = (
        Column(plain("Indicateur"), _LABEL_SHARE),
        Column(plain("Taux"), _FIGURE_SHARE, figures=True),
    )
    rows = tuple(
        (cell(plain(f"{each.title} ({each.indicator})")), cell(plain(_figure(_whole(each)))))
        for each in found
    )
    yield Section(plain("Taux recalculés"), (Table(shape, rows),), Icon.CHART)


def _sources(made: Consolidation) -> Section:
    heading = plain("Ce qui est additionné")
    if made.basins > 1:
        return Section(heading, (_by_basin(made),), Icon.STEPS)
    shape = (
        Column(plain("Organisme"), 50),
        Column(plain("SIRET"), 26),
        Column(plain("Base"), 24),
    )
    rows = tuple(
        (cell(plain(each.body)), cell(plain(each.siret)), cell(plain(each.base)))
        for each in made.pieces
    )
    return Section(heading, (Table(shape, rows),), Icon.STEPS)


def _by_basin(made: Consolidation) -> Table:
    bases: dict[str, int] = {}
    for each in made.pieces:
        name = f"{each.basin_name} ({each.scope.basin})"
        bases[name] = bases.get(name, 0) + 1
    shape = (Column(plain("Bassin"), 76), Column(plain("Bases"), 24, figures=True))
    return Table(
        shape, tuple((cell(plain(name)), cell(plain(str(n)))) for name, n in bases.items())
    )
