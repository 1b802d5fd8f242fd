import pytest

from conseil_mobilite.domain.language.place_key import place_key
from conseil_mobilite.store.reference.place_names import (
    beginnings,
    epci_words,
    read_query,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("St-Denis", "saint denis"),
        ("STE MARIE", "sainte marie"),
        ("Villers s/ Mer", "villers sur mer"),
        ("AMIENS CEDEX 1", "amiens"),
        ("Paris 12ème", "paris 12e"),
        ("Lyon 1er", "lyon 1er"),
        ("Œuilly", "oeuilly"),
        ("Stains", "stains"),
    ],
)
def test_a_name_is_understood_as_it_stands_on_an_envelope(typed: str, key: str) -> None:
    assert place_key(typed) == key


def test_a_name_is_also_found_from_its_inner_words() -> None:
    assert list(beginnings("L'Haÿ-les-Roses")) == ["l hay les roses", "hay les roses", "roses"]
    assert list(beginnings("Le Havre")) == ["le havre", "havre"]


def test_a_postcode_is_parted_from_the_name() -> None:
    query = read_query("02700 Tergnier Cedex")

    assert (query.postcode, query.keys) == ("02700", ("tergnier",))


def test_st_may_also_be_the_beginning_of_a_word() -> None:
    assert read_query("st").keys == ("saint", "st")
    assert read_query("st den").keys == ("saint den",)


def test_words_that_every_epci_has_tell_none_apart() -> None:
    assert epci_words("Communauté de communes du Vimeu") == ["vimeu"]
    assert epci_words("communauté") == ["communaute"]
