import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.organisation.passphrase import LEVEL_LABELS, Level, strength


@pytest.mark.parametrize(
    "text",
    [
        "Tr4m-Bleu!9Kx",  # thirteen signs of four kinds
        "Kx7!vBq2#mWz",  # twelve of four
        "Kx7vBq2mWzPt4h",  # fourteen of three
        "Œuf-Bùche7zq!",
        "girafe tambour lundi orage pelle cirage moulin vélo",
        "girafe-tambour-orage-pelle-cirage-moulin-boussole",
    ],
)
def test_the_three_forms_are_accepted(text: str) -> None:
    judged = strength(text)

    assert judged.accepted
    assert judged.level >= Level.GOOD
    assert judged.advice == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Kx7!vBq2#mW",  # eleven of four
        "Kx7vBq2mWzPt4",  # thirteen of three
        "kxvbqmwzpthgdsoeirunvb",  # two kinds at most, however long
        "girafe tambour orage pelle cirage moulin",  # six words
        "girafe girafe girafe girafe girafe girafe girafe",
        "a b c d e f g h i j",
        "un deux trois quatre cinq six sept",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "Aaaaaaaaaaaa1!",
        "Abcdefghijkl1!",
        "Azertyuiop123!",
        "Poiuytreza987!",
        "Ab1!Ab1!Ab1!Ab1!",
        "Motdepasse2026!",
        "Bonjour12031990!",
        "12/03/1990Bonjour!",
    ],
)
def test_what_is_short_or_predictable_is_refused_with_advice(text: str) -> None:
    judged = strength(text)

    assert not judged.accepted
    assert judged.level < Level.GOOD
    assert judged.advice.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["Lefèvre-Kx7!vBq2#", "kx7!vBq2#LEFEVRE", "girafe tambour lefevre orage pelle cirage lac vis"],
)
def test_the_name_of_the_adviser_is_not_part_of_it(text: str) -> None:
    judged = strength(text, ["Amélie Lefèvre", "Plateforme du Marquenterre"])

    assert not judged.accepted
    assert "lefevre" in judged.advice


@pytest.mark.parametrize(
    "text",
    ["L3f3vr3-Kx7!vBq2#", "kx7!vBq2#L€fèvre"],
)
def test_figures_in_the_place_of_letters_hide_no_name(text: str) -> None:
    assert not strength(text, ["Amélie Lefèvre"]).accepted


COMMON = frozenset({"girafe", "moulin", "orage", "tambour", "boussole", "lanterne"})


@pytest.mark.parametrize(
    "text",
    [
        "Girafe-Moulin1",
        "Girafe!Moulin!47",
        "G1r4fe-M0ul1n-99!",
        "M0ul!n#0r4ge#T4mbour",
        "Boussole-Lanterne-1",
        "M0tdep@sse-2026!Z",
        "P@ssw0rd-B0nj0ur-!1",
        "Septembre!2026!Lundi",
        "GIRAFEmoulin!12",
    ],
)
def test_common_words_with_figures_are_no_passphrase(text: str) -> None:
    assert not strength(text, (), COMMON).accepted


@pytest.mark.parametrize(
    "text",
    [
        "Kx7!vBq2#mWz",
        "Girafe-Kx7!vBq2#mW",
        "girafe tambour orage moulin boussole lanterne pelle",
        "un chemin creux vers le vieux moulin bleu",
    ],
)
def test_a_common_word_does_no_harm_to_what_is_long_enough(text: str) -> None:
    assert strength(text, (), COMMON).accepted


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Kx7!vBq2-Nguyen", "nguyen"),
        ("Kx7!vBq2-Nguy3n", "nguyen"),
        ("Kx7!vBq120390", "120390"),
        ("vingt nguyen rousses loin des barques grises", "nguyen"),
    ],
)
def test_what_the_base_knows_counts_for_next_to_nothing(text: str, known: str) -> None:
    assert strength(text).accepted
    assert not strength(text, (), (), {known}).accepted


def test_a_short_name_does_not_forbid_the_words_that_contain_it() -> None:
    assert strength("girafe tambour orage pelle cirage moulin boussole", ["Ana Le"]).accepted


def test_one_sign_short_says_so() -> None:
    judged = strength("Kx7!vBq2#mW")

    assert judged.level is Level.NEARLY
    assert "1\u00a0signe" in judged.advice


def test_a_longer_phrase_is_stronger() -> None:
    assert strength("Kx7!vBq2#mWzPt4$hY").level is Level.STRONG
    nine = "girafe tambour orage pelle cirage moulin boussole sentier lanterne"
    assert strength(nine).level is Level.STRONG


def test_every_level_has_a_word() -> None:
    assert set(LEVEL_LABELS) == set(Level)
    assert strength("").label == "À saisir"


@given(st.text(max_size=60))
def test_no_text_breaks_the_judgement(text: str) -> None:
    judged = strength(text, ["Amélie Lefèvre"])

    assert judged.accepted == (judged.level >= Level.GOOD)
    assert judged.accepted == (judged.advice == "")


@given(st.text(alphabet="abcdeKXZ1290!- ", min_size=1, max_size=12), st.integers(2, 4))
def test_repeating_a_text_makes_it_no_better(text: str, times: int) -> None:
    assert strength(text * times) == strength(text)


def test_of_a_page_of_text_the_beginning_is_judged() -> None:
    assert strength("Un hibou range sept parapluies bleus sous la table" + " a" * 5_000).accepted
    assert not strength("a" * 10_000 + "Un hibou range sept parapluies bleus").accepted
