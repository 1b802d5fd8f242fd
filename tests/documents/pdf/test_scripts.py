"""Arabic, Dari and Pashto on a page: every letter, in reading order, the French left in its own."""

import re
from datetime import date

import pytest
from tests.documents.conftest import Reading
from tests.documents.pdf.glyphs import GlyphReading

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Title
from conseil_mobilite.documents.kit.tables import Column, Table, cell
from conseil_mobilite.documents.kit.words import Words, joined, link, plain, strong, text_of
from conseil_mobilite.documents.pdf.scripts.missing import unprintable
from conseil_mobilite.documents.pdf.writing import write

SENTENCES = {
    "ar": "مرحبًا، موعدك يوم الثلاثاء 16 مارس 2027 على الساعة 14:30 (نسخة)؛ هل تحتاج «لا» أو ١٢٣؟",
    "fa-AF": "سلام! ملاقات شما سه‌شنبه ۱۶ مارچ ۲۰۲۷ ساعت ۱۴:۳۰ است. لطفاً می‌توانید بیایید؟ هویت‌تان.",
    "ps": "سلام! د مارچ ۱۶مه نېټه، ټول ډېر کاغذونه، ړوند، ږغ، ښار، ګاډی، پاڼه، زده کړئ او راشئ.",
}
ADDRESS = "https://www.trois-vallees.example/" + "mobilite/" * 14


def _document(*said: Words, beside: bool = False) -> Document:
    parts = [Paragraph(plain("Bonjour."), beside=one) if beside else Paragraph(one) for one in said]
    return Document("Essai", "Nous", date(2027, 3, 9), (Title(plain("Essai")), *parts))


def _read(*said: Words, beside: bool = False) -> GlyphReading:
    return GlyphReading(Reading(write(_document(*said, beside=beside))))


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_read_as_it_was_typed(lang: str) -> None:
    told = _read(plain(SENTENCES[lang], lang), strong(SENTENCES[lang], lang), beside=True)

    spoken = [text.strip() for tag, spoken, text in told.elements if (tag, spoken) == ("P", lang)]
    assert spoken == [SENTENCES[lang]] * 2
    assert all(one.glyph for one in told.shown)


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_plain_reader_of_text_gets_the_sentence(lang: str) -> None:
    assert SENTENCES[lang] in _read(plain(SENTENCES[lang], lang)).reading.plain_text


def test_french_words_numbers_and_foreign_names_keep_their_order() -> None:
    said = joined(
        plain("اتصل بـ", "ar"),
        plain("Sophie Morel", "fr"),
        plain("على الرقم", "ar"),
        plain("03 53 01 12 34"),
        plain("أو مع", "ar"),
        plain("Олена Шевченко"),
        plain("و", "ar"),
        plain("Nguyễn Thị Hồng"),
        plain("شكرًا", "ar"),
    )
    told = _read(said)

    assert told.text == f"Essai {' '.join(text_of(said).split())}"
    assert ("Span", "fr", "Sophie Morel") in told.elements
    assert {"0353011234", "SophieMorel", "ОленаШевченко", "NguyễnThịHồng"} <= set(_passages(told))


def test_a_number_after_an_arabic_name_keeps_its_order_in_french() -> None:
    told = _read(plain("Téléphone de أحمد بن علي : 03 53 01 12 34, né le 12/03/1980."))

    assert "Téléphone de أحمد بن علي : 03 53 01 12 34, né le 12/03/1980." in told.text
    assert ":0353011234,néle12/03/1980." in "".join(told.lines)


def test_an_arabic_name_in_a_french_sentence_is_drawn_from_the_right() -> None:
    told = _read(plain("Avec محمد علي ici"))

    assert told.lines[1] == "Avec" + "محمدعلي"[::-1] + "ici"


def test_figures_of_dari_alone_are_printed_in_a_french_sentence() -> None:
    assert "Bus ۱۲۳" in _read(plain("Bus ۱۲۳")).text


