"""The week of the agenda on paper, for the adviser: a table for each day (PDF/UA-1)."""

from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.kit import paper
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.letterhead import organisation_mark
from conseil_mobilite.documents.kit.markup import joined, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.tables import Columns, Headed, table, written
from conseil_mobilite.documents.kit.theme import DENSE
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.appointment_papers import DiaryDay, DiaryLine, PrintedWeek

TITLE = "Agenda de la semaine"
NAMED = "Cette feuille porte des noms : gardez-la sur vous, puis détruisez-la."
_SHAPE = Columns(
    ("Heure", "Avec qui", "Pour quoi", "Où", "Noté"),
    (28 * mm, 43 * mm, 33 * mm, 42 * mm, 24 * mm),
)


def write(content: PrintedWeek) -> bytes:
    """Return the PDF. The same content always gives the same bytes."""
    described = paper.Paper(
        title=f"{TITLE} – {_days(content)}",
        author=content.organisation,
        day=content.printed_on,
        foot=f"{content.whose} · imprimé le {day_words(content.printed_on)}",
    )
    return paper.write(partial(_sheet, content), described)


def _sheet(content: PrintedWeek) -> Sheet:
    sheet = Sheet(DENSE)
    sheet.add(organisation_mark(sheet, content.organisation, sheet.width))
    sheet.gap(12)
    about = joined(strong(content.whose), plain(f", {_days(content)}."), between="")
    sheet.add(sheet.title(TITLE), Spacer(1, 3), sheet.text(about))
    sheet.add(sheet.text(plain(NAMED), size=sheet.scale.small))
    for day in content.days:
        _day(sheet, day)
    return sheet


def _days(content: PrintedWeek) -> str:
    first, last = content.days[0].day, content.days[-1].day
    return f"du {day_words(first, since=last)} au {day_words(last)}"


def _day(sheet: Sheet, day: DiaryDay) -> None:
    words = day_words(day.day, weekday=True)
    heading = sheet.heading(f"{words[0].upper()}{words[1:]}", Icon.CALENDAR)
    notes: list[Flowable] = [sheet.text(strong(note)) for note in day.notes]
    if not day.lines:
        told = notes or [sheet.text(plain("Aucun rendez-vous."))]
        sheet.together(heading, *told)
        return
    if notes:
        sheet.together(heading, *notes, Spacer(1, 4))
    rows = [written(sheet, _SHAPE, _cells(line)) for line in day.lines]
    lines = table(sheet, _SHAPE, rows)
    sheet.add(lines if notes else Headed(heading, lines))


def _cells(line: DiaryLine) -> tuple[str, ...]:
    hours = f"{hour(line.starts_at)} – {hour(line.ends_at)}"
    when = f"{hours}\n{line.adviser}" if line.adviser else hours
    who = f"{line.who}\n{phone_display(line.phone)}" if line.phone else line.who
    return when, who, line.kind, line.where, line.state
