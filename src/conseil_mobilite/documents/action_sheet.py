"""The « fiche d’action mobilité », standard version, as an accessible PDF (PDF/UA-1)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import partial

from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.action_sheet_budget import budget
from conseil_mobilite.documents.action_sheet_tables import aids, steps
from conseil_mobilite.documents.kit import characters, fonts, paper
from conseil_mobilite.documents.kit.blocks import Ending, beside, columns
from conseil_mobilite.documents.kit.closing import data_protection, signatures
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.letterhead import letterhead
from conseil_mobilite.documents.kit.markup import Markup, joined, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.shapes import Rule
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.theme import text_style
from conseil_mobilite.domain.language.french import counted, duration, hour, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Meeting, NextAppointment

TITLE = "Ma fiche mobilité"
_HOUR = 60


def write(content: ActionSheet) -> bytes:
    """Return the PDF of a sheet. The same content always gives the same bytes."""
    described = paper.Paper(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=f"Fiche n° {content.number} · {content.organisation.name}",
    )
    return paper.write(partial(_sheet, content), described)


def unprintable(content: object) -> tuple[str, ...]:
    """Name the letters the typeface lacks, for the adviser to know what will be replaced."""
    covered = fonts.covered()
    return tuple(
        dict.fromkeys(
            letter for text in _texts(content) for letter in characters.replaced(text, covered)
        )
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _sheet(content: ActionSheet) -> Sheet:
    sheet = Sheet()
    letterhead(sheet, content.organisation, content.adviser)
    _title(sheet, content)
    goal = content.goal or "Vous préciserez votre but ensemble, au prochain rendez-vous."
    sheet.callout("Votre but", Icon.FLAG, plain(goal))
    _strengths(sheet, content)
    steps(sheet, content)
    aids(sheet, content)
    if content.budget:
        budget(sheet, content.budget)
    _next_appointment(sheet, content)
    change, notes = _if_something_changes(sheet, content), _notes(sheet)
    closing = [*_signatures(sheet, content), *data_protection(sheet, content.notice)]
    sheet.add(Ending(change, notes, closing))
    return sheet


def _title(sheet: Sheet, content: ActionSheet) -> None:
    day = day_words(content.issued_on)
    under = joined(plain("Pour"), Markup(f"{strong(content.person_name)},"), plain(f"le {day}."))
    number = plain(f"Fiche n° {content.number}.")
    sheet.gap(16)
    sheet.add(sheet.title(TITLE), Spacer(1, 3), sheet.text(joined(under, number)))
    sheet.gap(10)


def _strengths(sheet: Sheet, content: ActionSheet) -> None:
    sheet.begin("Ce que vous savez déjà faire", Icon.STAR)
    strengths = [plain(strength) for strength in content.first_strengths]
    if not strengths:
        later = (
            "Vous savez déjà faire des choses. Vous en parlerez ensemble au prochain rendez-vous."
        )
        sheet.add(sheet.text(plain(later)))
        return
    half = sheet.width / 2
    items = sheet.bullets(strengths, half - 10)
    middle = (len(items) + 1) // 2
    sheet.add(columns([items[:middle], items[middle:]], [half, half]))


def _next_appointment(sheet: Sheet, content: ActionSheet) -> None:
    sheet.begin("Votre prochain rendez-vous", Icon.CALENDAR)
    if content.next_appointment is None:
        none = plain("Aucun rendez-vous n’est fixé pour l’instant. Vous pourrez le noter ici :")
        inner = sheet.width - 2 * sheet.scale.body - 13
        sheet.add(sheet.panel([sheet.text(none), Spacer(1, 24), Rule(inner, dashed=True)]))
        return
    sheet.add(sheet.panel(_appointment(sheet, content, content.next_appointment)))


def _appointment(
    sheet: Sheet, content: ActionSheet, appointment: NextAppointment
) -> list[Flowable]:
    day = day_words(appointment.day, weekday=True)
    when = f"{day[0].upper()}{day[1:]} à {hour(appointment.starts_at)}"
    who = f"avec {content.adviser.full_name}"
    if appointment.minutes:
        who = f"{who}, pendant {_length(appointment.minutes)}"
    blocks: list[Flowable] = [sheet.text(strong(when), size=17, leading=25), sheet.text(plain(who))]
    inner = sheet.width - 40
    for icon, words in _where(appointment):
        blocks += [Spacer(1, 6), beside(icon, [sheet.text(words)], inner, 16)]
    return blocks


def _length(minutes: int) -> str:
    return counted(minutes, "minute") if minutes < _HOUR else duration(minutes)


def _where(appointment: NextAppointment) -> list[tuple[Icon, Markup]]:
    if appointment.meeting is Meeting.PHONE:
        return [(Icon.PHONE, plain("Par téléphone : nous vous appelons."))]
    place = plain(appointment.place or "Le lieu vous sera précisé.")
    lines = [(Icon.PLACE, joined(_by_video(appointment), place))]
    return [
        *lines,
        *([(Icon.BUS, plain(appointment.directions))] if appointment.directions else []),
    ]


def _by_video(appointment: NextAppointment) -> Markup:
    return plain("En visioconférence :" if appointment.meeting is Meeting.VIDEO else "")


def _if_something_changes(sheet: Sheet, content: ActionSheet) -> list[Flowable]:
    heading = sheet.heading("Si quelque chose change", Icon.CHANGE)
    question = "Vous ne pouvez pas venir ? Vous avez une question ?"
    blocks: list[Flowable] = [heading, sheet.text(plain(f"{question} {_what_to_do(content)}"))]
    if content.phone:
        number = sheet.text(strong(phone_display(content.phone)), size=20, leading=28)
        blocks += [Spacer(1, 4), beside(Icon.PHONE, [number], sheet.width, 24)]
    if email := content.adviser.email:
        node = sheet.section.add("P")
        link = sheet.tree.link(node, email, f"mailto:{email}")
        words = Markup(f"{plain('Vous pouvez aussi écrire à :')} {link}")
        blocks += [Spacer(1, 4), sheet.paragraph(node, words, text_style(sheet.scale.body))]
    return blocks


def _what_to_do(content: ActionSheet) -> str:
    first_name, where = content.adviser.first_name, content.organisation.address
    if content.phone:
        return f"Appelez {first_name} ou laissez un message."
    return f"Venez à l’accueil : {where}." if where else f"Dites-le à {first_name}."


def _signatures(sheet: Sheet, content: ActionSheet) -> list[Flowable]:
    if not content.signatures:
        return []
    role = content.adviser.title or "pour l’organisme"
    return signatures(sheet, (content.person_name, f"{content.adviser.full_name}, {role}"))


def _notes(sheet: Sheet) -> Flowable:
    """Two lines for a question, where the page has room for them."""
    words = sheet.text(plain("Pour noter une question ou une idée :"))
    rule = Rule(sheet.width, dashed=True)
    return columns(
        [[Spacer(1, 10), words, Spacer(1, 21), rule, Spacer(1, 23), rule]], [sheet.width]
    )
