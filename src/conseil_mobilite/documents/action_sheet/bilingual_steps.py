"""The steps of the bilingual sheet: a card each, headed by what the adviser wrote in French."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.signs import sign
from conseil_mobilite.documents.action_sheet.tongues import (
    Sentence,
    Tongues,
    bold,
    capital,
    day,
    lines,
    number,
    say,
)
from conseil_mobilite.documents.kit.blocks import Beside, Block, Entry, Gap, Numbered, Row, Section
from conseil_mobilite.documents.kit.forms import CheckBox
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph
from conseil_mobilite.documents.kit.words import FRENCH, joined, plain, strong
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Step

_MARKS = (45.0, 55.0)  # of the box to tick and of what is said of the text
_DASH = " – "
_LONG = 80  # letters of a name, beyond which it is not said twice


def steps(content: ActionSheet, tongues: Tongues) -> Section:
    if not content.steps:
        none = tongues.pair(say("steps_none"))
        return tongues.section("steps", (none,), Icon.STEPS)
    cards = tuple(Entry(tuple(_step(content, step, tongues))) for step in content.first_steps)
    after = lines(say("tick"), *_later(content.later_steps))
    return tongues.section("steps", (Numbered(cards), Gap(4), tongues.pair(after)), Icon.STEPS)


def _later(count: int) -> Iterator[Sentence]:
    if count:
        yield say("steps_one_more") if count == 1 else say("steps_more", count=number(count))


def _step(content: ActionSheet, step: Step, tongues: Tongues) -> Iterator[Block]:
    what, mark = tuple(_what(step)), tongues.aside(say("french_text"))
    done = say("done")
    box = CheckBox(done(french()), ticked=step.done, beside=done(tongues.other))
    yield tongues.marked(what, Row(((box,), (mark,)), _MARKS, gutter=8))
    yield Gap(2)
    yield _who(step, tongues)
    yield tongues.pair(bold(capital(_when(content, step))))
    if step.papers.strip():
        named = plain(step.papers, FRENCH)
        yield Paragraph(
            say("papers", papers=named)(french()),
            beside=say("papers", papers=say("read_french"))(tongues.other),
        )


def _what(step: Step) -> Iterator[Block]:
    """Say what is to be done, above its pictogram: at the side it would narrow both languages."""
    yield Paragraph(strong(step.what, FRENCH))
    icon, word = sign(step)
    if icon:
        yield Beside(icon, (Paragraph(word),))


def _who(step: Step, tongues: Tongues) -> Paragraph:
    """Name the partner in both languages, unless it takes long; the address stays in French."""
    phone = plain(phone_display(step.phone)) if step.phone else ()
    partner, unknown = strong(step.partner, FRENCH), say("to_settle")
    in_french = joined(partner, plain(step.address, FRENCH), phone, between=_DASH)
    named = partner if len(step.partner) <= _LONG else tongues.other.words("read_french")
    beside = joined(named, phone, between=_DASH)
    return Paragraph(
        say("with_whom", name=in_french or unknown)(french()),
        beside=say("with_whom", name=beside or unknown)(tongues.other),
    )


def _when(content: ActionSheet, step: Step) -> Sentence:
    if step.due_on is None:
        return say("no_date")
    return say("before", day=day(step.due_on, weekday=True, since=content.issued_on))
