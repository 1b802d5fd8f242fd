"""The phrase files: whole, clean, writable with the fonts there are, and true to the French."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from string import Formatter

import pytest

from conseil_mobilite import documents
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.words import RIGHT_TO_LEFT, Run, Words, plain, strong, text_of
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.phrases.book import PhraseBook, PhraseError, book, french, languages
from conseil_mobilite.domain.language.french import euros, hour

TUESDAY = date(2027, 3, 16)
ALL = ("fr", *languages())
IN_LATIN = ("en", "es", "pt", "ro", "tr")
FRENCH_WORDS = re.compile(
    r"\b(vous|votre|vos|avec|est|sont|une|dans|pour|les|des|aux|chaque|français|étape)\b",
    re.IGNORECASE,
)


def places(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def bare(sentence: str) -> str:
    """Return the words of a sentence without the names of its places."""
    return "".join(said for said, _, _, _ in Formatter().parse(sentence))


def everything(words: PhraseBook) -> Iterator[str]:
    yield from (words.endonym, *words.dates.months, *words.dates.weekdays)
    yield from (bare(sentence) for sentence in words.phrases.values())
    yield from words.strengths.values()
    numbers = words.numbers
    patterns = (words.dates.day, words.dates.with_year, words.dates.with_weekday, numbers.money)
    lengths = (numbers.full_hour, numbers.hour, numbers.minutes, numbers.hours)
    longer = (numbers.hours_and_minutes, numbers.few_minutes)
    yield from (bare(pattern) for pattern in (*patterns, *lengths, *longer))
    yield from (numbers.digits, numbers.thousands, numbers.decimal)


def test_the_languages_asked_for_are_there() -> None:
    assert set(languages()) >= {"en", "ar", "uk", "fa-AF", "ps", "pt", "tr", "ro"}
    assert "fr" not in languages()
    assert "simplifiee" not in languages()


@pytest.mark.parametrize("tag", ALL)
def test_a_language_says_every_sentence_with_the_same_places(tag: str) -> None:
    words = book(tag)

    assert words.tag == tag
    assert list(words.phrases) == list(french().phrases)
    for key, sentence in words.phrases.items():
        assert places(sentence) == places(french().phrases[key]), key
        assert len(set(places(sentence))) == len(places(sentence)), key


@pytest.mark.parametrize("tag", ALL)
def test_sentences_are_neither_empty_nor_oddly_spaced(tag: str) -> None:
    words = book(tag)

    for key, sentence in words.phrases.items():
        assert bare(sentence).strip(), key
        assert sentence == sentence.strip(), key
        assert not re.search(r"\s\s|[^\S\u00a0 ]", sentence), key
        assert unicodedata.is_normalized("NFC", sentence), key
    assert all(
        len(set(names)) == len(names) for names in (words.dates.months, words.dates.weekdays)
    )
    assert (len(words.dates.months), len(words.dates.weekdays)) == (12, 7)


@pytest.mark.parametrize("tag", ALL)
def test_a_sentence_ends_as_the_french_one_does(tag: str) -> None:
    """A full stop, a colon or a question mark in one is one in the other."""
    ends = {".": ".", ":": ":", "?": "?؟"}
    for key, sentence in french().phrases.items():
        said = book(tag).phrases[key]
        if sentence[-1] in ends:
            assert said[-1] in ends[sentence[-1]], key
        else:
            assert said[-1] not in ".:?؟،,", key


@pytest.mark.parametrize("tag", languages())
def test_nothing_is_left_in_french(tag: str) -> None:
    for key, sentence in book(tag).phrases.items():
        assert sentence != french().phrases[key], key
        assert not FRENCH_WORDS.search(bare(sentence)), key
        if tag not in IN_LATIN:
            assert not re.search(r"[A-Za-z]", bare(sentence)), key


@pytest.mark.parametrize("tag", sorted(RIGHT_TO_LEFT))
def test_what_is_read_from_the_right_has_its_own_punctuation_and_digits(tag: str) -> None:
    words = book(tag)

    assert words.direction == "rtl"
    for key, sentence in words.phrases.items():
        assert not re.search(r"[,;?]", bare(sentence)), key
        if tag != "ar":
            assert not re.search(r"[0-9%]", bare(sentence)), key
            assert "ي" not in bare(sentence) or tag == "ps", key


@pytest.mark.parametrize("tag", ALL)
def test_every_letter_has_a_glyph_in_the_font_of_its_script(tag: str) -> None:
    words = book(tag)
    drawn = fonts.covered_by_any() if words.direction == "rtl" else fonts.covered()

    letters = set("".join(everything(words))) - {"\u200c"}  # joins or parts, and is never drawn
    assert not {letter for letter in letters if ord(letter) not in drawn}


@pytest.mark.parametrize("tag", ALL)
def test_no_native_reader_is_claimed(tag: str) -> None:
    assert not book(tag).read_by_native


@pytest.mark.parametrize("key", list(french().phrases))
def test_every_sentence_is_said_somewhere(key: str) -> None:
    sources = Path(documents.__file__).parent.rglob("*.py")

    assert any(f'"{key}"' in file.read_text(encoding="utf-8") for file in sources)


@pytest.mark.parametrize(
    ("tag", "written", "short"),
    [
        ("fr", "mardi 16\u00a0mars 2027", "1er\u00a0mars"),
        ("en", "Tuesday 16\u00a0March 2027", "1\u00a0March"),
        ("ar", "الثلاثاء 16\u00a0مارس 2027", "1\u00a0مارس"),
        ("uk", "16\u00a0березня 2027\u00a0року (вівторок)", "1\u00a0березня"),
        ("fa-AF", "سه‌شنبه ۱۶\u00a0مارچ ۲۰۲۷", "۱\u00a0مارچ"),
        ("ps", "۱۶\u00a0مارچ ۲۰۲۷ (سه‌شنبه)", "۱\u00a0مارچ"),
        ("pt", "terça-feira, 16\u00a0de\u00a0março de 2027", "1\u00a0de\u00a0março"),
        ("tr", "16\u00a0Mart 2027 Salı", "1\u00a0Mart"),
        ("ro", "marți, 16\u00a0martie 2027", "1\u00a0martie"),
        ("es", "martes 16\u00a0de\u00a0marzo de 2027", "1\u00a0de\u00a0marzo"),
        ("ru", "16\u00a0марта 2027\u00a0года (вторник)", "1\u00a0марта"),
    ],
)
def test_a_date_is_written_as_the_language_does(tag: str, written: str, short: str) -> None:
    words = book(tag)

    assert words.day(TUESDAY, weekday=True) == (Run(written, lang=tag),)
    assert text_of(words.day(date(2027, 3, 1), since=TUESDAY)) == short


@pytest.mark.parametrize("tag", ALL)
def test_every_day_of_a_year_names_its_weekday_its_number_its_month_and_its_year(tag: str) -> None:
    words = book(tag)
    for rank in range(366):
        day = date(2028, 1, 1) + timedelta(rank)
        told = text_of(words.day(day, weekday=True))
        number = words.dates.first if day.day == 1 else str(day.day)
        assert words.numbers.in_digits(f"{number}\u00a0") in told
        assert words.numbers.in_digits("2028") in told
        assert words.dates.months[day.month - 1] in told
        assert words.dates.weekdays[day.weekday()] in told
        assert words.numbers.in_digits("2028") not in text_of(words.day(day, since=day))


def test_french_dates_hours_and_sums_are_those_of_every_other_paper() -> None:
    for rank in range(366):
        day = date(2028, 1, 1) + timedelta(rank)
        assert text_of(french().day(day, weekday=True)) == day_words(day, weekday=True)
    for moment in (time(9), time(14, 30), time(0, 5)):
        assert text_of(french().hour(moment)) == hour(moment)
    for cents in (0, 45_000, 125_050, 5, 123_456_789):
        assert text_of(french().money(cents)) == euros(cents)


@pytest.mark.parametrize(
    ("tag", "moment", "lasting", "sum_of_money"),
    [
        ("en", "14:05", "1\u00a0h\u00a030\u00a0min", "€1,250.50"),
        ("ar", "14:05", "90\u00a0دقيقة", "1250,50\u00a0يورو"),
        ("uk", "14:05", "1\u00a0год\u00a030\u00a0хв", "1\u00a0250,50\u00a0€"),
        ("fa-AF", "۱۴:۰۵", "۱\u00a0ساعت و ۳۰\u00a0دقیقه", "۱۲۵۰٫۵۰\u00a0یورو"),
        ("tr", "14:05", "1\u00a0saat 30\u00a0dakika", "1.250,50\u00a0€"),
    ],
)
def test_hours_lengths_and_sums_are_written_as_the_language_does(
    tag: str, moment: str, lasting: str, sum_of_money: str
) -> None:
    words = book(tag)

    assert text_of(words.hour(time(14, 5))) == moment
    assert text_of(words.length(90)) == lasting
    assert text_of(words.money(125_050)) == sum_of_money


@pytest.mark.parametrize("tag", ALL)
def test_whole_hours_and_short_lengths_are_said(tag: str) -> None:
    words = book(tag)

    assert words.numbers.in_digits("9") in text_of(words.hour(time(9)))
    assert words.numbers.in_digits("45") in text_of(words.length(45))
    assert text_of(words.length(120)) != text_of(words.length(150))


def test_a_name_has_no_language_and_what_was_typed_in_french_keeps_it() -> None:
    said: Words = book("uk").words("call", name=strong("Sophie"))
    french_place = book("ar").words("place", place=plain("Mairie", "fr"))

    assert [(run.text, run.lang, run.strong) for run in said] == [
        ("Зателефонуйте (", "uk", False),
        ("Sophie", "", True),
        (") або залиште повідомлення.", "uk", False),
    ]
    assert [run.lang for run in french_place] == ["ar", "fr"]


def test_french_sentences_have_french_spaces() -> None:
    assert "pas venir\u00a0?" in french().text("change_question")
    assert "Avec qui\u00a0: Bus" in french().text("with_whom", name="Bus")


def test_a_sentence_or_a_value_that_is_missing_is_said_clearly() -> None:
    with pytest.raises(PhraseError, match="uk: no sentence 'lost'"):
        book("uk").words("lost")
    with pytest.raises(PhraseError, match="uk: 'call' wants other values than"):
        book("uk").words("call")
    with pytest.raises(PhraseError, match="wants other values"):
        book("uk").words("call", name="Sophie", phone="03")
    with pytest.raises(PhraseError, match="no sentences in 'simplifiee'"):
        book("simplifiee")


def test_no_turkish_line_begins_with_a_letter_whose_capital_python_mistakes() -> None:
    """« i » is « İ » in Turkish; these words begin a line of the sheet with a capital."""
    for key in ("no_date", "before"):
        assert not book("tr").phrases[key].startswith("i")
