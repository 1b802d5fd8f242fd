"""The grid to fill by hand."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import (
    Block,
    CheckBox,
    Choices,
    Gap,
    Panel,
    Paragraph,
    Row,
    Section,
    Size,
    Title,
    Together,
    WritingLines,
    text,
)
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.look import DENSE
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.blank_grid import BlankGrid, BlankQuestion, BlankSection, Room

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
_LINES: Final = {Room.LINES: 2, Room.LINE: 1}
_UNITS: Final = {Room.DISTANCE: ("kilomètres", "minutes"), Room.AMOUNT: ("euros",)}


def title(content: BlankGrid) -> str:
    return f"{_FULL if content.full else _SHORT}, à remplir à la main"


def document(content: BlankGrid) -> Document:
    return Document(
        title=title(content),
        author=content.organisation.name,
        day=content.printed_on,
        foot=foot(f"Questions {content.version}", content.organisation),
        scale=DENSE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: BlankGrid) -> Iterator[Block]:
    yield emblem(content.organisation)
    yield Gap(12)
    yield Title(plain(_FULL if content.full else _SHORT))
    yield Gap(2)
    count = counted(content.count, "question")
    yield text(f"À remplir à la main. {count}, version {content.version}.")
    yield Gap(6)
    yield from _who()
    yield Gap(10)
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
    notice = (Panel((text(section.notice),)), Gap(8)) if section.notice else ()
    first, *others = (_question(each) for each in section.questions)
    whole = tuple(Together(question) for question in ((*notice, *first), *others))
    return Section(plain(section.label), whole)


def _question(question: BlankQuestion) -> tuple[Block, ...]:
    return *_asked(question), *_answers(question), Gap(9)


def _asked(question: BlankQuestion) -> Iterator[Block]:
    number = strong(f"{question.number}.")
    marks = plain(" ".join(f"({mark})" for mark in _marks(question)))
    yield Paragraph(joined(number, strong(question.text), marks))
    if question.hint:
        yield text(question.hint)
    if question.help:
        yield text(question.help, Size.SMALL)
    yield Gap(3)


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
        yield Gap(4)
    yield Gap(3)
    yield Choices(_UNANSWERED)


def _room(question: BlankQuestion) -> tuple[Block, ...]:
    if question.room is Room.NONE:
        return ()
    if question.room in _LINES:
        return WritingLines(_LINES[question.room]), Gap(5)
    units = _UNITS.get(question.room, (question.unit, "date de l’essai"))
    return _measured(*units), Gap(5)


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
    rooms = tuple(block for each, count in asked for block in _room_for(each, count))
    return Section(plain("Ce que vous retenez ensemble"), rooms)


def _room_for(words: str, count: int) -> tuple[Block, ...]:
    return text(words), WritingLines(count), Gap(9)
