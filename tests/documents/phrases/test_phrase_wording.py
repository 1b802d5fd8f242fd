"""Faults of translation that a machine can see, in the phrases and in the strengths of the list."""

import re
from collections.abc import Iterator

import pytest

from conseil_mobilite.documents.kit.words import RIGHT_TO_LEFT, text_of
from conseil_mobilite.documents.phrases.book import PhraseBook, book, french, languages
from conseil_mobilite.store.reference.reference import code_lists

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
PERSIAN = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی"
PASHTO = "ءآئابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼهویېيۍ"
LETTERS = {  # those that a language writes its own words with
    "en": LATIN,
    "es": LATIN + "áéíóúüñº",
    "pt": LATIN + "áâãàçéêíóôõúº",
    "ro": LATIN + "ăâîșț",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzîâ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": ARABIC,
    "fa-AF": PERSIAN,
    "ps": PASHTO,
}
TOO_CLOSE = {  # how one speaks to a child or a friend
    "es": "tú|tu|tus|ti|contigo|puedes|tienes",
    "pt": "tu|teu|tua|teus|tuas|contigo|podes|tens",
    "ro": "tu|tău|ta|tale|tine|poți|ești",
    "tr": "sen|senin|sana|seni",
    "uk": "ти|тебе|тобі|твій|твоя|твоє|твої",
    "ru": "ты|тебя|тебе|твой|твоя|твоё|твои",
    "fa-AF": "تو",
    "ps": "درته|درسره|ستا",
}
ELSEWHERE = {  # what is said in Iran, in Pakistan or in Brazil, not where these readers come from
    "fa-AF": "بلیت|بلیط|اتوبوس|دوچرخه|درآمد|تلفن|اینترنت|بهداشت|فوریه|ژانویه|سپتامبر|دسامبر",
    "ps": "مارچه|ستمبر|نومبره|فون|سائیکل",
    "pt": "você|vocês|ônibus|trem|celular|registro|fato|equipe|contato",
}


def told(words: PhraseBook) -> Iterator[tuple[str, str]]:
    """Yield every sentence, and every strength, by its key."""
    yield from words.phrases.items()
    yield from words.strengths.items()


def bare(sentence: str) -> str:
    return re.sub(r"\{\w+\}", " ", sentence)


@pytest.mark.parametrize("tag", languages())
def test_a_language_is_written_with_its_own_letters(tag: str) -> None:
    """No « ş » of Turkey in Romanian, no Arabic « ي » in Dari, no Latin « i » in Ukrainian."""
    words = book(tag)
    own = set(LETTERS[tag])
    dates = (*words.dates.months, *words.dates.weekdays)
    for key, sentence in (*told(words), *((name, name) for name in dates)):
        letters = {one.lower() for one in bare(sentence).replace("İ", "i") if one.isalpha()}
        assert not letters - own, key


@pytest.mark.parametrize("tag", ["fr", *languages()])
def test_no_letter_touches_the_place_of_a_name_or_of_a_date(tag: str) -> None:
    """A case ending, or an Arabic preposition, would be wrong after or before most names."""
    for key, sentence in told(book(tag)):
        assert not re.search(r"[^\W\d_]\{|\}[^\W\d_]|\}['’-]|['’-]\{", sentence), key


@pytest.mark.parametrize("tag", languages())
def test_signs_cling_to_the_word_before_and_part_from_the_next(tag: str) -> None:
    for key, sentence in told(book(tag)):
        assert not re.search(r"[ \u00a0][.,:;?!،؛؟)]", sentence), key
        assert not re.search(r"[,:;?!،؛؟)](?![\s.,:;؟،)]|$)", sentence), key
        assert not re.search(r"[\"'`«»“”]", sentence), key
        assert sentence.count("(") == sentence.count(")"), key
        assert sentence.count("¿") == (sentence.count("?") if tag == "es" else 0), key


@pytest.mark.parametrize("tag", languages())
def test_a_line_begins_with_a_capital_where_the_french_one_does(tag: str) -> None:
    """Save what begins with the place of a name, and in the scripts without capitals."""
    for key, sentence in french().phrases.items():
        first = book(tag).phrases[key].removeprefix("¿")[0]
        if sentence[0].isupper() and first.isalpha() and tag not in RIGHT_TO_LEFT:
            assert first.isupper(), key


@pytest.mark.parametrize("tag", sorted(RIGHT_TO_LEFT))
def test_a_language_keeps_to_its_own_figures(tag: str) -> None:
    others = "[0-9%]" if book(tag).numbers.digits[1] == "۱" else "[٠-٩۰-۹٪]"
    for key, sentence in told(book(tag)):
        assert not re.search(others, bare(sentence)), key


@pytest.mark.parametrize("tag", sorted(TOO_CLOSE))
def test_the_reader_is_spoken_to_with_respect(tag: str) -> None:
    for key, sentence in told(book(tag)):
        assert not re.search(rf"\b({TOO_CLOSE[tag]})\b", sentence, re.IGNORECASE), key


@pytest.mark.parametrize("tag", sorted(ELSEWHERE))
def test_words_are_those_of_the_country_of_the_readers(tag: str) -> None:
    dates = [(name, name) for name in book(tag).dates.months]
    for key, sentence in (*told(book(tag)), *dates):
        assert not re.search(rf"\b({ELSEWHERE[tag]})\b", sentence, re.IGNORECASE), key


@pytest.mark.parametrize("tag", languages())
def test_every_strength_of_the_list_but_those_of_health_is_said(tag: str) -> None:
    said = book(tag).strengths

    assert list(said) == [one.code for one in code_lists()["strengths"] if not one.sensitive]
    assert len(set(said.values())) == len(said)
    for code, words in said.items():
        assert words == words.strip(), code
        assert not words.endswith((".", ":", "،", ",")), code
        assert words != code_lists()["strengths"].label(code), code
        assert "  " not in words, code
    assert book(tag).strength("marche") == ()


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (5, "5\u00a0دقائق"),
        (10, "10\u00a0دقائق"),
        (11, "11\u00a0دقيقة"),
        (60, "60\u00a0دقيقة"),
        (102, "102\u00a0دقيقة"),
        (105, "105\u00a0دقائق"),
        (120, "120\u00a0دقيقة"),
    ],
)
def test_an_arabic_length_has_the_plural_that_its_number_wants(minutes: int, written: str) -> None:
    assert text_of(book("ar").length(minutes)) == written


def test_an_hour_in_pashto_is_told_in_minutes_for_its_plural_would_be_wrong() -> None:
    assert text_of(book("ps").length(60)) == "۶۰\u00a0دقیقې"
    assert text_of(book("ps").length(90)) == "۹۰\u00a0دقیقې"
