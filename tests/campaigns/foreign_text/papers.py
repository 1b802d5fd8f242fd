"""Each paper about a person, a service or a body called so: read again as PDF and as HTML."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import html5lib
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from reportlab.platypus.doctemplate import LayoutError
from tests.campaigns.foreign_text.texts import HARMLESS, MARK, seen
from tests.campaigns.made_papers.chance import Dice, Extent, Person
from tests.campaigns.made_papers.makers import MAKERS

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import writing as pdf

LONG: Final = 1_000
"""Letters from which a paper is made with as little else as it may."""
ACTIVE: Final = frozenset(
    {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/SubmitForm"}
)
REACHING: Final = frozenset({"href", "src", "action", "style", "srcset", "formaction", "data"})
Shape = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class ForeignDice(Dice):
    """Has one text for all that is told."""

    told: str = HARMLESS

    def text(self, *lengths: int) -> str:
        return self.told if max(lengths) else ""

    def typed(self, *lengths: int) -> str:
        return self.text(*lengths)

    def name(self) -> str:
        return self.told

    def mail(self) -> str:
        return self.told


@dataclass(frozen=True)
class ForeignPerson(Person):
    told: str = HARMLESS

    @property
    def word(self) -> str:
        return self.told


def made(kind: str, text: str) -> Document:
    extent = Extent.BARE if len(text) > LONG else Extent.FULL
    dice = ForeignDice(random.Random(3), extent, text)  # noqa: S311 - chance, not security
    return MAKERS[kind](dice, ForeignPerson(1, text))


def faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield each paper that was read, PDF then HTML, and what is wrong with it or nothing."""
    for kind in MAKERS:
        document, plain = made(kind, text), made(kind, HARMLESS)
        yield f"{kind}.pdf", "; ".join(_printed(document, text))
        yield (
            f"{kind}.html",
            "; ".join(in_html(html.write(document), text, shape(html.write(plain)))),
        )


def _printed(document: Document, text: str) -> Iterator[str]:
    try:
        content = pdf.write(document)
    except LayoutError:
        yield "no paper can be laid out"
        return
    yield from in_pdf(content, text)


def in_pdf(content: bytes, text: str) -> Iterator[str]:
    """Tell what is not there as text, and what of it became an action or a link."""
    reader = PdfReader(BytesIO(content))
    pages = "".join(page.extract_text() for page in reader.pages)
    told = seen(f"{pages} {reader.metadata}")
    if not _holds(told, text):
        yield "the text is not there"
    for number in range(1, int(str(reader.trailer["/Size"]))):
        held = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(held, DictionaryObject):
            yield from _acting(held)


def _acting(held: DictionaryObject) -> Iterator[str]:
    for each in _dictionaries(held):
        if active := ACTIVE.intersection(each):
            yield f"acts by {sorted(active)}"
        if MARK in str(each.get("/URI", "")):
            yield "a link is made of it"


def _dictionaries(held: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield a dictionary and those that it holds itself; those it refers to are read apart."""
    yield held
    for inner in held.values():
        for each in inner if isinstance(inner, ArrayObject) else [inner]:
            if isinstance(each, DictionaryObject):
                yield from _dictionaries(each)


def in_html(content: bytes, text: str, expected: Shape) -> Iterator[str]:
    """Tell what is not there as text, and what of it became an element, an attribute, a link."""
    root = html5lib.parse(content.decode(), treebuilder="etree", namespaceHTMLElements=False)
    if not _holds(seen("".join(root.itertext())), text):
        yield "the text is not there"
    if strange := shape(content) - expected:
        yield f"made of it: {sorted(strange)}"
    for element in root.iter():
        for name, value in element.attrib.items():
            if MARK in value and (name in REACHING or str(name).startswith("on")):
                yield f"<{element.tag} {name}> is made of it"


def shape(content: bytes) -> Shape:
    """Return the elements of a page, each with each of its attributes."""
    root = html5lib.parse(content.decode(), treebuilder="etree", namespaceHTMLElements=False)
    tags = frozenset((str(element.tag), "") for element in root.iter())
    return tags | {
        (str(element.tag), str(name)) for element in root.iter() for name in element.attrib
    }


def _holds(told: str, text: str) -> bool:
    """Tell whether a text is there, whole; a long one by the number of its letters."""
    wanted = seen(text)
    if len(wanted) <= LONG:
        return wanted in told
    letter = wanted[-1]
    return MARK in told and told.count(letter) >= wanted.count(letter)
