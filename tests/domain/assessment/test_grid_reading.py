"""A grid file chosen by somebody: whatever is wrong in it gets a French sentence with its place."""

import json

import pytest

from conseil_mobilite.domain.assessment.grid_reading import LARGEST, read_grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.resource_files import resource

SHIPPED = resource("grid", "CM-2026.1.json").read_bytes()


def test_the_shipped_file_is_read_with_or_without_a_mark_of_its_encoding() -> None:
    assert read_grid(SHIPPED).version == "CM-2026.1"
    assert read_grid(b"\xef\xbb\xbf" + SHIPPED) == read_grid(SHIPPED)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Fichier de grille, ligne 1, colonne 1 : il manque une valeur"),
        (b"[]", "Fichier de grille : un objet JSON est attendu, entre accolades."),
        (b'"CM"', "Fichier de grille : un objet JSON est attendu"),
        (b"{}", "Grille : le champ « version » doit être un texte."),
        (b'{\n  "version": "CM"\n  "axes": []}', "ligne 3, colonne 3 : il manque une virgule"),
        (b'{"version" "CM"}', "ligne 1, colonne 12 : il manque le deux-points"),
        (b'{\n version: "CM"}', "ligne 2, colonne 2 : on attend le nom d’un champ entre"),
        (b'{"version": "CM', "ligne 1, colonne 13 : un texte n’a pas de guillemet droit fermant"),
        (b'{"version": "C\nM"}', "ligne 1, colonne 15 : un texte contient un retour à la ligne"),
        (b'{"version": "\\q"}', "ligne 1, colonne 14 : une barre oblique inverse"),
        (b'{"version": "CM"} {}', "ligne 1, colonne 19 : il y a quelque chose après la fin"),
        (b'{"version": "CM", }', "ligne 1, colonne 19 : "),
        (b'{"axes": [,]}', "ligne 1, colonne 11 : il manque une valeur"),
        (
            b'{"code": "A01", "points": 4, "points": 0}',
            "Fichier de grille : le champ « points » de « A01 » est écrit deux fois.",
        ),
        (b'{"version": NaN}', "« NaN » n’est pas une valeur de grille."),
        (b'{"version": "\\ud800"}', "un signe ou un nombre y est illisible."),
        (b'{"version": ' + b"9" * 6000 + b"}", "un signe ou un nombre y est illisible."),
        (b"[" * 100_000, "trop d’objets y sont emboîtés."),
        (
            '{\n "version": "Thiérache"}'.encode("latin-1"),
            "Fichier de grille, ligne 2 : un signe n’est pas écrit en UTF-8.",
        ),
        (SHIPPED.decode().encode("utf-16"), "ligne 1 : un signe n’est pas écrit en UTF-8."),
        (b"%PDF-1.7\n\xff\xfe", "ligne 2 : un signe n’est pas écrit en UTF-8."),
        (b" " * (LARGEST + 1), "Ce fichier dépasse 2 Mo"),
    ],
)
def test_a_file_that_is_no_grid_says_where_and_why(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_grid(content)

    assert sentence in str(refused.value).replace("\N{NO-BREAK SPACE}", " ")


def test_a_fault_deep_in_the_grid_names_its_section_question_and_answer() -> None:
    data = json.loads(SHIPPED)
    data["sections"][3]["questions"][3]["choices"][0]["points"] = "4"

    with pytest.raises(UserError) as refused:
        read_grid(json.dumps(data).encode())

    place = "Grille CM-2026.1, section MOYENS, question V04, réponse toujours"
    assert str(refused.value).startswith(place)


@pytest.mark.parametrize("cut", range(100, len(SHIPPED), 4_999))
def test_a_file_cut_short_anywhere_says_at_which_line(cut: int) -> None:
    with pytest.raises(UserError, match=r"Fichier de grille, ligne \d+"):
        read_grid(SHIPPED[:cut])
