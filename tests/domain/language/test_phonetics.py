import pytest

from conseil_mobilite.domain.language.phonetics import first_letters, sound

ALIKE = (
    ("lefevre", "lefebvre", "lefaivre"),
    ("philippe", "filip", "philip"),
    ("renault", "reno", "renaud"),
    ("gautier", "gauthier", "gotier"),
    ("nguyen", "nuyen", "nguien"),
    ("thomas", "tomas", "thoma"),
    ("moreau", "moro", "moraud"),
    ("mathieu", "matthieu", "mathieux"),
    ("christophe", "kristof"),
    ("chevalier", "chevallier"),
    ("schmitt", "chmit"),
    ("dupont", "dupond"),
)
APART = (("martin", "marten"), ("li", "lo"), ("anais", "anne"), ("dubois", "duval"))


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_names_said_alike_sound_the_same(names: tuple[str, ...]) -> None:
    assert len({sound(name) for name in names}) == 1
    assert all(name[0] in first_letters(names[0]) for name in names)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_said_otherwise_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["h", "e", "x", "ts", "œ", "ng", "ssss"])
def test_any_word_begins_as_one_said_alike(word: str) -> None:
    assert word[0] in first_letters(word)
