"""The grid to fill by hand."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Panel, Row, Section, Together
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import CheckBox, Choices, WritingLines
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.look import MM, PAGE, Format, Scale
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.blank_grid import BlankGrid, BlankQuestion, BlankSection, Room

_FORMAT: Final = Format(PAGE.size, 17 * MM, 12 * MM, 19 * MM, numbered=True)
_SCALE: Final = Scale(  # the questions are read by who asks them
    body=10,
    small=9,
    heading=13,
    title=22,
    icon=18,
    lead=12,
    large=16,
    huge=20,
    leading=1.3,
    air=0.7,
)
_FULL, _SHORT = "Bilan mobilité complet", "Bilan mobilité court"
_INTRODUCTION: Final = (
    "Cochez une case par question, ou plusieurs là où c’est écrit. La personne peut ne pas "
    "répondre, sans aucune conséquence : cochez « Ne souhaite pas répondre ». Cochez « Non "
    "abordé » quand le sujet n’est pas venu."
)
_HEALTH: Final = (
    "N’écrivez ni diagnostic médical, ni nom de médicament, ni motif d’une suspension de permis, "
    "ni numéro de sécurité sociale, ni situation judiciaire ou migratoire."
)
_AFTER: Final = "Une fois les réponses saisies, détruisez cette feuille."
_UNANSWERED: Final = (CheckBox(plain("Non abordé")), CheckBox(plain("Ne souhaite pas répondre")))
_LINE: Final = WritingLines(height=22)
_STORY: Final = 2  # lines, to tell in words
_UNITS: Final = {Room.DISTANCE: ("kilomètres", "minutes"), Room.AMOUNT: ("euros",)}


def title(content: BlankGrid) -> str:
    return f"{_FULL if content.full else _SHORT}, à remplir à la main"


def document(content: BlankGrid) -> Document:
    return Document(
        title=title(content),
        author=content.organisation.name,
        day=content.printed_on,
        foot=foot(f"Questions {content.version}", content.organisation),
        format=_FORMAT,
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: BlankGrid) -> Iterator[Block]:
    yield emblem(content.organisation)
    yield Gap(8)
    yield Title(plain(_FULL if content.full else _SHORT))
    yield Gap(2)
    count = counted(content.count, "question")
    yield text(f"À remplir à la main. {count}, version {content.version}.")
    yield Gap(6)
    yield from _who()
    yield Gap(4)
    notes = (_INTRODUCTION, _HEALTH, _AFTER)
    yield Panel(tuple(text(each, Size.SMALL) for each in notes))
    for section in content.sections:
        yield _section(section)
    yield _synthesis()


def _who() -> Iterator[Block]:
    """Leave room for whose interview it is: nothing is printed of anybody."""
    for left, right in (("Nom :", "Prénom :"), ("Date :", "Conseiller ou conseillère :")):
        yield Row((_to_write(left), _to_write(right)), (50, 50), gutter=20)


def _to_write(name: str) -> tuple[Block, ...]:
    return Gap(4), text(name), WritingLines(height=16)


def _section(section: BlankSection) -> Section:
    notice = (Panel((text(section.notice, Size.SMALL),)), Gap(3)) if section.notice else ()
    first, *others = (_question(each) for each in section.questions)
    whole = tuple(Together(question) for question in ((*notice, *first), *others))
    return Section(plain(section.label), whole)


def _question(question: BlankQuestion) -> tuple[Block, ...]:
    """Set beside the answers the two boxes of what has none; a story has the whole width."""
    number = strong(f"{question.number}.")
    marks = plain(" ".join(f"({mark})" for mark in _marks(question)))
    asked = Paragraph(joined(number, strong(question.text), marks))
    helped = tuple(_helped(question))
    story = (WritingLines(_STORY, height=_LINE.height),) if question.room is Room.LINES else ()
    answers = Row(((*helped, *_answers(question)), _UNANSWERED), (69, 31), gutter=6)
    return asked, answers, *story, Gap(5)


def _helped(question: BlankQuestion) -> Iterator[Block]:
    if question.hint:
        yield text(question.hint)
    if question.help:
        yield text(question.help, Size.SMALL)


def _marks(question: BlankQuestion) -> Iterator[str]:
    if question.sensitive:
        yield "question sensible"
    if question.several:
        yield "plusieurs réponses possibles"


def _answers(question: BlankQuestion) -> Iterator[Block]:
    if question.choices:
        yield Choices(tuple(CheckBox(plain(each)) for each in question.choices))
    yield from _room(question)
    if question.detail:
        yield text(f"{question.detail} :")
        yield _LINE


def _room(question: BlankQuestion) -> tuple[Block, ...]:
    if question.room in {Room.NONE, Room.LINES}:
        return ()
    if question.room is Room.LINE:
        return (_LINE,)
    units = _UNITS.get(question.room, (question.unit, "date de l’essai"))
    return (_measured(*units),)


def _measured(*units: str) -> Row:
    """Leave a short line before each unit."""
    cells = tuple((_LINE, text(unit, Size.SMALL)) for unit in units)
    empty: tuple[tuple[Block, ...], ...] = ((Gap(1),),) * (3 - len(units))
    return Row((*cells, *empty), (1, 1, 1), gutter=20)


def _synthesis() -> Section:
    """Leave room for what both conclude: no box, it is put in words."""
    asked = (
        ("Le but de la personne, avec ses mots :", 2),
        ("Ce qu’elle sait déjà faire (ses atouts) :", 3),
        ("Ce qui la freine le plus :", 3),
        ("Ce que vous décidez ensemble, et la date du prochain rendez-vous :", 3),
    )
    rooms = tuple(Together(_room_for(each, count)) for each, count in asked)
    return Section(plain("Ce que vous retenez ensemble"), rooms)


def _room_for(words: str, count: int) -> tuple[Block, ...]:
    return text(words), WritingLines(count, height=_LINE.height)
