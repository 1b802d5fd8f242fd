"""The days of the agenda on paper, for the adviser who goes out without the laptop."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Emblem, Gap, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE, FULL_PAGE
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.language.french import hour, phone_display
from conseil_mobilite.domain.paper.appointment_papers import DiaryDay, DiaryLine, PrintedWeek

TITLE = "Agenda de la semaine"
NAMED = "Cette feuille porte des noms : gardez-la sur vous, puis détruisez-la."
_SHAPE = tuple(
    Column(plain(head), share)
    for head, share in (
        ("Heure", 28),
        ("Avec qui", 40),
        ("Pour quoi", 40),
        ("Où", 40),
        ("Noté", 24),
    )
)

_SCALE: Final = replace(DENSE, air=0.85, rows=0.5)  # a usual week is one page


def document(content: PrintedWeek) -> Document:
    return Document(
        title=f"{TITLE} – {_days(content)}",
        author=content.organisation,
        day=content.printed_on,
        foot=(f"{content.whose} · imprimé le {day_words(content.printed_on)}",),
        format=FULL_PAGE,
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: PrintedWeek) -> Iterator[Block]:
    yield Emblem(content.organisation)
    yield Gap(8)
    yield Title(plain(TITLE))
    yield Gap(3)
    about = joined(strong(content.whose), plain(f", {_days(content)}."), between="")
    yield Paragraph(about)
    yield text(NAMED, Size.SMALL)
    for day in content.days:
        yield _day(day)


def _days(content: PrintedWeek) -> str:
    first, last = content.days[0].day, content.days[-1].day
    return f"du {day_words(first, since=last)} au {day_words(last)}"


def _day(day: DiaryDay) -> Section:
    words = day_words(day.day, weekday=True)
    blocks: list[Block] = [Paragraph(strong(note)) for note in day.notes]
    if day.lines:
        between = [Gap(4)] if blocks else []
        blocks += [*between, Table(_SHAPE, tuple(_cells(line) for line in day.lines))]
    elif not blocks:
        blocks.append(text("Aucun rendez-vous."))
    return Section(plain(f"{words[0].upper()}{words[1:]}"), tuple(blocks), Icon.CALENDAR)


def _cells(line: DiaryLine) -> tuple[Cell, ...]:
    hours = f"{hour(line.starts_at)} – {hour(line.ends_at)}"
    when = f"{hours}\n{line.adviser}" if line.adviser else hours
    who = f"{line.who}\n{phone_display(line.phone)}" if line.phone else line.who
    return tuple(cell(plain(words)) for words in (when, who, line.kind, line.where, line.state))
