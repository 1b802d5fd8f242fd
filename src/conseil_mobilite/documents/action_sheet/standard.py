"""The « fiche d’action mobilité », standard version."""

from collections.abc import Iterator

from conseil_mobilite.documents.action_sheet.budget import budget
from conseil_mobilite.documents.action_sheet.tables import aids, steps
from conseil_mobilite.documents.appointment.words import day_of, where, with_whom
from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Block,
    Bullets,
    Ending,
    Gap,
    Panel,
    Paragraph,
    Section,
    Size,
    Title,
    WritingLines,
    text,
)
from conseil_mobilite.documents.kit.closing import data_protection, signatures
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.words import joined, link, plain, strong
from conseil_mobilite.domain.language.french import NO_BREAK, hour, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, NextAppointment

TITLE = "Ma fiche mobilité"


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
    who = joined(strong(content.person_name), plain(","), between="")
    day = plain(f"le {day_words(content.issued_on)}.")
    number = plain(f"Fiche n°{NO_BREAK}{content.number}.")
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield Paragraph(joined(plain("Pour"), who, day, number))
    yield Gap(10)


def _goal(content: ActionSheet) -> Section:
    goal = content.goal or "Vous préciserez votre but ensemble, au prochain rendez-vous."
    told = Paragraph(strong(goal), Size.LEAD)
    return Section(plain("Votre but"), (told,), Icon.FLAG, framed=True)


def _strengths(content: ActionSheet) -> Section:
    heading = plain("Ce que vous savez déjà faire")
    strengths = tuple(text(strength) for strength in content.first_strengths)
    if strengths:
        return Section(heading, (Bullets(strengths, columns=2),), Icon.STAR)
    later = "Vous savez déjà faire des choses. Vous en parlerez ensemble au prochain rendez-vous."
    return Section(heading, (text(later),), Icon.STAR)


def _next_appointment(content: ActionSheet) -> Section:
    heading = plain("Votre prochain rendez-vous")
    if content.next_appointment is None:
        none = text("Aucun rendez-vous n’est fixé pour l’instant. Vous pourrez le noter ici :")
        return Section(heading, (Panel((none, WritingLines(height=24))),), Icon.CALENDAR)
    told = tuple(_appointment(content, content.next_appointment))
    return Section(heading, (Panel(told),), Icon.CALENDAR)


def _appointment(content: ActionSheet, appointment: NextAppointment) -> Iterator[Block]:
    when = f"{day_of(appointment)} à {hour(appointment.starts_at)}"
    yield Paragraph(strong(when), Size.LARGE)
    yield Paragraph(with_whom(content.adviser, appointment.minutes))
    for icon, words in where(appointment):
        yield Gap(6)
        yield Beside(icon, (Paragraph(words),))


def _if_something_changes(content: ActionSheet) -> Section:
    question = "Vous ne pouvez pas venir ? Vous avez une question ?"
    told: list[Block] = [text(f"{question} {_what_to_do(content)}")]
    if content.phone:
        number = Paragraph(strong(phone_display(content.phone)), Size.HUGE)
        told += [Gap(4), Beside(Icon.PHONE, (number,))]
    if email := content.adviser.email:
        address = link(email, f"mailto:{email}")
        written = Paragraph(joined(plain("Vous pouvez aussi écrire à :"), address))
        told += [Gap(4), written]
    return Section(plain("Si quelque chose change"), tuple(told), Icon.CHANGE)


def _what_to_do(content: ActionSheet) -> str:
    first_name, where_to = content.adviser.first_name, content.organisation.address
    if content.phone:
        return f"Appelez {first_name} ou laissez un message."
    return f"Venez à l’accueil : {where_to}." if where_to else f"Dites-le à {first_name}."


def _signatures(content: ActionSheet) -> tuple[Block, ...]:
    return signatures(content.signatures) if content.signatures else ()


def _notes() -> tuple[Block, ...]:
    """Two lines for a question, where the page has room for them."""
    return Gap(10), text("Pour noter une question ou une idée :"), WritingLines(2)
