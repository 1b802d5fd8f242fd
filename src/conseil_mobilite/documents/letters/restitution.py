"""The restitution for the prescriber: the boxes chosen with the person, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Panel, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.emphasis import stressing
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.look import DENSE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Cell, Column, Facts, Table, cell, told
from conseil_mobilite.documents.kit.words import EMPTY, Words, joined, lines, plain, strong
from conseil_mobilite.domain.paper.restitution import Box, Part, Restitution, Told
from conseil_mobilite.domain.paper.restitution_words import NATIONAL

TITLE: Final = "Restitution du bilan mobilité"
SENSITIVE: Final = "Donnée sensible"
_AGREED: Final = "avec l’accord de la personne, donné le {day}."
_FRANCE_TRAVAIL: Final = (
    "Les contraintes et les objectifs numérotés sont ceux de la liste de France Travail. Leurs "
    "numéros restent à confirmer avec France Travail."
)
_NOTHING: Final = "rien n’est noté à ce jour."
_NONE: Final = "–"
_HAD: Final = frozenset({Part.STRENGTHS, Part.DONE})  # what is known or done has a check mark
_ICONS: Final[Mapping[Part, Icon]] = {
    Part.IDENTITY: Icon.PERSON,
    Part.GOALS: Icon.FLAG,
    Part.STRENGTHS: Icon.STAR,
    Part.BARRIERS: Icon.CHANGE,
    Part.NEEDS: Icon.BUS,
    Part.LEVELS: Icon.CHART,
    Part.DECISION: Icon.DOCUMENT,
    Part.ACTIONS: Icon.STEPS,
    Part.DONE: Icon.CHECK,
    Part.RELAY: Icon.PLACE,
    Part.BUDGET: Icon.PURSE,
}
_TABLES: Final[Mapping[Part, tuple[Column, ...]]] = {
    Part.LEVELS: (Column(plain("Axe"), 60), Column(plain("Niveau"), 40)),
    Part.ACTIONS: (
        Column(plain("Action"), 40),
        Column(plain("Avec qui"), 31),
        Column(plain("Quand"), 29),
    ),
    Part.DONE: (
        Column(plain("Étape"), 38),
        Column(plain("Avec qui"), 31),
        Column(plain("Résultat"), 31),
    ),
    Part.BUDGET: (
        Column(plain("Dépense ou aide"), 50),
        Column(plain("Aujourd’hui"), 25, figures=True),
        Column(plain("Avec la solution"), 25, figures=True),
    ),
}


def document(content: Restitution) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Restitution n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
        scale=replace(DENSE, rows=0.6),
    )


def _blocks(content: Restitution) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield Gap(16)
    yield Paragraph(lines(strong(content.agent), plain(content.prescriber)))
    yield Gap(12)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield text(f"Le {day_words(content.issued_on)}. Restitution n° {content.number}.")
    yield Gap(10)
    yield Panel((Paragraph(_confided(content)),))
    yield Gap(6)
    yield _identity(content)
    others = [box for box in content.boxes if box.part is not Part.IDENTITY]
    for part, boxes in groupby(others, key=lambda box: box.part):
        yield _section(part, tuple(boxes))
    yield Together(tuple(_closing(content)))


def _confided(content: Restitution) -> Words:
    day = day_words(content.agreed_on)
    said = content.texts.say(
        "restitution.ouverture",
        accord=day,
        personne=content.person_name,
        prescripteur=content.prescriber,
    )
    secret = content.texts.say("restitution.confidentialite", personne=content.person_name)
    return joined(stressing(said, _AGREED.format(day=day)), plain(secret))


def _identity(content: Restitution) -> Section:
    """Her name is always told; what else identifies her is in boxes."""
    chosen = [box for box in content.boxes if box.part is Part.IDENTITY]
    rows = [(plain("Nom"), cell(strong(content.person_name)))]
    for box in chosen:
        value = box.lines[0].text if box.told else "Non noté à ce jour"
        rows.append((plain(box.label), cell(plain(value))))
    rows.append((plain("Bilan mobilité"), cell(plain(_assessed(content)))))
    return Section(plain(Part.IDENTITY.value), (Facts(tuple(rows)),), _ICONS[Part.IDENTITY])


def _assessed(content: Restitution) -> str:
    if content.assessed_on is None:
        return "Pas encore validé à ce jour"
    return f"Validé le {day_words(content.assessed_on)}"


def _section(part: Part, boxes: Sequence[Box]) -> Section:
    """Mark what is sensitive: in the heading where all of it is, else line by line."""
    all_sensitive = all(box.sensitive for box in boxes)
    heading = f"{part.value} ({SENSITIVE.lower()})" if all_sensitive else part.value
    marked = not all_sensitive
    blocks = tuple(_table(part, boxes, marked=marked)) + tuple(_list(part, boxes, marked=marked))
    return Section(plain(heading), blocks, _ICONS[part])


def _table(part: Part, boxes: Sequence[Box], *, marked: bool) -> Iterator[Block]:
    columns = _TABLES.get(part, ())
    rows = [
        _row(line, marked=marked and box.sensitive)
        for box in boxes
        for line in box.lines
        if columns and len(line.cells) == len(columns) - 1
    ]
    if rows:
        yield Table(columns, tuple(rows))
        yield Gap(6)


def _row(line: Told, *, marked: bool) -> tuple[Cell, ...]:
    mark = plain(SENSITIVE) if marked else EMPTY
    return (told(plain(line.text), mark), *(cell(plain(each or _NONE)) for each in line.cells))


def _list(part: Part, boxes: Sequence[Box], *, marked: bool) -> Iterator[Block]:
    width = len(_TABLES.get(part, ()))
    items: list[Paragraph] = []
    for box in boxes:
        sensitive = marked and box.sensitive
        kept = [line for line in box.lines if not width or len(line.cells) != width - 1]
        items += [Paragraph(_item(line, marked=sensitive)) for line in kept]
        if not box.told:
            items.append(text(f"{box.label} : {_NOTHING}"))
    if items:
        had = part in _HAD and all(box.told for box in boxes)
        yield Bullets(tuple(items), known=had)


def _item(line: Told, *, marked: bool) -> Words:
    mark = strong(f"({SENSITIVE.lower()})") if marked else EMPTY
    details = tuple(plain(each) for each in line.cells if each)
    what = strong(line.text) if details else plain(line.text)
    return lines(joined(what, mark), *details)


def _national(content: Restitution) -> bool:
    """Tell whether a line quotes the list of France Travail."""
    every = (words for box in content.boxes for line in box.lines for words in line.cells)
    return any(words.startswith(NATIONAL) for words in every)


def _closing(content: Restitution) -> Iterator[Block]:
    body = content.organisation
    yield Gap(10)
    if _national(content):
        yield text(_FRANCE_TRAVAIL, Size.SMALL)
        yield Gap(6)
    yield text(content.texts.say("restitution.choix", personne=content.person_name))
    yield Gap(6)
    yield text(content.texts.say("restitution.cloture", prescripteur=content.prescriber))
    yield Gap(12)
    signed = (strong(content.adviser.full_name), plain(body.name), plain(body.address))
    yield Paragraph(lines(*signed))
