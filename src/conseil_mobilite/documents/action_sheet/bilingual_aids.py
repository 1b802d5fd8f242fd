"""Aids, rights and the mobility budget on the bilingual sheet."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet import budget as french_budget
from conseil_mobilite.documents.action_sheet.fare import LAW
from conseil_mobilite.documents.action_sheet.tongues import (
    Sentence,
    Tongues,
    bold,
    day,
    lines,
    money,
    say,
    typed,
)
from conseil_mobilite.documents.kit.blocks import Block, Gap, Panel, Section, Together
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import FRENCH, joined, plain, strong
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Aid
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget


def aids(content: ActionSheet, tongues: Tongues) -> Section:
    """List the reduced fare first: it is a right, whatever else is asked for."""
    blocks: list[Block] = [Panel(tuple(_reduced_fare(content.fare_network, tongues)))]
    for aid in content.aids:
        blocks += [Gap(4), Together(tuple(_aid(content, aid, tongues)))]
    return tongues.section("aids", tuple(blocks), Icon.EURO)


def budget(content: SheetBudget, tongues: Tongues) -> Section:
    """Show the French table, and say in both languages what it comes to."""
    told: list[Block] = [tongues.pair(say("budget_in_french")), Gap(4)]
    told.append(french_budget.table(content))
    if named := french_budget.solution(content):
        told += [Gap(6), Paragraph(named)]
    told += [block for one in _sums(content) for block in (Gap(4), tongues.pair(one))]
    return tongues.section("budget", tuple(told), Icon.PURSE)


def _reduced_fare(network: str, tongues: Tongues) -> Iterator[Block]:
    yield tongues.pair(bold(say("fare")))
    yield tongues.pair(say("fare_law", **LAW), Size.SMALL)
    yield Gap(2)
    yield tongues.pair(
        lines(
            say("how_much", amount=bold(say("fare_amount"))),
            say("who_decides", name=plain(network, FRENCH) or say("fare_network")),
            say("answer", answer=say("fare_answer")),
        )
    )


def _aid(content: ActionSheet, aid: Aid, tongues: Tongues) -> Iterator[Block]:
    told = joined(strong(aid.name, FRENCH), plain(aid.detail, FRENCH), between=" – ")
    yield tongues.marked((Paragraph(told),), tongues.aside(say("french_text")))
    yield tongues.pair(
        lines(
            say("how_much", amount=bold(_amount(aid))),
            say("who_decides", name=plain(aid.decided_by, FRENCH) or say("to_settle")),
            say("answer", answer=_answer(content, aid)),
        )
    )


def _amount(aid: Aid) -> Sentence:
    if aid.amount_cents is not None:
        return money(aid.amount_cents)
    return typed(aid.amount) if aid.amount.strip() else say("to_confirm")


def _answer(content: ActionSheet, aid: Aid) -> Sentence:
    since = content.issued_on
    if aid.granted_on:
        return say("granted", day=day(aid.granted_on, since=since))
    if aid.answer_by:
        return say("before", day=day(aid.answer_by, since=since))
    if aid.answer.strip():
        return typed(aid.answer)
    if aid.asked_on:
        return say("asked", day=day(aid.asked_on, since=since))
    return say("no_answer_date")


def _sums(content: SheetBudget) -> Iterator[Sentence]:
    if content.change is not None:
        yield bold(_change(content.change))
    if content.partial:
        yield say("budget_partial")


def _change(cents: int) -> Sentence:
    if not cents:
        return say("budget_same")
    return say("budget_less" if cents < 0 else "budget_more", amount=money(abs(cents)))
