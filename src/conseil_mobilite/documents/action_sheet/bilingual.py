"""The « fiche d’action mobilité » in French and in a second language, sentence beside sentence.

What the adviser typed stays French, across the page, and is said in the second language to be so.
"""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.bilingual_aids import aids, budget
from conseil_mobilite.documents.action_sheet.bilingual_meeting import changes, next_appointment
from conseil_mobilite.documents.action_sheet.bilingual_steps import steps
from conseil_mobilite.documents.action_sheet.standard import TITLE
from conseil_mobilite.documents.action_sheet.tongues import Tongues, bold, day, say
from conseil_mobilite.documents.kit.blocks import Block, Ending, Gap, Section
from conseil_mobilite.documents.kit.closing import notice_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import Signatures, WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.look import MM, PAGE, Format, Scale
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size
from conseil_mobilite.documents.kit.words import (
    FRENCH,
    Words,
    joined,
    plain,
    stressed,
    strong,
)
from conseil_mobilite.documents.phrases.book import PhraseBook, french
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, DataNotice, Signing

_SCALE = Scale(  # two columns hold twice the words
    body=10.5,
    small=9.5,
    heading=12.5,
    title=29,
    icon=16,
    lead=12.5,
    large=15,
    huge=18,
    leading=1.33,
)
_FORMAT = Format(PAGE.size, 18 * MM, 11 * MM, 19 * MM, numbered=True)


def document(content: ActionSheet, book: PhraseBook, proofread: bool) -> Document:  # noqa: FBT001
    """Return the sheet in French and in the language of `book`.

    Until the body has `proofread` the sentences of that language, every page says so.
    """
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=_foot(content, book, proofread=proofread),
        format=_FORMAT,
        scale=_SCALE,
        blocks=tuple(_blocks(content, Tongues(book), proofread=proofread)),
    )


def _foot(content: ActionSheet, book: PhraseBook, *, proofread: bool) -> tuple[str | Words, ...]:
    """Add to the usual foot that the translation is provisional, on one line where both can be."""
    told = foot(f"Fiche n° {content.number}", content.organisation)
    if proofread:
        return told
    both = french().words("provisional_foot"), book.words("provisional_foot")
    one_way = book.direction == french().direction
    return (*told, joined(*both, between=" · ")) if one_way else (*told, *both)


def _blocks(content: ActionSheet, tongues: Tongues, *, proofread: bool) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield from _title(content, tongues)
    if not proofread:
        yield tongues.pair(say("provisional"), Size.SMALL)
    yield Gap(6)
    yield _goal(content, tongues)
    yield _strengths(content, tongues)
    yield steps(content, tongues)
    yield aids(content, tongues)
    if content.budget:
        yield budget(content.budget, tongues)
    yield next_appointment(content, tongues)
    yield Ending((changes(content, tongues),), _notes(tongues), _closing(content, tongues))


def _title(content: ActionSheet, tongues: Tongues) -> Iterator[Block]:
    yield Gap(8)
    yield tongues.title(say("title"))
    yield Gap(3)
    yield tongues.pair(
        say(
            "for_whom",
            name=strong(content.person_name),
            day=day(content.issued_on),
            number=content.number,
        )
    )
    yield Gap(2)


def _goal(content: ActionSheet, tongues: Tongues) -> Section:
    if not content.goal.strip():
        told: tuple[Block, ...] = (tongues.pair(bold(say("goal_later")), Size.LEAD),)
    else:
        goal = Paragraph(strong(content.goal, FRENCH), Size.LEAD)
        told = (goal, Gap(2), tongues.aside(say("in_french")))
    return tongues.section("goal", told, Icon.FLAG, framed=True)


def _strengths(content: ActionSheet, tongues: Tongues) -> Section:
    told = tuple(_known(content, tongues)) or (tongues.pair(say("strengths_later")),)
    return tongues.section("strengths", told, Icon.STAR)


def _known(content: ActionSheet, tongues: Tongues) -> Iterator[Block]:
    """Say in both languages the strengths of the list; the adviser’s own words stay French."""
    book, known = tongues.other, content.coded_strengths
    if any(book.strength(code) for _, code in known):
        marked = ((text, book.strength(code) or book.words("french_text")) for text, code in known)
        yield Bullets(
            tuple(Paragraph(plain(text, FRENCH), beside=told) for text, told in marked), known=True
        )
    elif known:
        yield Bullets(
            tuple(Paragraph(plain(text, FRENCH)) for text, _ in known), columns=2, known=True
        )
        yield tongues.aside(say("in_french"))


def _notes(tongues: Tongues) -> tuple[Block, ...]:
    return Gap(10), tongues.pair(say("note_here")), WritingLines(2)


def _closing(content: ActionSheet, tongues: Tongues) -> tuple[Block, ...]:
    signed = _signatures(content.signatures, tongues) if content.signatures else ()
    return (*signed, Gap(6), _notice(content, tongues))


def _signatures(signing: Signing, tongues: Tongues) -> tuple[Block, ...]:
    names = Signatures(tuple(plain(name) for name in signing.names))
    free = Paragraph(
        plain(signing.free, FRENCH) or french().words("signature_free"),
        Size.SMALL,
        beside=tongues.other.words("signature_free"),
    )
    return Gap(10), names, Gap(4), free


def _notice(content: ActionSheet, tongues: Tongues) -> Paragraph:
    """Set beside the notice, which the body words, what is true of any."""
    book, notice = tongues.other, content.notice
    told = joined(stressed(french().words("notice")), notice_words(notice))
    beside = joined(
        stressed(book.words("notice")),
        book.words("notice_text", organisation=content.organisation.name),
        _where_to_ask(notice, book),
    )
    return Paragraph(told, Size.SMALL, beside=beside)


def _where_to_ask(notice: DataNotice, book: PhraseBook) -> Words:
    contact = notice.contact.strip()
    return book.words("notice_write", contact=contact) if contact else book.words("notice_ask")
