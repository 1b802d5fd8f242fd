"""The tables of the action sheet: steps, aids and rights."""

from datetime import date

from conseil_mobilite.documents.action_sheet.fare import LAW
from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.forms import CheckBox
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph
from conseil_mobilite.documents.kit.tables import Cell, Column, Table, cell, told
from conseil_mobilite.documents.kit.words import (
    EMPTY,
    Words,
    lines,
    plain,
    strong,
    text_of,
)
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.language.french import euros, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Aid, Step
from conseil_mobilite.domain.paper.simple_text import is_sentence

_STEPS = tuple(
    Column(plain(head), share)
    for head, share in (("À faire", 71), ("Avec qui", 53), ("Avant le", 31), ("Fait", 15))
)
_AIDS = tuple(
    Column(plain(head), share)
    for head, share in (("Aide ou droit", 73), ("Combien", 29), ("Qui décide", 34), ("Réponse", 34))
)


def steps(content: ActionSheet) -> Section:
    heading = french().words("steps")
    if not content.steps:
        none = Paragraph(french().words("steps_none"))
        return Section(heading, (none,), Icon.STEPS)
    rows = tuple(_step(content, step) for step in content.first_steps)
    blocks: list[Block] = [Table(_STEPS, rows, numbered=True)]
    if later := content.later_steps:
        blocks += [Gap(6), Paragraph(_later(later))]
    return Section(heading, tuple(blocks), Icon.STEPS)


def aids(content: ActionSheet) -> Section:
    """List the reduced fare first: it is a right, whatever else is asked for."""
    everything = (_reduced_fare(content.fare_network), *content.aids)
    rows = tuple(_aid(content, aid) for aid in everything)
    return Section(french().words("aids"), (Table(_AIDS, rows),), Icon.EURO)


def _later(count: int) -> Words:
    if count == 1:
        return french().words("steps_one_more")
    return french().words("steps_more", count=french().number(count))


def _step(content: ActionSheet, step: Step) -> tuple[Cell, ...]:
    phone = plain(phone_display(step.phone)) if step.phone else EMPTY
    partner = strong(step.partner) or french().words("to_settle")
    return (
        told(strong(step.what), _papers(step.papers.strip())),
        told(partner, lines(plain(step.address), phone)),
        cell(_deadline(content, step)),
        (_done(step),),
    )


def _papers(typed: str) -> Words:
    """Name the papers; a whole sentence about them is said as it is."""
    return plain(typed if is_sentence(typed) or not typed else f"Papiers : {typed}")


def _done(step: Step) -> CheckBox:
    if step.done:
        return CheckBox(ticked=True, told="Case cochée : fait")
    return CheckBox()


def _deadline(content: ActionSheet, step: Step) -> Words:
    if step.due_on is None:
        return french().words("no_date")
    weekday, day = day_words(step.due_on, weekday=True, since=content.issued_on).split(" ", 1)
    return lines(strong(weekday), strong(day))


def _aid(content: ActionSheet, aid: Aid) -> tuple[Cell, ...]:
    sum_granted = "" if aid.amount_cents is None else euros(aid.amount_cents)
    return (
        told(strong(aid.name), plain(aid.detail)),
        cell(strong(sum_granted or aid.amount or _said("to_confirm"))),
        cell(plain(aid.decided_by or _said("to_settle"))),
        cell(plain(_answer(content, aid))),
    )


def _answer(content: ActionSheet, aid: Aid) -> str:
    if aid.granted_on:
        return _dated("granted", aid.granted_on, content)
    if aid.answer_by:
        return _dated("before", aid.answer_by, content)
    if aid.answer:
        return aid.answer
    return _dated("asked", aid.asked_on, content) if aid.asked_on else _said("no_answer_date")


def _dated(key: str, day: date, content: ActionSheet) -> str:
    return french().text(key, day=day_words(day, since=content.issued_on))


def _said(key: str) -> str:
    return french().text(key)


def _reduced_fare(network: str) -> Aid:
    """Tell the right to reduced fares (Code des transports, art. L1113-1)."""
    return Aid(
        name=_said("fare"),
        detail=text_of(french().words("fare_law", **LAW)),
        amount=_said("fare_amount"),
        decided_by=network or _said("fare_network"),
        answer=_said("fare_answer"),
    )
