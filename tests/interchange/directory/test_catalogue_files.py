"""Catalogues are read from JSON, the template workbook or CSV, and written back without loss."""

from datetime import datetime
from pathlib import Path

import pytest
from data_inclusion.schema import v1
from tests.domain.directory.catalogues import TODAY, demonstration, vocabulary

from conseil_mobilite.domain.directory.catalogue import Catalogue, checked
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.directory import catalogue_files
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.interchange.directory.catalogue_json import read_json, write_json
from conseil_mobilite.interchange.directory.sheet_columns import COLUMNS
from conseil_mobilite.interchange.directory.template_writing import write_csv, write_workbook
from conseil_mobilite.resource_files import resource

HERE = Path(__file__).parent
AT = datetime(2026, 11, 27)  # noqa: DTZ001 - what a workbook says of itself


def told(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return what a spreadsheet can tell: an empty cell is no field."""
    return tuple({k: v for k, v in record.items() if v is not None} for record in records)


def faults(*files: str, known: frozenset[str] = frozenset()) -> list[str]:
    read = read_catalogue([HERE / file for file in files])
    found = checked(read, vocabulary(), TODAY, known)
    return [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in found.grave]


def test_the_demonstration_comes_back_from_json_object_for_object_and_officially_valid(
    tmp_path: Path,
) -> None:
    first = read_catalogue([resource("demonstration", "catalogue.json")])
    (tmp_path / "copie.json").write_bytes(write_json(first))

    again = read_catalogue([tmp_path / "copie.json"])

    assert again == first == demonstration()
    assert (len(again.structures), len(again.services)) == (12, 40)
    for record in again.structures:
        v1.Structure.model_validate(record)
    for record in again.services:
        v1.Service.model_validate(record)


def test_the_demonstration_comes_back_from_the_template_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(write_workbook(demonstration(), vocabulary(), AT))

    again = read_catalogue([tmp_path / "a.xlsx"])

    assert again.structures == told(demonstration().structures)
    assert again.services == told(demonstration().services)


def test_the_demonstration_comes_back_from_two_lists_in_csv(tmp_path: Path) -> None:
    files = []
    for kind in COLUMNS:
        files.append(tmp_path / f"{kind}.csv")
        files[-1].write_bytes(write_csv(getattr(demonstration(), kind), kind))

    again = read_catalogue(files)

    assert again.structures == told(demonstration().structures)
    assert again.services == told(demonstration().services)


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    record = {"id": "a--1", "source": "a", "nom": "=1+1", "telephone": "+33199000101"}
    content = write_csv([record], "structures")
    (tmp_path / "a.csv").write_bytes(content)

    assert ";=" not in content.decode()
    assert read_catalogue([tmp_path / "a.csv"]).structures == (record,)


def test_a_list_alone_is_told_by_what_it_holds() -> None:
    services = read_json(b'[{"id": "s", "structure_id": "a"}]')
    structures = read_json(b'\xef\xbb\xbf[{"id": "a"}]')
    page = read_json(b'{"items": [{"id": "s", "structure_id": "a"}], "total": 1}')

    assert services == Catalogue(services=({"id": "s", "structure_id": "a"},))
    assert structures == Catalogue(structures=({"id": "a"},))
    assert page == services


def test_rows_marked_to_be_ignored_are_left_out(tmp_path: Path) -> None:
    rows = ("__ignore__;id;nom;source", "x;a;A;s", "non;b;B;s", ";c;C;s", "1;d;D;s", ";;;")
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")

    read = read_catalogue([tmp_path / "a.csv"])

    assert [each["id"] for each in read.structures] == ["b", "c"]


def test_a_spreadsheet_gives_back_leading_zeros_lists_and_french_days(tmp_path: Path) -> None:
    heading = "id;structure_id;source;nom;code_postal;zone_eligibilite;date_maj;longitude"
    (tmp_path / "a.csv").write_text(
        f"{heading}\ns;a;x;Nom;2100;2, 2691 | 200071892;1/6/2026;3,25\n", encoding="utf-8"
    )

    (record,) = read_catalogue([tmp_path / "a.csv"]).services

    assert record["code_postal"] == "02100"
    assert record["zone_eligibilite"] == ["02", "02691", "200071892"]
    assert record["date_maj"] == "2026-06-01"
    assert record["longitude"] == 3.25


@pytest.mark.parametrize("cell", ["jeunes, femmes", "['jeunes','femmes']", "{jeunes,femmes}"])
def test_a_list_is_read_however_a_base_wrote_it(tmp_path: Path, cell: str) -> None:
    (tmp_path / "a.csv").write_text(
        f"id;structure_id;source;nom;publics\ns;a;x;Nom;{cell}\n", encoding="utf-8"
    )

    (record,) = read_catalogue([tmp_path / "a.csv"]).services

    assert record["publics"] == ["jeunes", "femmes"]


def test_a_catalogue_with_a_fault_of_json_says_on_which_line() -> None:
    with pytest.raises(UserError, match="ligne 4"):
        read_catalogue([HERE / "broken_json.json"])


def test_a_catalogue_with_wrong_values_says_them_all() -> None:
    assert faults("broken_values.json") == [
        "essai--1, champ siret : « 123 » ne convient pas : un SIRET a quatorze chiffres.",
        (
            "essai--2, champ courriel : « accueil » n’est pas une adresse électronique, telle que "
            "accueil@exemple.fr."
        ),
        "essai--2, champ date_maj : une date est attendue, année d’abord, par exemple 2026-04-21.",
        "essai--s1, champ nom : ce texte est trop court : 3 caractères au moins.",
        "essai--s1, champ code_postal : « 2100 » ne convient pas : un code postal a cinq chiffres.",
        "essai--s1, champ frais : « cher » n’est pas dans la liste « Frais data·inclusion ».",
        (
            "essai--s1, champ structure_id : la structure « essai--1 » a des fautes, à corriger "
            "d’abord."
        ),
        "service n° 2, champ id : ce champ est obligatoire.",
        (
            "service n° 2, champ thematiques : « mobilite--voler » n’est pas dans la liste "
            "« Thématiques data·inclusion »."
        ),
        (
            "service n° 2, champ publics : « tous-publics » va seul : retirez-le, ou retirez les "
            "autres publics."
        ),
        "service n° 2, champ structure_id : la structure « essai--9 » n’est pas dans le catalogue.",
    ]


def test_a_spreadsheet_with_wrong_values_says_them_all() -> None:
    assert faults("broken_services.csv", known=frozenset({"essai--1"})) == [
        "essai--s1, champ nombre_semaines : un nombre entier est attendu, et non « deux ».",
        (
            "essai--s1, champ zone_eligibilite : « Saint-Quentin » ne convient pas : un code de "
            "commune, d’intercommunalité ou de département est attendu, ou « france »."
        ),
        "essai--s3, champ source : ce champ est obligatoire.",
        "essai--s3, champ description : ce champ est obligatoire.",
        "essai--s3, champ date_maj : une date est attendue, année d’abord, par exemple 2026-04-21.",
        (
            "essai--s3, champ publics : « tout le monde » n’est pas dans la liste « Publics "
            "data·inclusion »."
        ),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "est vide"),
        (b"  \n", "est vide"),
        (b'{"a": 1}', "n’est pas un catalogue"),
        (b"12", "n’est pas un catalogue"),
        (b'{"structures": {}}', "n’est pas une liste"),
        (b'{"services": [1]}', "l’élément 1 n’est pas un objet"),
        (b'{"services": [{"longitude": NaN}]}', "un nombre qui n’en est pas un"),
        (b'{"services": [{"nom": "\xe9"}]}', "UTF-8"),
        (rb'{"services": [{"nom": "\ud800"}]}', "UTF-8"),
        (b"[" * 100_000, "imbriquées"),
        (b'{"services": [' + b"9" * 5000 + b"]}", "un nombre qui n’en est pas un"),
    ],
    ids=lambda each: each[:20].decode("latin-1") if isinstance(each, bytes) else each,
)
def test_a_file_that_is_no_catalogue_is_refused_in_words(
    tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "a.json").write_bytes(content)

    with pytest.raises(UserError, match=why):
        read_catalogue([tmp_path / "a.json"])


def test_a_file_that_is_too_large_or_missing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_files, "LARGEST", 3)
    (tmp_path / "a.json").write_bytes(b"[{}]")

    with pytest.raises(UserError, match="64"):
        read_catalogue([tmp_path / "a.json"])
    with pytest.raises(UserError, match="ne s’ouvre pas"):
        read_catalogue([tmp_path / "b.json"])


@pytest.mark.parametrize("text", ["nom;prenom\nA;B\n", "un texte\n"])
def test_a_table_without_the_headings_of_the_template_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "liste.csv").write_text(text, encoding="utf-8")

    with pytest.raises(UserError, match="ligne de titres du modèle"):
        read_catalogue([tmp_path / "liste.csv"])
