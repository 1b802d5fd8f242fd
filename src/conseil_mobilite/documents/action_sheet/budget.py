"""The mobility budget on the action sheet, in plain words: today, with the solution, what changes.

A table of three columns at most; an amount that is not known is « à compléter », never nought.
"""

from collections.abc import Sequence

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Cell,
    Column,
    Gap,
    Paragraph,
    Section,
    Table,
    cell,
)
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import Words, plain, strong
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount
from conseil_mobilite.domain.situation.budget_sentences import amount_words, to_the_cent

_TODAY, _SOLUTION = "Aujourd’hui", "Avec la solution"


def budget(content: SheetBudget) -> Section:
    rows = [_row(content, row) for row in content.rows]
    rows.append(_total(content))
    blocks: list[Block] = [Table(_columns(content), tuple(rows))]
    for sentence in _sentences(content):
        blocks += [Gap(6), Paragraph(sentence)]
    return Section(plain("Votre budget mobilité"), tuple(blocks), Icon.PURSE)


def _columns(content: SheetBudget) -> tuple[Column, ...]:
    heads = _present(content, _TODAY, _SOLUTION)
    first = Column(plain("Chaque mois"), 86 if len(heads) > 1 else 98)
    return first, *(Column(plain(head), 42, figures=True) for head in heads)


def _row(content: SheetBudget, row: BudgetRow) -> tuple[Cell, ...]:
    label = f"En moins : {row.label[:1].lower()}{row.label[1:]}" if row.contribution else row.label
    cells = _present(content, _cell(row.today), _cell(row.solution))
    return tuple(cell(plain(words)) for words in (label, *cells))


def _total(content: SheetBudget) -> tuple[Cell, ...]:
    cells = _present(content, _amount(content.today), _amount(content.with_solution))
    return tuple(cell(strong(words)) for words in ("Ce que vous payez", *cells))


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


def _sentences(content: SheetBudget) -> list[Words]:
    said: list[Words] = []
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
