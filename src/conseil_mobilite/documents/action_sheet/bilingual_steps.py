"""The steps of the bilingual sheet: a card each, headed by what the adviser wrote in French."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.tongues import (
    Sentence,
    Tongues,
    bold,
    capital,
    day,
    number,
    say,
)
from conseil_mobilite.documents.kit.blocks import (
    Block,
    CheckBox,
    Entry,
    Gap,
    Numbered,
    Paragraph,
    Row,
    Section,
)
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import FRENCH, Words, joined, plain, strong
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Step

_SHARES = (82.0, 18.0)  # of the text and of the box to tick
_DASH = " – "


def steps(content: ActionSheet, tongues: Tongues) -> Section:
    if not content.steps:
        none = tongues.pair(say("steps_none"))
        return tongues.section("steps", (none,), Icon.STEPS)
    cards = tuple(Entry(tuple(_step(content, step, tongues))) for step in content.first_steps)
    blocks: list[Block] = [Numbered(cards)]
    if later := content.later_steps:
        more = say("steps_one_more") if later == 1 else say("steps_more", count=number(later))
        blocks += [Gap(6), tongues.pair(more)]
    return tongues.section("steps", tuple(blocks), Icon.STEPS)


def _step(content: ActionSheet, step: Step, tongues: Tongues) -> Iterator[Block]:
    what = Paragraph(strong(step.what, FRENCH))
    yield Row(((what,), (_box(step),)), _SHARES, gutter=8)
    yield tongues.aside("step_done" if step.done else "step_to_tick")
    yield Gap(2)
    yield _who(step, tongues)
    yield tongues.pair(bold(capital(_when(content, step))))
    if step.papers.strip():
        french_papers = french().words("papers", papers=plain(step.papers, FRENCH))
        yield Paragraph(french_papers, beside=tongues.other.words("papers_in_french"))


def _box(step: Step) -> CheckBox:
    return CheckBox(french().words("done"), ticked=step.done)


def _who(step: Step, tongues: Tongues) -> Paragraph:
    """Name the partner in both languages; the address stays with the French words."""
    phone = plain(phone_display(step.phone)) if step.phone else ()
    in_french = joined(_partner(step), plain(step.address, FRENCH), phone, between=_DASH)
    beside = joined(_partner(step), phone, between=_DASH)
    unknown = say("to_settle")
    return Paragraph(
        say("with_whom", name=in_french or unknown)(french()),
        beside=say("with_whom", name=beside or unknown)(tongues.other),
    )


def _partner(step: Step) -> Words:
    return strong(step.partner)


def _when(content: ActionSheet, step: Step) -> Sentence:
    if step.due_on is None:
        return say("no_date")
    return say("before", day=day(step.due_on, weekday=True, since=content.issued_on))
