"""The « fiche d’action mobilité », standard version."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.budget import budget
from conseil_mobilite.documents.action_sheet.tables import aids, steps
from conseil_mobilite.documents.appointment.words import day_of, where, with_whom
from conseil_mobilite.documents.kit.blocks import Beside, Block, Ending, Gap, Panel, Section
from conseil_mobilite.documents.kit.closing import data_protection, signatures
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.links import email_link
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import (
    Words,
    joined,
    plain,
    stressed,
    strong,
)
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, NextAppointment

TITLE = french().text("title")


def document(content: ActionSheet) -> Document:
    """Return the sheet as it is handed to the person."""
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Fiche n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: ActionSheet) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield from _title(content)
    yield _goal(content)
    yield _strengths(content)
    yield steps(content)
    yield aids(content)
    if content.budget:
        yield budget(content.budget)
    yield _next_appointment(content)
    change, notes = _if_something_changes(content), _notes()
    closing = (*_signatures(content), *data_protection(content.notice))
    yield Ending((change,), notes, closing)


def _title(content: ActionSheet) -> Iterator[Block]:
    day, number = french().day(content.issued_on), plain(content.number)
    name = strong(content.person_name)
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield Paragraph(french().words("for_whom", name=name, day=day, number=number))
    yield Gap(10)


def _goal(content: ActionSheet) -> Section:
    goal = strong(content.goal) or stressed(french().words("goal_later"))
    told = Paragraph(goal, Size.LEAD)
    return Section(french().words("goal"), (told,), Icon.FLAG, framed=True)


def _strengths(content: ActionSheet) -> Section:
    heading = french().words("strengths")
    strengths = tuple(text(strength) for strength in content.first_strengths)
    if strengths:
        return Section(heading, (Bullets(strengths, columns=2, known=True),), Icon.STAR)
    return Section(heading, (Paragraph(french().words("strengths_later")),), Icon.STAR)


def _next_appointment(content: ActionSheet) -> Section:
    heading = french().words("appointment")
    if content.next_appointment is None:
        none = Paragraph(french().words("appointment_none"))
        return Section(heading, (Panel((none, WritingLines(height=24))),), Icon.CALENDAR)
    told = tuple(_appointment(content, content.next_appointment))
    return Section(heading, (Panel(told),), Icon.CALENDAR)


def _appointment(content: ActionSheet, appointment: NextAppointment) -> Iterator[Block]:
    when = f"{day_of(appointment)} à {hour(appointment.starts_at)}"
    yield Paragraph(strong(when), Size.LARGE)
    yield Paragraph(with_whom(content.receiver, appointment.minutes))
    for icon, words in where(appointment):
        yield Gap(6)
        yield Beside(icon, (Paragraph(words),))


def _if_something_changes(content: ActionSheet) -> Section:
    question = french().words("change_question")
    told: list[Block] = [Paragraph(joined(question, _what_to_do(content)))]
    if content.phone:
        number = Paragraph(strong(phone_display(content.phone)), Size.HUGE)
        told += [Gap(4), Beside(Icon.PHONE, (number,))]
    if email := content.adviser.email:
        address = email_link(email)
        told += [Gap(4), Paragraph(french().words("write", address=address))]
    return Section(french().words("change"), tuple(told), Icon.CHANGE)


def _what_to_do(content: ActionSheet) -> Words:
    first_name, where_to = content.adviser.first_name, content.organisation.address
    if content.phone:
        return french().words("call", name=first_name)
    if where_to:
        return french().words("come", address=where_to)
    return french().words("tell", name=first_name)


def _signatures(content: ActionSheet) -> tuple[Block, ...]:
    return signatures(content.signatures) if content.signatures else ()


def _notes() -> tuple[Block, ...]:
    """Two lines for a question, where the page has room for them."""
    return Gap(10), Paragraph(french().words("note_here")), WritingLines(2)
