"""`conseil-mobilite statistiques` on a real base."""

import stat
from datetime import date
from pathlib import Path

import pytest

from conseil_mobilite.cli.statistics import publish
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.organisation import basins, setup
from conseil_mobilite.services.organisation.basins import Member
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
    store = vault.create(path, PHRASE, "Nadia", clock=clock)
    body = Organisation(
        name="Mobilité 02", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name="Lefèvre")
    store.adviser = store.run(setup.found, body, adviser).id
    members = [Member("200071769", "CC de la Thiérache")]
    store.run(basins.compose, "Thiérache", "", members, date(2026, 1, 1))
    store.close()
    return path


def test_a_quarter_is_written_readable_by_its_owner_alone(
    base: Path, phrase_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sortie"

    publish("2026-01-01", "2026-03-31", "thierache", folder, base, phrase_file)

    (written,) = folder.iterdir()
    assert str(written) in capsys.readouterr().out
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert read_package(written.read_bytes()).manifest.sender.name == "Mobilité 02"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("2026-01-01", "2026-03-31", "Laonnois"), "base.: «.Thiérache.»"),
        (("1er janvier", "2026-03-31", "Thiérache"), "--debut"),
        (("2026-01-01", "2026-06-30", "Thiérache"), "trimestre civil"),
        (("2099-01-01", "2099-03-31", "Thiérache"), "se termine"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(
    base: Path, phrase_file: Path, tmp_path: Path, options: tuple[str, str, str], told: str
) -> None:
    folder = tmp_path / "sortie"

    with pytest.raises(UserError, match=told):
        publish(*options, folder, base, phrase_file)

    assert not folder.exists()
