from conseil_mobilite.domain.errors import UserError


def test_a_sentence_gets_the_spaces_of_french_typography() -> None:
    error = UserError("Le nom « Roy » : vérifiez !", field="last_name")

    assert str(error) == "Le nom «\u00a0Roy\u00a0»\u00a0: vérifiez\u00a0!"
    assert error.field == "last_name"
