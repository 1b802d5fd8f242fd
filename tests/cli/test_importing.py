"""The import said in the terminal: no base, no passphrase, nothing written but the report."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.interchange.imports.messy_files.text_files import PEOPLE, SOCIAL_SECURITY
from tests.interchange.imports.messy_files.workbooks import FORMULAS

from conseil_mobilite.app.folders import Folders
from conseil_mobilite.interchange.imports.profile_json import write_profile


def test_the_simulation_says_the_columns_the_count_and_writes_the_report(
    command: Command, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.json"

    said = command("importer", PEOPLE.write(tmp_path), "--simulation", "--rapport", report)

    assert (said.status, said.complaint) == (0, "")
    assert "Né(e) le → Date de naissance" in said.printed
    assert "Déjà présente : 3" in said.printed
    told = json.loads(report.read_text(encoding="utf-8"))
    assert list(told) == ["fichier", "feuille", "bilan", "lignes"]
    assert (told["fichier"], told["feuille"]) == ("personnes.csv", "")
    assert told["bilan"] == {"doublon": 3, "doublon_possible": 4, "creer": 8}
    assert [line["ligne"] for line in told["lignes"]] == list(PEOPLE.rows)


def test_nobody_is_named_in_the_terminal_nor_in_the_log(command: Command, tmp_path: Path) -> None:
    file = SOCIAL_SECURITY.write(tmp_path)

    said = command("importer", file, "--simulation")

    assert "La colonne « N° sécu » contient des numéros de sécurité sociale" in said.printed
    log = Folders.of_user().journal
    written = "".join(path.read_text() for path in log.rglob("*") if path.is_file())
    for text in ("AUBRY", "Anne", "290037869112345", "1 85 05 78"):
        assert text not in said.printed + said.complaint + written


def test_a_profile_and_a_sheet_are_taken_as_they_are_given(
    command: Command, tmp_path: Path
) -> None:
    profile, report = tmp_path / "profil.json", tmp_path / "rapport.json"
    profile.write_text(
        write_profile({"NOM": "nom", "Prénom": "prenom", "Quartier": ""}), encoding="utf-8"
    )

    said = command(
        *("importer", FORMULAS.write(tmp_path), "--profil", profile),
        *("--feuille", "File active", "--simulation", "--rapport", report),
    )

    assert "Colonnes laissées de côté : DDN, Portable, CP, Ville, Permis." in said.printed
    assert "Colonnes du profil absentes du fichier : Quartier." in said.printed
    first = json.loads(report.read_text(encoding="utf-8"))["lignes"][0]
    assert first["valeurs"] == {"nom": "AUBRY", "prenom": "Anne"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "n’est pas un profil d’import"),
        ("[]", "n’est pas un profil d’import"),
        ('{"colonnes": {"Nom": "surnom"}}', "désigne « surnom », qui n’est pas un champ"),
    ],
    ids=["broken", "list", "field"],
)
def test_a_profile_that_is_none_is_refused(
    command: Command, tmp_path: Path, content: str, why: str
) -> None:
    profile = tmp_path / "profil.json"
    profile.write_text(content, encoding="utf-8")

    said = command("importer", PEOPLE.write(tmp_path), "--simulation", "--profil", profile)

    assert (said.status, said.printed) == (1, "")
    assert why in said.complaint


def test_without_simulation_a_base_is_asked_for(command: Command, tmp_path: Path) -> None:
    said = command("importer", PEOPLE.write(tmp_path))

    assert said.status == 1
    assert "Aucune base vide n’a été créée" in said.complaint
