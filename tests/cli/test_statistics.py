"""`conseil-mobilite statistiques` on a real base."""

import stat
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.disclosure_attack.attacked import assert_nobody_is_found

from conseil_mobilite.cli.statistics import publish
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.organisation import basins, setup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import ExportLine
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock

PHRASE = "un chemin creux vers le moulin de Guise bleu"


@pytest.fixture
def phrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PHRASE}\n", encoding="utf-8")
    return file


@pytest.fixture
def base(tmp_path: Path, clock: Clock) -> Path:
    path = tmp_path / "dossiers.base"
    body = Organisation(
        name="Mobilité 02", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name="Lefèvre")
    store = vault.create(path, PHRASE, "Nadia", clock=clock, adviser=adviser.id)
    store.run(setup.found, body, adviser)
    members = [Member("200071769", "CC de la Thiérache")]
    store.run(basins.compose, "Thiérache", "", members, date(2026, 1, 1))
    store.close()
    return path


def register(base: Path, clock: Clock) -> list[ExportLine]:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    lines = list(store.read(exports.exports))
    store.close()
    return lines


def test_a_quarter_is_written_for_its_owner_alone_and_the_register_says_for_whom(
    base: Path, phrase_file: Path, tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sortie"

    for _ in range(2):
        publish(
            "thierache",
            folder,
            quarter="2026-T1",
            recipient="Région",
            base=base,
            phrase_file=phrase_file,
        )

    (written,) = folder.iterdir()
    assert str(written) in capsys.readouterr().out
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert read_package(written.read_bytes()).manifest.sender.name == "Mobilité 02"
    assert_nobody_is_found(written.read_bytes(), bold=False)
    (line,) = register(base, clock)
    assert [sending.recipient for sending in line.sendings] == ["Région", "Région"]
    assert isinstance(line.sendings[0].at, datetime)
    assert replace(line, sendings=()).file_name == written.name


def test_the_same_quarter_can_be_named_by_its_days(
    base: Path, phrase_file: Path, tmp_path: Path
) -> None:
    publish(
        "Thiérache",
        tmp_path / "sortie",
        start="2026-01-01",
        end="2026-03-31",
        base=base,
        phrase_file=phrase_file,
    )

    (written,) = (tmp_path / "sortie").iterdir()
    assert "_2026-T1_" in written.name


@pytest.mark.parametrize(
    ("basin", "options", "told"),
    [
        ("Laonnois", {"quarter": "2026-T1"}, "base.: «.Thiérache.»"),
        ("Thiérache", {"start": "1er janvier", "end": "2026-03-31"}, "--debut"),
        ("Thiérache", {"start": "2026-01-01", "end": "2026-06-30"}, "trimestre civil"),
        ("Thiérache", {"quarter": "2099-T1"}, "se termine"),
        ("Thiérache", {"year": "2025"}, "Il manque"),
        ("Thiérache", {"quarter": "2026"}, "--trimestre.: «.2026.» ne se lit pas"),
        ("Thiérache", {"year": "2026-T1"}, "--annee.: «.2026-T1.» ne se lit pas"),
        ("Thiérache", {"quarter": "2026-T5"}, "--trimestre.: «.2026-T5.» ne se lit pas"),
        ("Thiérache", {}, "Choisissez une période"),
        ("Thiérache", {"quarter": "2026-T1", "year": "2026"}, "Choisissez une période"),
        ("Thiérache", {"start": "2026-01-01"}, "Choisissez une période"),
        ("Thiérache", {"year": "1"}, "à partir de 1990"),
        ("Thiérache", {"quarter": "2026-T1", "recipient": "x" * 201}, "trop long"),
        ("Thiérache", {"quarter": "2026-T1", "recipient": "1 85 05 78 006 084 36"}, "sécurité"),
    ],
    ids=[
        *("basin", "day", "no quarter", "not over", "year", "year as quarter", "quarter as year"),
        *("fifth quarter", "none", "two", "half", "long ago", "long recipient", "social number"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(
    base: Path, phrase_file: Path, tmp_path: Path, basin: str, options: dict[str, str], told: str
) -> None:
    folder = tmp_path / "sortie"

    with pytest.raises(UserError, match=told):
        publish(
            basin,
            folder,
            quarter=options.get("quarter", ""),
            year=options.get("year", ""),
            start=options.get("start", ""),
            end=options.get("end", ""),
            recipient=options.get("recipient", ""),
            base=base,
            phrase_file=phrase_file,
        )

    assert not folder.exists()


def test_another_file_of_the_same_name_is_never_replaced(
    base: Path, phrase_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "sortie"
    publish("thierache", folder, quarter="2026-T1", base=base, phrase_file=phrase_file)
    (written,) = folder.iterdir()
    written.write_text("à moi", encoding="utf-8")

    with pytest.raises(UserError, match="n’a pas été touché"):
        publish("thierache", folder, quarter="2026-T1", base=base, phrase_file=phrase_file)

    assert written.read_text(encoding="utf-8") == "à moi"
