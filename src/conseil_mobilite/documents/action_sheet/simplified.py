"""The « fiche d’action mobilité », « version simplifiée »: never called otherwise.

In the order of what matters most: the aim, when to come, who helps, then what to do.
"""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.simple_teller import Teller, beside, telephone
from conseil_mobilite.documents.action_sheet.simplified_aids import aids, budget
from conseil_mobilite.documents.action_sheet.simplified_meeting import LINE, next_appointment
from conseil_mobilite.documents.action_sheet.simplified_steps import steps
from conseil_mobilite.documents.kit.blocks import Block, Ending, Flow, Gap, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import Signatures, WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.links import email_link
from conseil_mobilite.documents.kit.look import FULL_PAGE, SIMPLE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Title, text
from conseil_mobilite.documents.kit.words import plain, strong
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    Signing,
)
from conseil_mobilite.domain.retention.rules import told_delay

VERSION = "version simplifiée"


def document(content: ActionSheet) -> Document:
    """Return the sheet for somebody who reads little."""
    teller = Teller(content)
    title = teller.said("title")
    return Document(
        title=f"{title} ({VERSION}) – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(teller.said("foot", number=content.number), content.organisation),
        format=FULL_PAGE,
        scale=SIMPLE,
        blocks=tuple(_blocks(teller)),
    )


def _blocks(teller: Teller) -> Iterator[Block]:
    content = teller.content
    yield from _head(teller)
    yield _goal(teller)
    yield next_appointment(teller)
    yield Together((_helper(teller),))
    yield steps(teller)
    yield Together((_strengths(teller),))
    yield aids(teller)
    if content.budget:
        yield budget(teller, content.budget)
    yield Together((_change(teller),))
    if content.signatures:
        yield Together(tuple(_signatures(teller, content.signatures)))
    yield Ending((_data(teller),), tuple(_notes(teller)), ())


def _head(teller: Teller) -> Iterator[Block]:
    content = teller.content
    organisation = content.organisation
    yield emblem(organisation) if organisation.logo else Paragraph(strong(organisation.name))
    yield Gap(3)
    yield Title(plain(teller.said("title")))
    yield Gap(2)
    person = content.first_name or content.person_name
    issued_on = day_words(content.issued_on, weekday=True)
    yield text(teller.said("for", person=person, day=issued_on))
    yield from teller.meaning("title")
    yield Gap(5)


def _goal(teller: Teller) -> Section:
    said = teller.free(teller.content.goal) or (teller.said("goal.none"),)
    told = tuple(text(sentence) for sentence in said)
    return teller.section("goal.heading", Icon.FLAG, *told, framed=True)


def _helper(teller: Teller) -> Section:
    role = teller.content.adviser.title
    who = teller.said("helper.role", role=role) if role else teller.said("helper.who")
    told = (*teller.lines(who), *_reached(teller))
    return teller.section("helper.heading", Icon.PERSON, *told)


def _reached(teller: Teller) -> Iterator[Block]:
    """Say how the adviser is reached: by telephone, else by letter, else in person."""
    content = teller.content
    if content.phone:
        yield Flow((text(teller.said("helper.call")), telephone(content.phone)))
    if hours := teller.words(content.organisation.opening_hours):
        yield from teller.lines(teller.said("helper.hours", hours=hours))
    if email := content.adviser.email:
        yield from _written_to(teller, "helper.write", email)
    if not content.phone:
        yield from _come(teller, "helper.come", "helper.speak")


def _come(teller: Teller, key: str, otherwise: str) -> Iterator[Block]:
    address = teller.line(teller.content.organisation.address)
    yield from teller.lines(teller.said(key if address else otherwise))
    yield from beside(Icon.PLACE, address)


def _written_to(teller: Teller, key: str, email: str) -> Iterator[Block]:
    yield Flow((text(teller.said(key)), Paragraph(email_link(email))))


def _strengths(teller: Teller) -> Section:
    strengths = [teller.line(strength) for strength in teller.content.first_strengths]
    items = tuple(text(strength) for strength in strengths if strength)
    told: tuple[Block, ...] = (
        (Bullets(items, columns=2, known=True),) if items else tuple(_no_strengths(teller))
    )
    return teller.section("strengths.heading", Icon.STAR, *told)


def _no_strengths(teller: Teller) -> Iterator[Block]:
    return teller.lines(teller.said("strengths.none"), teller.said("strengths.speak"))


def _change(teller: Teller) -> Section:
    asked = teller.lines(teller.said("change.cannot"), teller.said("change.question"))
    return teller.section("change.heading", Icon.CHANGE, *asked, *_what_to_do(teller))


def _what_to_do(teller: Teller) -> Iterator[Block]:
    content = teller.content
    if not content.phone:
        yield from _come(teller, "change.come", "change.speak")
        return
    yield Flow((text(teller.said("change.call")), telephone(content.phone)))
    yield from teller.lines(teller.said("change.message"))


def _data(teller: Teller) -> Section:
    notice = teller.content.notice
    years = told_delay(notice.months)
    kept = (teller.said("data.years", years=years),) if notice.months else teller.free(notice.text)
    rights = (teller.said(f"data.{right}") for right in ("rights", "refuse"))
    holder = text(teller.said("data.kept"))
    told = teller.lines(*kept, *rights)
    whole = teller.lines(teller.said("data.whole"))
    contact = _data_contact(teller)  # beside the rights: it says how to ask for them
    return teller.section("data.heading", Icon.DOCUMENT, holder, *told, *contact, *whole)


def _data_contact(teller: Teller) -> Iterator[Block]:
    contact = teller.content.notice.contact.strip()
    if not contact:
        yield from teller.lines(teller.said("data.speak"))
    elif "@" in contact and " " not in contact:
        yield from _written_to(teller, "data.write", contact)
    else:
        yield Flow((text(teller.said("data.write")), text(teller.line(contact))))


def _notes(teller: Teller) -> Iterator[Block]:
    """Two lines for a question, where the page has room for them."""
    yield Gap(14)
    yield from teller.lines(teller.said("notes.ask"))
    yield WritingLines(2, height=LINE)


def _signatures(teller: Teller, signing: Signing) -> Iterator[Block]:
    yield Gap(16)
    keys = ("signatures.here", "signatures.free", "signatures.goes_on")
    yield from teller.lines(*(teller.said(key) for key in keys))
    yield Gap(10)
    yield Signatures(tuple(plain(name) for name in signing.names))
