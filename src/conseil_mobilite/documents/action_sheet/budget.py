"""The mobility budget on the action sheet, in plain words: today, with the solution, what changes.

A table of three columns at most; an amount that is not known is « à compléter », never nought.
"""

from collections.abc import Iterator, Sequence

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph
from conseil_mobilite.documents.kit.tables import Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import EMPTY, FRENCH, Words, plain, stressed, strong
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount
from conseil_mobilite.domain.situation.budget_sentences import amount_words, to_the_cent

_TODAY, _SOLUTION = "Aujourd’hui", "Avec la solution"


def budget(content: SheetBudget) -> Section:
    blocks: list[Block] = [table(content)]
    for sentence in _sentences(content):
        blocks += [Gap(6), Paragraph(sentence)]
    return Section(french().words("budget"), tuple(blocks), Icon.PURSE)


def table(content: SheetBudget) -> Table:
    rows = [_row(content, row) for row in content.rows]
    return Table(_columns(content), (*rows, _total(content)))


def solution(content: SheetBudget) -> Words:
    """Name the solution that is compared with today, if there is one."""
    if not content.solution or content.with_solution is None:
        return EMPTY
    return plain(f"La solution : {content.solution}.", FRENCH)


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


def _sentences(content: SheetBudget) -> Iterator[Words]:
    if named := solution(content):
        yield named
    if content.change is not None:
        yield stressed(_change(content.change))
    if content.partial:
        yield french().words("budget_partial")


def _change(cents: int) -> Words:
    if not cents:
        return french().words("budget_same")
    key = "budget_less" if cents < 0 else "budget_more"
    return french().words(key, amount=to_the_cent(abs(cents)))
