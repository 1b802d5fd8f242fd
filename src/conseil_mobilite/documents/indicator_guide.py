"""« Guide des indicateurs »: what each figure of the plan counts, of whom, when, how protected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Emblem, Gap, Section, Together
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE, FULL_PAGE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Title, text
from conseil_mobilite.documents.kit.tables import Facts, cell
from conseil_mobilite.documents.kit.words import Words, plain, strong
from conseil_mobilite.domain.statistics.definitions.guide import (
    GuideEntry,
    GuideParagraph,
    IndicatorGuide,
)

TITLE: Final = "Guide des indicateurs"
_INTRODUCTION: Final = (
    "Ce que compte chaque indicateur des statistiques pour le plan d’action commun de mobilité "
    "solidaire (Code des transports, article L1215-3), et comment il est protégé avant de sortir."
)
_SCALE: Final = replace(DENSE, rows=0.55, air=0.8)
_NAMES: Final = 0.16  # of the width
_BREAKDOWN_NAMES: Final = 0.28


def document(content: IndicatorGuide, organisation: str, day: date) -> Document:
    return Document(
        title=TITLE,
        author=organisation,
        day=day,
        foot=(f"{TITLE} · plan de tableaux {content.plan}",),
        format=FULL_PAGE,
        scale=_SCALE,
        blocks=tuple(_blocks(content, organisation)),
    )


def _blocks(content: IndicatorGuide, organisation: str) -> Iterator[Block]:
    yield Emblem(organisation)
    yield Gap(14)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield text(_INTRODUCTION)
    told = tuple(text(sentence) for sentence in content.method)
    yield Section(plain("Ce qui vaut pour tous"), (Bullets(told),), Icon.DOCUMENT)
    for entry in content.entries:
        yield Together((_entry(entry),))
    yield _breakdowns(content.breakdowns)


def _entry(entry: GuideEntry) -> Section:
    rows = tuple(_row(paragraph) for paragraph in entry.paragraphs)
    definition = Paragraph(plain(entry.definition))
    heading = plain(f"{entry.code} – {entry.label}")
    return Section(heading, (definition, Gap(5), Facts(rows, _NAMES)))


def _row(paragraph: GuideParagraph) -> tuple[Words, tuple[Paragraph, ...]]:
    said = tuple(Paragraph(plain(sentence)) for sentence in paragraph.sentences)
    return strong(paragraph.name), said


def _breakdowns(breakdowns: tuple[GuideParagraph, ...]) -> Section:
    rows = tuple(
        (strong(each.name), cell(*(plain(sentence) for sentence in each.sentences)))
        for each in breakdowns
    )
    heading = plain("Les ventilations et leurs valeurs")
    return Section(heading, (Facts(rows, _BREAKDOWN_NAMES),), Icon.CHART)
