"""The HTML twin says what the PDF says, to a screen reader and on a printer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from tests.documents import gallery
from tests.documents.contrasts import Colour, contrast
from tests.documents.structure import Tree

from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.html.writing import write
from conseil_mobilite.documents.kit.blocks import Section
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.look import Format, Scale
from conseil_mobilite.documents.kit.paragraphs import Paragraph, text
from conseil_mobilite.documents.kit.words import joined, link, plain
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget

VOID_OF_TEXT = {"style", "title", "script"}
LANDMARKS = {"main", "footer"}


def parsed(document: Document) -> Element:
    """Parse the twin; whatever the standard calls an error raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(write(document).decode())
    assert isinstance(page, Element)
    return page


def said(element: Element) -> str:
    """Read the words and the numbers of list items, as they are heard."""
    return "".join("".join(_said(element)).split())


def _said(element: Element) -> Iterator[str]:
    if element.tag in VOID_OF_TEXT or (element.get("class") or "") == "box":
        yield element.tail or ""
        return
    yield element.text or ""
    for rank, kid in enumerate(element, 1):
        if element.tag == "ol":
            yield str(rank)
        yield from _said(kid)
    yield element.tail or ""


@pytest.fixture(scope="module", params=gallery.SHAPES)
def shape(request: pytest.FixtureRequest) -> tuple[Format, Scale]:
    return gallery.SHAPES[request.param]


@pytest.fixture(scope="module")
def document(shape: tuple[Format, Scale]) -> Document:
    return gallery.everything(*shape)


@pytest.fixture(scope="module")
def page(document: Document) -> Element:
    return parsed(document)


def test_the_twin_is_valid_and_has_one_main_heading_and_landmarks(page: Element) -> None:
    body = page.find("body")

    assert page.get("lang") == "fr"
    assert body is not None
    assert {kid.tag for kid in body} == LANDMARKS
    levels = [int(one.tag[1]) for one in page.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_twin_says_the_same_words_as_the_pdf_in_the_same_order(
    page: Element, shape: tuple[Format, Scale]
) -> None:
    main = page.find("body/main")
    assert main is not None
    extra = "S’ilrestedelaplace"

    heard = Tree(gallery.written(*shape)).root.letters
    assert said(main).replace(extra, "") == heard.replace(extra, "")


def test_a_real_sheet_says_the_same_words(sheet: ActionSheet, budget: SheetBudget) -> None:
    told = standard.document(replace(sheet, budget=budget))
    main = parsed(told).find("body/main")
    assert main is not None

    heard = Tree(pdf.write(told)).root.letters
    notes = "Pournoterunequestionouuneidée:"
    assert said(main).replace(notes, "") == heard.replace(notes, "")


def test_nothing_is_fetched_nothing_runs_and_no_identifier_is_twice(
    document: Document, page: Element
) -> None:

    assert not list(page.iter("script"))
    assert not list(page.iter("link"))
    for element in page.iter():
        assert not any(name.startswith("on") for name in element.attrib)
        source = element.get("src")
        assert source is None or source.startswith("data:image/")
    names = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(names) == len(set(names))
    assert "url(" not in write(document).decode()
    assert "@import" not in write(document).decode()


def test_table_heads_are_scoped_and_pictures_are_told_or_hidden(page: Element) -> None:

    assert {head.get("scope") for head in page.iter("th")} == {"row", "col"}
    for image in page.iter("img"):
        assert image.get("alt") == ""
    for drawing in page.iter("svg"):
        assert drawing.get("aria-hidden") == "true"
    boxes = [one for one in page.iter("span") if one.get("role") == "img"]
    assert boxes
    assert all(one.get("aria-label") for one in boxes)


def test_a_second_language_has_its_name_and_its_direction(page: Element) -> None:
    marked = [one for one in page.iter() if one.get("lang") not in {None, "fr"}]

    assert {one.get("lang") for one in marked} == {"uk"}
    assert all(one.get("dir") == "ltr" for one in marked)
    loose = "".join(page.itertext())
    for one in marked:
        loose = loose.replace("".join(one.itertext()), "")
    assert not re.search(r"[а-яіїє]", loose)


@pytest.mark.parametrize("lang", ["ar", "fa-AF", "ps"])
def test_what_is_written_from_the_right_says_so(lang: str) -> None:
    arabic = plain("موعدك مع", lang)
    sentence = joined(arabic, plain("Mme Morel", "fr"), link("a@b.fr", "mailto:a@b.fr"))
    shown = gallery.document(
        Paragraph(plain("Votre rendez-vous"), beside=sentence),
        Section(plain("Étapes"), (text("Une."),), beside=plain("خطواتك", lang)),
    )
    page = parsed(replace(shown, foot=("Fiche", plain("ترجمة مؤقتة", lang))))

    found = [one for one in page.iter() if one.get("lang") == lang]
    assert {one.tag for one in found} == {"p", "span"}
    assert all(one.get("dir") == "rtl" for one in found)
    french = [one for one in page.iter("span") if one.get("lang") == "fr"]
    assert [one.get("dir") for one in french] == ["ltr"]


def test_a_french_sentence_that_begins_with_a_foreign_passage_stays_french() -> None:
    quoted = joined(plain("أحتاج", "ar"), plain("a-t-elle écrit le jour de son arrivée."))
    page = parsed(gallery.document(Paragraph(quoted)))

    paragraph = page.find("body/main/p")
    assert paragraph is not None
    assert paragraph.get("lang") is None
    assert [(kid.tag, kid.get("lang")) for kid in paragraph] == [("span", "ar")]


def test_what_is_typed_is_never_markup() -> None:
    typed = '<script>alert("x")</script> & "guillemets"'
    shown = replace(gallery.document(text(typed)), title=typed, author=typed, foot=(typed,))
    page = parsed(shown)

    assert not list(page.iter("script"))
    assert "".join(page.itertext()).count('alert("x")') == 3


@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x1b", "\x85", "\r", "\u202e", "\u2066", "\ud800", "\ufffe", "\ufdd0", "\U0001ffff"],
    ids=ascii,
)
def test_what_shows_nothing_is_left_out_and_turns_no_word(sign: str) -> None:
    typed = f"Awa{sign} Roy"
    shown = replace(gallery.document(text(typed)), title=typed, author=typed, foot=(typed,))
    page = parsed(shown)

    assert "".join(page.itertext()).count("Awa Roy") == 3
    assert [one.get("content") for one in page.iter("meta") if one.get("name") == "author"] == [
        "Awa Roy"
    ]


def test_every_pair_of_colours_contrasts_by_seven_to_one() -> None:
    page = write(gallery.everything()).decode()
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", page))
    pairs = (("ink", "#ffffff"), ("blue", "#ffffff"), ("ink", "soft"), ("blue", "soft"))

    for first, second in pairs:
        assert contrast(rgb(colours.get(second, second)), rgb(colours[first])) >= 7, (first, second)


def rgb(told: str) -> Colour:
    red, green, blue = (int(told[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def test_it_prints_on_its_paper(document: Document) -> None:
    page = write(document).decode()

    assert "@media print" in page
    width, height = (round(side * 25.4 / 72) for side in document.format.size)
    assert f"@page {{ size: {width}mm {height}mm;" in page
