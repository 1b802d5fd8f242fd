"""Every kind of block, in every size of paper and of letters: drawn whole, tagged, in order."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents import gallery
from tests.documents.structure import Part, Tree

from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Block,
    Ending,
    Entry,
    Gap,
    Numbered,
    Panel,
    Row,
    Section,
    Together,
)
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import CheckBox, WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import (
    PAGE,
    STANDARD,
    Format,
    Scale,
)
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Column, Facts, Table
from conseil_mobilite.documents.kit.words import EMPTY, FRENCH, joined, lines, link, plain
from conseil_mobilite.documents.pdf.writing import write

HEADING = re.compile(r"H[1-6]")
SECTION_HEADING = re.compile(r"H[2-6]")


def drawn(*blocks: Block, shape: Format = PAGE, scale: Scale = STANDARD) -> Tree:
    return Tree(write(gallery.document(*blocks, shape=shape, scale=scale)))


def drawn_kind(name: str) -> Part:
    """Draw one kind of block, and return what follows the title."""
    return drawn(gallery.kinds()[name]).root.kids[1]


def letters(document: Document) -> str:
    return "".join("".join(run.text for run in document.runs()).split())


@pytest.fixture(scope="module", params=gallery.SHAPES)
def whole(request: pytest.FixtureRequest) -> tuple[Document, Tree]:
    shape = gallery.SHAPES[request.param]
    return gallery.everything(*shape), Tree(gallery.written(*shape))


def test_every_word_is_found_again(whole: tuple[Document, Tree]) -> None:
    document, tree = whole
    lost = Counter(letters(document)) - Counter(tree.root.letters)

    assert lost <= Counter(letters(gallery.document(*gallery.EXTRA)))


def test_every_mark_is_balanced_and_told_from_its_page(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    for operators in tree.operators:
        depth = 0
        for operator in operators:
            depth += operator in {"BMC", "BDC"}
            depth -= operator == "EMC"
            assert depth in {0, 1}
            assert depth or operator not in {"Tj", "TJ", "S", "f", "f*", "B", "re", "Do"}
        assert not depth
    told = sum(len(part.pages) for part in tree.root.walk())
    assert told == sum(len(marks) for marks in tree.marks)


def test_headings_follow_each_other_and_none_is_skipped(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    levels = [int(part.tag[1:]) for part in tree.root.walk() if HEADING.fullmatch(part.tag)]

    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_headings_are_bookmarks_in_their_order(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    headings = [part for part in tree.root.walk() if part.tag in {"H1", "H2", "H3"}]
    told = [(part.kids[0] if part.all("Span") else part).text for part in headings]

    entries = outline(tree.file.outline)
    assert [entry.split() for entry in entries] == [words.split() for words in told]


def test_tables_have_heads_in_both_directions(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    for table in tree.root.all("Table"):
        rows = [row.kids for row in table.kids]
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(row[0].tag == "TH" for row in rows)
        assert {row[0].scope for row in rows} <= {"Row", "Column"}
        assert {cell.scope for cell in table.all("TH")} <= {"Row", "Column"}


def test_list_items_have_a_body_and_figures_a_text_and_a_place(
    whole: tuple[Document, Tree],
) -> None:
    _, tree = whole
    for group in tree.root.all("L"):
        assert {item.tag for item in group.kids} == {"LI"}
    for item in tree.root.all("LI"):
        assert [kid.tag for kid in item.kids] in (["Lbl", "LBody"], ["LBody"])
    assert all(figure.alt and figure.box for figure in tree.root.all("Figure"))


def test_links_are_active_and_told(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    links = tree.root.all("Link")
    assert links
    assert all(one.links and one.alt for one in links)
    zones = [zone.get_object() for page in tree.file.pages for zone in page.get("/Annots", ())]
    assert len(zones) == sum(one.links for one in links)
    assert all(zone["/Contents"] for zone in zones)


def test_a_second_language_is_named_where_it_is_said(whole: tuple[Document, Tree]) -> None:
    _, tree = whole
    for part in tree.root.walk():
        own = "".join(one for one in part.held if isinstance(one, str))
        cyrillic = bool(re.search(r"[а-яіїє]", own))
        assert (part.lang == "uk") == cyrillic, own


def outline(entries: Sequence[object]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        if isinstance(entry, list):
            found += outline(entry)
        else:
            found.append(str(getattr(entry, "title", "")))
    return found


def test_a_passage_is_a_span_of_its_language_and_a_link_a_link() -> None:
    said = drawn_kind("passages")

    assert [(kid.tag, kid.lang, kid.text.strip()) for kid in said.kids] == [
        ("Link", "", "donnees@trois-vallees.example"),
        ("Span", "uk", gallery.UKRAINIAN),
    ]
    assert said.lang == ""


def test_a_long_address_is_active_on_each_line_in_a_cell_as_in_a_panel() -> None:
    said = Paragraph(joined(plain("Voyez"), link(gallery.ADDRESS, gallery.ADDRESS)))
    cells = ((text("Ici"),), (said,))
    table = Table((Column(plain("Où")), Column(plain("Lien"))), (cells,))
    tree = drawn(said, Panel((said,)), table, Facts(((plain("Lien"), (said,)),)))

    found = tree.root.all("Link")
    assert [one.letters for one in found] == [gallery.ADDRESS] * 4
    assert all(one.links > 1 for one in found)
    for page in tree.file.pages:
        for zone in page.get("/Annots", ()):
            assert zone.get_object()["/Rect"][2] <= PAGE.size[0] - PAGE.margin + 1


@pytest.mark.parametrize("shape", ["standard", "card"])
def test_a_paragraph_of_passages_goes_on_overleaf(shape: str) -> None:
    sentence = joined(plain(gallery.UKRAINIAN, "uk"), plain("« à la mairie »", FRENCH))
    said = Paragraph(joined(*([sentence] * 90)))
    tree = drawn(said, shape=gallery.SHAPES[shape][0], scale=gallery.SHAPES[shape][1])

    (told,) = tree.root.all("P")
    assert told.lang == "uk"
    assert [kid.lang for kid in told.kids] == ["fr"] * 90
    assert told.letters == "".join("".join(run.text for run in said.words).split())
    assert len(set(told.pages)) > 1


def test_a_link_is_cut_overleaf_in_the_middle() -> None:
    words = joined(plain("mot " * 20), link("adresse " * 2000, "https://mobilite.example"))
    tree = drawn(Paragraph(words))

    (found,) = tree.root.all("Link")
    assert len(set(found.pages)) == len(tree.file.pages) > 1
    assert found.letters == "adresse" * 2000


def test_heads_come_again_overleaf_but_once_in_the_structure() -> None:
    tree = drawn(gallery.table(20))

    pages = [page.extract_text() for page in tree.file.pages]
    assert len(pages) > 2
    assert all("Avec qui" in page for page in pages)
    assert [row.kids[0].scope for row in tree.root.all("TR")] == ["Column", *["Row"] * 20]
    assert tree.root.letters.count("Avecqui") == 1


@pytest.mark.parametrize("shape", gallery.SHAPES)
def test_what_is_higher_than_a_page_is_cut_and_kept(shape: str) -> None:
    long = text("Une phrase qui dure. " * 300)
    held = (
        Panel((long, Together((long,)))),
        Section(plain("Cadre"), (long,), Icon.FLAG, framed=True),
        Numbered((Entry((long,), Icon.BUS, plain("Bus")),)),
        Row(((long,), (long,)), (1, 1)),
        Bullets((long,)),
        Beside(Icon.CLOCK, (long,)),
        Facts(((plain("Quoi"), (long,)),)),
        Table((Column(plain("Un")), Column(plain("Deux"))), (((long,), (long,)),)),
    )
    document = gallery.document(
        *held, shape=gallery.SHAPES[shape][0], scale=gallery.SHAPES[shape][1]
    )
    tree = Tree(write(document))

    assert tree.root.letters.count("Unephrasequidure.") == 11 * 300


@pytest.mark.parametrize("above", [0, 30])
def test_last_words_higher_than_a_page_are_cut_and_kept(above: int) -> None:
    long = text("Une phrase qui dure. " * 300)
    started = Paragraph(lines(*[plain("mot")] * (above + 1)))
    tree = drawn(started, Ending((Section(plain("Fin"), (Panel((long,)),)),), (), (text("Lu."),)))

    assert tree.root.letters.count("Unephrasequidure.") == 300
    assert tree.root.letters.endswith("Lu.")


@pytest.mark.parametrize("above", [0, 30])
def test_a_heading_higher_than_a_page_is_cut_and_kept(above: int) -> None:
    started = Paragraph(lines(*[plain("mot")] * (above + 1)))
    tree = drawn(started, Section(plain("a" * 10_000), (text("Dit dessous."),), Icon.FLAG))

    assert tree.root.letters.count("a") >= 10_000
    assert tree.root.letters.endswith("Ditdessous.")


def test_a_title_is_not_left_alone_above_what_is_nearly_as_high_as_a_page() -> None:
    tall = Together((Paragraph(lines(*[plain("mot")] * 46)),))
    title, said = drawn(tall).root.kids

    assert title.pages == [0]
    assert 0 in said.pages


def test_a_title_in_two_languages_stays_on_few_lines() -> None:
    one = gallery.document(text("x"), paired=True)
    tree = Tree(write(one))

    assert [kid.lang for kid in tree.root.kids[0].kids] == ["", "uk"]
    assert len(tree.root.kids[0].kids[1].pages) == 1


def test_a_french_sentence_that_begins_with_a_foreign_passage_stays_french() -> None:
    quoted = plain("Потрібна допомога", "uk")
    tree = drawn(
        Paragraph(joined(quoted, plain("a-t-elle écrit le jour de son arrivée."))),
        Paragraph(joined(plain("أحتاج", "ar"), plain("a-t-elle écrit ce jour-là.", FRENCH))),
    )

    said = tree.root.kids[1:]
    assert [one.lang for one in said] == ["", ""]
    assert [[kid.lang for kid in one.kids] for one in said] == [["uk"], ["ar"]]


def test_a_translation_keeps_its_language_around_a_longer_french_address() -> None:
    place = plain("4 place de la Mairie, à Valbrune-sur-Oise", FRENCH)
    said = Paragraph(place, beside=joined(plain("Де:", "uk"), place))

    french, ukrainian = drawn(said).root.kids[1:]
    assert (french.lang, ukrainian.lang) == ("", "uk")
    assert [kid.lang for kid in ukrainian.kids] == ["fr"]


def test_an_empty_sentence_leaves_no_trace() -> None:
    tree = drawn(Paragraph(EMPTY), Panel((Paragraph(EMPTY), text("Oui"))))

    assert [part.text.strip() for part in tree.root.all("P")] == ["Oui"]


EMPTY_BLOCKS: dict[str, Callable[[], object]] = {
    "section": lambda: Section(plain("Vos aides"), ()),
    "heading": lambda: Section(EMPTY, (text("x"),)),
    "table": lambda: Table((Column(plain("Un")),), ()),
    "short row": lambda: Table((Column(plain("Un")), Column(plain("Deux"))), (((),),)),
    "facts": lambda: Facts(()),
    "bullets": lambda: Bullets(()),
    "cards": lambda: Numbered(()),
    "panel": lambda: Panel(()),
    "row": lambda: Row(((),), (1, 2)),
    "title": lambda: Title(EMPTY),
    "two titles": lambda: gallery.document(Title(plain("Encore"))),
}


@pytest.mark.parametrize("name", EMPTY_BLOCKS)
def test_a_block_around_nothing_is_refused_where_it_is_made(name: str) -> None:
    with pytest.raises(ValueError, match=r"say in a sentence|each|one title"):
        EMPTY_BLOCKS[name]()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(gallery.everything()) == gallery.written(PAGE, STANDARD)


SENTENCES = st.builds(
    lambda words, size: Paragraph(plain(" ".join(words)), size),
    st.lists(
        st.sampled_from(("mot", "déplacement", "e" * 90, "été", "à")), min_size=1, max_size=80
    ),
    st.sampled_from(Size),
)
HEARD = st.one_of(SENTENCES, st.sampled_from((CheckBox(plain("Oui")), gallery.table(2))))
SILENT = st.sampled_from((Gap(30), WritingLines(2)))


def _holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Hold blocks, the first of which is heard and not only seen."""
    others = st.lists(st.one_of(inner, SILENT), max_size=3)
    several = st.builds(lambda first, rest: (first, *rest), inner, others)
    return st.one_of(
        st.builds(Section, st.just(plain("Titre")), several, st.sampled_from((None, Icon.BUS))),
        st.builds(Section, st.just(plain("Cadre")), several, framed=st.just(value=True)),
        st.builds(Panel, several),
        st.builds(Together, several),
        st.builds(Beside, st.just(Icon.BUS), several),
        st.builds(lambda held: Numbered((Entry(held, Icon.BUS),)), several),
        st.builds(lambda held: Row((held, ()), (2, 1)), several),
    )


BLOCKS = st.recursive(HEARD, _holders, max_leaves=6)


@settings(max_examples=15, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=7), st.sampled_from(sorted(gallery.SHAPES)))
def test_any_document_is_drawn_whole_and_no_section_heading_ends_a_page(
    blocks: list[Block], shape: str
) -> None:
    document = gallery.document(
        *blocks, shape=gallery.SHAPES[shape][0], scale=gallery.SHAPES[shape][1]
    )
    tree = Tree(write(document))

    said, drawn_ones = Counter(letters(document)), Counter(tree.root.letters)
    assert not said - drawn_ones
    assert set(drawn_ones - said) <= set("123456789")
    last = dict[int, Part]()
    for part in tree.root.walk():
        last.update(dict.fromkeys(part.pages, part))
    ends = [last[page].tag for page in sorted(last)]
    assert not any(SECTION_HEADING.fullmatch(tag) for tag in ends[:-1]), ends
