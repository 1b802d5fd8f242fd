from collections.abc import Mapping
from datetime import date

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_list_parsing import parse_code_list
from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists


def fruits(*entries: Mapping[str, object], **changes: object) -> CodeList:
    data: dict[str, object] = {
        "code": "fruits",
        "label": "Fruits",
        "version": "1",
        "source": "Le marché",
        "columns": [
            {"name": "colours", "kind": "texts", "meaning": "Couleurs"},
            {"name": "tree", "kind": "text", "meaning": "Arbre"},
            {"name": "sweet", "kind": "flag", "meaning": "Sucré"},
            {"name": "grams", "kind": "number", "meaning": "Poids"},
        ],
        "entries": list(entries) or [{"code": "pomme", "label": "Pomme"}],
    }
    return parse_code_list(data | changes)


def test_a_label_is_looked_up_by_its_code() -> None:
    lists = CodeLists((fruits({"code": "pomme", "label": "Pomme"}),))

    assert lists["fruits"].label("pomme") == "Pomme"
    assert "poire" not in lists["fruits"]


def test_a_code_of_a_later_version_is_shown_rather_than_hidden() -> None:
    assert fruits().label("kiwi") == "kiwi"
    assert fruits().label("") == ""


def test_asking_for_the_entry_of_an_unknown_code_is_an_error_that_names_the_list() -> None:
    with pytest.raises(UserError, match=r"Fruits.*kiwi"):
        fruits()["kiwi"]


def test_a_column_is_read_by_its_kind() -> None:
    apple = fruits(
        {
            "code": "pomme",
            "label": "Pomme",
            "colours": ["rouge", "verte"],
            "sweet": True,
            "grams": 90,
        }
    )["pomme"]

    assert apple.texts("colours") == ("rouge", "verte")
    assert apple.text("tree") == ""
    assert apple.flag("sweet")
    assert apple.number("grams") == 90


def test_a_column_the_list_does_not_declare_is_no_silent_nothing() -> None:
    with pytest.raises(KeyError):
        fruits()["pomme"].flag("sour")


def test_only_the_codes_valid_that_day_may_be_chosen() -> None:
    listed = fruits(
        {"code": "pomme", "label": "Pomme", "valid_to": "2026-04-20", "replaced_by": "poire"},
        {"code": "poire", "label": "Poire", "valid_from": "2026-04-21"},
    )

    assert [entry.code for entry in listed.on(date(2026, 4, 20))] == ["pomme"]
    assert [entry.code for entry in listed.on(date(2026, 4, 21))] == ["poire"]


def test_a_code_out_of_use_keeps_its_label_and_leads_to_the_present_one() -> None:
    listed = fruits(
        {"code": "a", "label": "A", "valid_to": "2024-01-01", "replaced_by": "b"},
        {"code": "b", "label": "B", "valid_to": "2025-01-01", "replaced_by": "c"},
        {"code": "c", "label": "C"},
    )

    assert listed.label("a") == "A"
    assert listed.present("a") == "c"
    assert listed.present("c") == "c"


def test_entries_are_found_by_group() -> None:
    listed = fruits(
        {"code": "pomme", "label": "Pomme", "group": "verger"},
        {"code": "fraise", "label": "Fraise", "group": "jardin"},
        groups=[{"code": "verger", "label": "Verger"}, {"code": "jardin", "label": "Jardin"}],
    )

    assert [entry.code for entry in listed.in_group("jardin")] == ["fraise"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([{"code": "a"}], "label"),
        ([{"code": "a b", "label": "A"}], "espace"),
        ([{"code": "a", "label": "A"}, {"code": "a", "label": "B"}], "deux fois"),
        ([{"code": "a", "label": "A", "sensitiv": True}], "sensitiv"),
        ([{"code": "a", "label": "A", "valid_to": "31/12/2025"}], "31/12/2025"),
        (
            [{"code": "a", "label": "A", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}],
            "« a »",
        ),
        ([{"code": "a", "label": "A", "valid_to": "2026-01-01", "replaced_by": "z"}], "« z »"),
        (
            [{"code": "a", "label": "A", "replaced_by": "b"}, {"code": "b", "label": "B"}],
            "date de fin",
        ),
        (
            [
                {"code": "a", "label": "A", "valid_to": "2026-01-01", "replaced_by": "b"},
                {"code": "b", "label": "B", "valid_to": "2026-01-01", "replaced_by": "a"},
            ],
            "en rond",
        ),
        ([{"code": "a", "label": "A", "group": "verger"}], "groupe"),
    ],
)
def test_a_faulty_entry_is_refused_with_a_sentence(
    entries: list[dict[str, object]], said: str
) -> None:
    with pytest.raises(UserError) as refused:
        fruits(*entries)

    assert said in str(refused.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"entries": []}, "vide"),
        ({"version": ""}, "version"),
        ({"entries": "pomme"}, "liste"),
        ({"columns": [{"name": "x", "kind": "colour", "meaning": "X"}]}, "colour"),
        ({"colour": "rouge"}, "colour"),
    ],
)
def test_a_faulty_list_is_refused_with_a_sentence(changes: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        fruits(**changes)
