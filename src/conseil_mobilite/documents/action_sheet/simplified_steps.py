"""The steps of the « version simplifiée »: a card each, a pictogram and its word."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.action_sheet.signs import sign
from conseil_mobilite.documents.action_sheet.simple_teller import Teller, beside
from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Block,
    Entry,
    Flow,
    Gap,
    Numbered,
    Section,
    Together,
)
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.forms import CheckBox
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, text
from conseil_mobilite.documents.kit.words import plain, strong, text_of
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import Step
from conseil_mobilite.domain.paper.simple_text import is_sentence, listed

_SHORT: Final = 20  # letters: two such papers stand side by side


def steps(teller: Teller) -> Section:
    if not teller.content.steps:
        told = teller.lines(teller.said("steps.none"), teller.said("steps.choose"))
        return teller.section("steps.heading", Icon.STEPS, *told)
    cards = tuple(_card(teller, *step) for step in enumerate(teller.content.first_steps, 1))
    return teller.section("steps.heading", Icon.STEPS, Numbered(cards), *_later(teller))


def _later(teller: Teller) -> Iterator[Block]:
    later = teller.content.later_steps
    if later:
        more = teller.said("steps.one_more" if later == 1 else "steps.more", count=str(later))
        yield Gap(8)
        yield Together(tuple(teller.lines(more, teller.said("steps.next"))))


def _card(teller: Teller, rank: int, step: Step) -> Entry:
    icon, word = sign(step)
    head = plain(teller.said("steps.number", number=str(rank)))
    return Entry(tuple(_step(teller, step)), icon, word, head)


def _step(teller: Teller, step: Step) -> Iterator[Block]:
    for sentence in teller.free(step.what):
        yield text(sentence)
    yield Gap(2)
    if whom := tuple(_with_whom(teller, step)):
        yield Flow(whom)
    yield from _papers(teller, step.papers)
    done = CheckBox(plain(teller.said("steps.done")), ticked=step.done)
    yield Flow((*_deadline(teller, step), done), apart=True)


def _with_whom(teller: Teller, step: Step) -> Iterator[Beside]:
    if partner := teller.words(step.partner):
        yield from beside(Icon.PERSON, teller.said("steps.with", partner=partner))
    yield from beside(Icon.PLACE, teller.line(step.address))
    if step.phone:
        phone = phone_display(step.phone)
        yield from beside(Icon.PHONE, teller.said("steps.phone", phone=phone))


def _papers(teller: Teller, typed: str) -> Iterator[Block]:
    """List the papers; a whole sentence about them is said as it is."""
    if is_sentence(typed):
        yield from beside(Icon.DOCUMENT, *teller.free(typed))
        return
    papers = [text(teller.line(paper)) for paper in listed(typed)]
    if papers:
        ask = teller.said("steps.papers" if len(papers) > 1 else "steps.paper")
        short = all(len(text_of(paper.words)) <= _SHORT for paper in papers)
        yield Beside(Icon.DOCUMENT, (text(ask), Bullets(tuple(papers), 2 if short else 1)))


def _deadline(teller: Teller, step: Step) -> Iterator[Beside]:
    if step.due_on is None:
        yield from beside(Icon.CALENDAR, teller.said("steps.no_day"))
        return
    before = teller.said("steps.before", day=day_words(step.due_on, weekday=True))
    yield Beside(Icon.CALENDAR, (Paragraph(strong(before)),))
