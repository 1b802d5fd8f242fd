"""The mobility budget on the action sheet, in plain words: today, with the solution, what changes.

A table of three columns at most; an amount that is not known is « à compléter », never nought.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm

from conseil_mobilite.documents.kit.markup import Markup, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.tables import Columns, Headed, Row, table, written
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount
from conseil_mobilite.domain.situation.budget_sentences import amount_words, to_the_cent

_TODAY, _SOLUTION = "Aujourd’hui", "Avec la solution"
_ONE = (98 * mm, 42 * mm)
_BOTH = (86 * mm, 42 * mm, 42 * mm)


def budget(sheet: Sheet, content: SheetBudget) -> None:
    heading = sheet.heading("Votre budget mobilité", Icon.PURSE)
    columns = _columns(content)
    rows = [_row(sheet, columns, content, row) for row in content.rows]
    rows.append(_total(sheet, columns, content))
    sheet.add(Headed(heading, table(sheet, columns, rows)))
    for sentence in _sentences(content):
        sheet.gap(6)
        sheet.add(sheet.text(sentence))


def _columns(content: SheetBudget) -> Columns:
    heads = _present(content, _TODAY, _SOLUTION)
    widths = _BOTH if len(heads) > 1 else _ONE
    return Columns(("Chaque mois", *heads), widths, frozenset(range(1, len(widths))))


def _row(sheet: Sheet, columns: Columns, content: SheetBudget, row: BudgetRow) -> Row:
    label = f"En moins : {row.label[:1].lower()}{row.label[1:]}" if row.contribution else row.label
    cells = _present(content, _cell(row.today), _cell(row.solution))
    return written(sheet, columns, (label, *cells))


def _total(sheet: Sheet, columns: Columns, content: SheetBudget) -> Row:
    cells = _present(content, _amount(content.today), _amount(content.with_solution))
    return written(sheet, columns, ("Ce que vous payez", *cells), strongly=True)


def _present(content: SheetBudget, today: str, solution: str) -> Sequence[str]:
    """Keep the columns of which something is noted."""
    told = ((content.today, today), (content.with_solution, solution))
    return [words for amount, words in told if amount is not None]


def _cell(cell: BudgetCell | None) -> str:
    if cell is None:
        return "–"
    return "à compléter" if cell.cents is None else to_the_cent(cell.cents)


def _amount(amount: Amount | None) -> str:
    return "" if amount is None else amount_words(amount)


def _sentences(content: SheetBudget) -> list[Markup]:
    said: list[Markup] = []
    if content.solution and content.with_solution is not None:
        said.append(plain(f"La solution : {content.solution}."))
    if content.change is not None:
        said.append(strong(_change(content.change)))
    if content.partial:
        said.append(plain("Il manque des montants. Vous les compléterez ensemble."))
    return said


def _change(cents: int) -> str:
    if not cents:
        return "Avec la solution, vous payez le même montant chaque mois."
    compared = "de moins" if cents < 0 else "de plus"
    return f"Avec la solution, vous payez {to_the_cent(abs(cents))} {compared} chaque mois."