def test_what_is_active_in_a_link_ends_with_its_letters() -> None:
    told = _read(joined(plain("زوروا", "ar"), link("www.example.org", "https://www.example.org")))
    inked = [one for one in told.shown if one.mark > 0 and "!" < one.letters < "~"]
    target, (left, _, right, _) = told.links[0]

    assert target == "https://www.example.org"
    assert left == pytest.approx(inked[0].x, abs=0.01)
    assert right == pytest.approx(inked[-1].x + 6, abs=2)


def test_a_link_in_an_arabic_sentence_is_active_on_every_line_that_it_takes() -> None:
    told = _read(joined(plain("زوروا", "ar"), link(ADDRESS, ADDRESS), plain("الآن", "ar")))

    assert len(told.links) > 1
    assert {target for target, _ in told.links} == {ADDRESS}
    assert told.text == f"Essai زوروا {ADDRESS} الآن"
    assert told.reading.tags.count("/Link") == 1
    assert all(56 < left < right < 539 for _, (left, _, right, _) in told.links)


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_paragraph_goes_on_overleaf_without_losing_a_word(lang: str) -> None:
    told = _read(plain(" ".join([SENTENCES[lang]] * 70), lang))

    assert len(told.reading.pages) == 2
    assert told.text == " ".join(["Essai", *[SENTENCES[lang]] * 70])


def test_a_passage_that_goes_on_overleaf_stays_one_passage() -> None:
    french = " ".join(["Voir la place de la Mairie."] * 200)
    told = _read(joined(plain("مرحبًا", "ar"), plain(french, "fr"), plain("شكرًا", "ar")))

    assert len(told.reading.pages) > 1
    assert told.reading.tags.count("/Span") == 1
    assert told.text == " ".join(["Essai", "مرحبًا", *french.split(), "شكرًا"])


def test_line_breaks_of_the_typist_stay() -> None:
    told = _read(plain("سطر أول\nسطر ثان", "ar"))

    assert told.reading.pages[0].startswith("Essai سطر أول سطر ثان")
    assert len(told.lines) == 4  # the title, two lines, the foot


def test_the_head_of_a_table_is_shaped_and_tagged_once() -> None:
    heads = (Column(plain("Étape")), Column(plain("الخطوة", "ar")))
    rows = tuple((cell(plain(f"Pas {n}")), cell(plain("بطاقة", "ar"))) for n in range(60))
    document = Document(
        "Essai", "Nous", date(2027, 3, 9), (Title(plain("Essai")), Table(heads, rows))
    )
    told = GlyphReading(Reading(write(document)))

    assert len(told.reading.pages) > 1
    assert told.text.count("الخطوة") == 1
    assert told.reading.plain_text.count("الخطوة") == len(told.reading.pages)


def test_what_no_typeface_has_is_replaced_and_named_and_arabic_is_not() -> None:
    document = _document(plain("Li 王, محمد et İnci, ۱۲۳, नमस्ते"))

    assert unprintable(document) == ("王", "न", "म", "स", "त")
    assert "Li ?, محمد et İnci, ۱۲۳, ????" in GlyphReading(Reading(write(document))).text


def test_the_same_words_give_the_same_bytes_whatever_was_drawn_before() -> None:
    said = plain(SENTENCES["ps"], "ps")
    first = write(_document(said))
    write(_document(plain(SENTENCES["ar"], "ar"), plain("حسن ٤٥٦", "ar")))

    assert write(_document(said)) == first


def test_the_first_lines_of_two_languages_stand_on_one_baseline() -> None:
    told = _read(plain("مرحبًا", "ar"), beside=True)
    heights = {round(one.y, 3) for one in told.shown if one.letters in {"B", "م"}}

    assert len(heights) == 1


def _passages(told: GlyphReading) -> list[str]:
    """Return what is between the Arabic words of a line, as the eye finds it."""
    return [part for line in told.lines for part in re.split("[\u0600-\u06ff]+", line)]
