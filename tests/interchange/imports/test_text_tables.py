"""Lists in text files: encodings, separators, quotes, headings wherever they stand."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.interchange.imports.table_reading import read_table

LIST = (
    "Nom;Prénom;Date de naissance;Téléphone;Commune\n"
    "LEFÈVRE;Hélène;12/03/1985;0612345678;Château-Thierry\n"
    "GARÇON;Zoé;;;Nœux-les-Mines\n"
)
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac_roman": "Mac Roman",
}


def texts(table: RawTable) -> list[tuple[int | str, ...]]:
    return [(row.number, *(cell.text for cell in row.cells)) for row in table.rows]


def read(folder: Path, content: str | bytes, name: str = "liste.csv") -> RawTable:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_an_encoding_is_recognised_by_its_mark_or_by_what_reads_as_french(
    tmp_path: Path, encoding: str
) -> None:
    table = read(tmp_path, LIST.encode(encoding))

    assert table.headings == (*LIST.splitlines()[0].split(";"),)
    assert texts(table)[0] == (
        2,
        "LEFÈVRE",
        "Hélène",
        "12/03/1985",
        "0612345678",
        "Château-Thierry",
    )
    assert texts(table)[1] == (3, "GARÇON", "Zoé", "", "", "Nœux-les-Mines")
    assert f"Encodage reconnu\N{NO-BREAK SPACE}: {ENCODINGS[encoding]}." in table.remarks


@pytest.mark.parametrize("name", ["HÉLÈNE", "Hélène", "Noël", "François", "HéLèNE", "Maëlle"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_one_accented_name_is_enough_to_tell_an_encoding(
    tmp_path: Path, name: str, encoding: str
) -> None:
    table = read(tmp_path, f"Nom;Prenom\nMARTIN;{name}\n".encode(encoding))

    assert texts(table) == [(2, "MARTIN", name)]


def test_a_file_joined_from_two_encodings_keeps_both(tmp_path: Path) -> None:
    content = "Nom;Prénom\nMARTIN;Hélène\nPETIT;Zoé\n".encode() + "ROUX;Noël\n".encode("cp1252")

    assert texts(read(tmp_path, content))[-1] == (4, "ROUX", "Noël")


def test_accents_that_another_program_spoilt_are_put_back(tmp_path: Path) -> None:
    spoilt = "Nom;Prénom\nMARTIN;Hélène à Œuilly\n".encode().decode("cp1252").encode()

    table = read(tmp_path, spoilt)

    assert table.headings == ("Nom", "Prénom")
    assert texts(table) == [(2, "MARTIN", "Hélène à Œuilly")]
    assert any("rétablis" in remark for remark in table.remarks)


@pytest.mark.parametrize("sign", ["100€", "N° 12", "a – b", "« oui »", "L’HAY", "“Bonjour”"])
def test_a_sign_alone_does_not_make_an_encoding_of_ms_dos(tmp_path: Path, sign: str) -> None:
    table = read(tmp_path, f"Nom;Prenom;Note\nMARTIN;Leo;{sign}\n".encode("cp1252"))

    assert texts(table) == [(2, "MARTIN", "Leo", sign)]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_separator_and_a_line_end_are_recognised(
    tmp_path: Path, separator: str, end: str
) -> None:
    content = LIST.replace(";", separator).replace("\n", end)

    table = read(tmp_path, content)

    assert len(table.headings) == 5
    assert [row.number for row in table.rows] == [2, 3]


def test_a_declared_separator_is_believed_and_counts_for_no_record(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=^\r\nNom^Prénom\r\nMARTIN;x^Paul, Léo\r\n")

    assert table.headings == ("Nom", "Prénom")
    assert texts(table) == [(2, "MARTIN;x", "Paul, Léo")]


def test_commas_inside_the_cells_do_not_part_columns(tmp_path: Path) -> None:
    table = read(
        tmp_path, "Nom, prénom;Né le;Commune\nMARTIN, Léo;1/2/1990;Laon\nROUX, Eva;;Guise\n"
    )

    assert table.headings == ("Nom, prénom", "Né le", "Commune")


def test_quotes_hold_separators_quotes_and_line_breaks(tmp_path: Path) -> None:
    table = read(tmp_path, 'Nom;Adresse;CP\nMARTIN;"12 rue ""Basse""\nBât. A; étage 2";02000\n')

    assert texts(table) == [(2, "MARTIN", '12 rue "Basse"\nBât. A; étage 2', "02000")]


def test_a_quote_never_closed_spoils_one_line_only(tmp_path: Path) -> None:
    content = 'Nom;Adresse;CP\nMARTIN;"Le Moulin;02000\nROUX;rue X;02100\nPETIT;"a\nb";02200\n'

    table = read(tmp_path, content)

    assert [row[1] for row in texts(table)] == ["MARTIN", "ROUX", "PETIT"]
    assert texts(table)[2] == (4, "PETIT", "a\nb", "02200")
    assert any("guillemet" in remark for remark in table.remarks)


def test_rows_of_any_length_are_kept_with_the_empty_ones_between(tmp_path: Path) -> None:
    table = read(tmp_path, "Nom;Prénom\nMARTIN\n\nROUX;Eva;à rappeler\n;;\n\n")

    assert table.headings == ("Nom", "Prénom", "")
    assert texts(table) == [
        (2, "MARTIN", "", ""),
        (3, "", "", ""),
        (4, "ROUX", "Eva", "à rappeler"),
    ]


def test_titles_above_are_left_out_and_totals_and_repeated_headings_kept(tmp_path: Path) -> None:
    content = (
        "Suivi mobilité 2026;;;\nÉdité le 12/03/2026;;;\n;;;\n;Nom;Prénom;Tél.\n"
        ";MARTIN;Léo;0612345678\n;Nom;Prénom;Tél.\n;Total;2;\n"
    )

    table = read(tmp_path, content)

    assert table.headings == ("Nom", "Prénom", "Tél.")
    assert texts(table) == [
        (5, "MARTIN", "Léo", "0612345678"),
        (6, "Nom", "Prénom", "Tél."),
        (7, "Total", "2", ""),
    ]


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    content = (
        "Personne;;Coordonnées;;\nNom;Prénom;Tél;Mail;Ville\nROUX;Eva;0612345678;a@b.fr;Laon\n"
    )

    assert read(tmp_path, content).headings == (
        "Personne / Nom",
        "Personne / Prénom",
        "Coordonnées / Tél",
        "Coordonnées / Mail",
        "Coordonnées / Ville",
    )


def test_a_heading_that_goes_on_in_a_second_line_is_one(tmp_path: Path) -> None:
    content = "Nom;Prénom;Date de;Téléphone\n;;naissance;portable\nROUX;Eva;12/03/1985;0612345678\n"

    table = read(tmp_path, content)

    assert table.headings == ("Nom", "Prénom", "Date de naissance", "Téléphone portable")
    assert [row.number for row in table.rows] == [3]


@pytest.mark.parametrize(
    ("content", "headings", "rows"),
    [
        ("Nom\nMARTIN\nROUX\n", ("Nom",), 2),
        ("Nom;Prénom\n", ("Nom", "Prénom"), 0),
        (
            "MARTIN;Léo;12/03/1985\nROUX;Eva;01/02/1990\n",
            ("Colonne 1", "Colonne 2", "Colonne 3"),
            2,
        ),
        ("N\0om;Pr\0énom\nRO\0UX;Eva\n", ("Nom", "Prénom"), 1),
        ("Alpha;Bêta\n12/03/1985;0612345678\n", ("Alpha", "Bêta"), 1),
    ],
    ids=["one column", "a heading alone", "no heading", "zeros", "unknown headings"],
)
def test_an_odd_file_gets_a_sensible_table(
    tmp_path: Path, content: str, headings: tuple[str, ...], rows: int
) -> None:
    table = read(tmp_path, content)

    assert table.headings == headings
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "vide"),
        (b" \r\n;;;\r\n", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mot de passe",
        ),
        (b"<html><table><tr><td>Nom", ".xlsx"),
        (bytes(range(1, 32)) * 20, ".csv"),
    ],
    ids=["nothing", "blank", "pdf", "xls", "password", "page", "binary"],
)
def test_what_is_no_list_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        read(tmp_path, content)


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="déplacé"):
        read_table(tmp_path / "partie.csv")


@settings(max_examples=80, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(alphabet='";,\t|\n\ré1aN=').map(str.encode))
)
def test_any_bytes_give_a_table_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    path.write_bytes(content)

    with suppress(UserError):
        table = read_table(path)
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
