"""The aids and rights of the « version simplifiée », and her budget: no table, no percentage."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.simple_teller import Teller
from conseil_mobilite.documents.kit.blocks import Block, Gap, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import strong
from conseil_mobilite.domain.paper.action_sheet import Aid
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget
from conseil_mobilite.domain.paper.simple_text import euro_words
from conseil_mobilite.domain.situation.budget_rules import Amount, Bound

_NOT_WHOLE = {Bound.AT_LEAST: "au moins ", Bound.AT_MOST: "au plus "}


def aids(teller: Teller) -> Section:
    """Tell the reduced fare first: it is a right, whatever else is asked for."""
    name = teller.said("fare.name")
    cards: list[Block] = [_card(name, *teller.lines(*_fare(teller)))]
    for aid in teller.content.aids:
        cards += [Gap(6), _card(teller.line(aid.name), *teller.lines(*_aid(teller, aid)))]
    return teller.section("aids.heading", Icon.EURO, *cards)


def _card(name: str, *told: Block) -> Block:
    return Together((Paragraph(strong(name), Size.LEAD), *told))


def _fare(teller: Teller) -> Iterator[str]:
    for key in ("fare.right", "fare.law", "fare.half"):
        yield teller.said(key)
    network = teller.words(teller.content.fare_network)
    yield teller.said("fare.network", network=network) if network else teller.said("fare.ask")
    yield teller.said("fare.help")


def _aid(teller: Teller, aid: Aid) -> Iterator[str]:
    yield from teller.free(aid.detail)
    yield _amount(teller, aid)
    if funder := teller.words(aid.decided_by):
        yield teller.said("aids.decides", funder=funder)
    yield from _answer(teller, aid)


def _amount(teller: Teller, aid: Aid) -> str:
    if aid.amount_cents is not None:
        return teller.said("aids.amount", amount=euro_words(aid.amount_cents))
    if aid.amount:
        return teller.said("aids.amount_words", amount=teller.words(aid.amount))
    return teller.said("aids.not_sure")


def _answer(teller: Teller, aid: Aid) -> Iterator[str]:
    if aid.granted_on:
        yield teller.said("aids.granted_on", day=day_words(aid.granted_on, weekday=True))
        return
    if aid.asked_on:
        yield teller.said("aids.asked_on", day=day_words(aid.asked_on, weekday=True))
    if aid.answer_by:
        yield teller.said("aids.answer_by", day=day_words(aid.answer_by, weekday=True))
    elif answer := teller.words(aid.answer):
        yield teller.said("aids.answer", answer=answer)
    else:
        yield teller.said("aids.waiting")


def budget(teller: Teller, content: SheetBudget) -> Section:
    """Tell what she pays in sentences, and not the lines: the standard sheet has them."""
    told = teller.lines(*_budget(teller, content), under="budget.heading")
    meaning = teller.meaning("budget.heading")
    return teller.section("budget.heading", Icon.PURSE, *meaning, *told)


def _budget(teller: Teller, content: SheetBudget) -> Iterator[str]:
    if content.today:
        yield teller.said("budget.today", amount=_sum(content.today))
    if content.with_solution:
        yield from _solution(teller, content, content.with_solution)
    if content.partial:
        yield teller.said("budget.partial")


def _solution(teller: Teller, content: SheetBudget, amount: Amount) -> Iterator[str]:
    if solution := teller.words(content.solution):
        yield teller.said("budget.solution_name", solution=solution)
    yield teller.said("budget.solution", amount=_sum(amount))
    if content.change == 0:
        yield teller.said("budget.same")
    elif content.change:
        key = "budget.less" if content.change < 0 else "budget.more"
        yield teller.said(key, amount=euro_words(content.change))


def _sum(amount: Amount) -> str:
    return _NOT_WHOLE.get(amount.bound, "") + euro_words(amount.cents)
