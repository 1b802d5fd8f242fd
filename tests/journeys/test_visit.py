"""The guided tour itself: its whole story on a small base, its pictures in one size and look."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from tests.journeys.conftest import Strays

from conseil_mobilite.app.record_tabs import record_tabs
from conseil_mobilite.cli.demonstration.base import FILE_NAME
from conseil_mobilite.cli.tour import folder, looking
from conseil_mobilite.cli.tour.story import STEPS
from conseil_mobilite.cli.tour.tour import Plan, run
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.appearance import Look
from conseil_mobilite.gui.settings import page
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.store.keys.slots_file import slots_path

WALKS = (looking.look_around, looking.look_large)
"""What only opens every page in turn, as the tests of the pages do."""

TOLD = tuple(step for step in STEPS if step.do not in WALKS)
SMALL = Plan(people=60, sizes=(QSize(1366, 768),), looks=(Look.LIGHT,), steps=TOLD)


def test_the_whole_story_leaves_its_traces(
    tmp_path: Path, own_home: Path, strays: Strays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place, said = Path("essai"), list[str]()
    before = set(own_home.rglob("*"))

    run(place, SMALL, said.append)

    assert len(said) == len(TOLD) + 3
    base = place / FILE_NAME
    content = base.read_bytes() + slots_path(base).read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert "Cœurjoly".encode() not in content
    assert (place / folder.SHEET).read_bytes().startswith(b"%PDF-")
    assert (place / folder.SHEET).with_name(f"{folder.SERVICE}.pdf").is_file()
    assert read_table(place / folder.EXPORT / "personnes.xlsx").rows
    assert len(list((place / folder.IMPORT).iterdir())) == 2
    papers = place / folder.PAPERS
    assert (papers / "fiche-ar.pdf").read_bytes().startswith(b"%PDF-")
    assert len(list(papers.glob("*_1.png"))) == len(list(papers.glob("*.pdf"))) >= 15
    (package,) = (place / folder.STATISTICS).glob("*.zip")
    assert read_package(package.read_bytes()).cells
    pictures = [sha256(each.read_bytes()).digest() for each in (place / folder.PAGES).glob("*.png")]
    assert len(pictures) >= 30
    assert len(set(pictures)) == len(pictures)
    assert (place / "journaux" / "journal.log").read_text(encoding="utf-8") == ""
    assert strays.seen == []
    assert set(own_home.rglob("*")) == before


def test_the_walk_knows_every_section_and_every_tab() -> None:
    beginnings = tuple(beginning for _, beginning in looking.TABS)

    assert set(looking.SECTIONS) == set(page.SECTIONS)
    assert [tab.title for tab in record_tabs() if not tab.title.startswith(beginnings)] == []


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "lettre.txt").write_text("à garder")

    with pytest.raises(UserError, match="il n’a pas été touché"):
        run(tmp_path, SMALL, print)

    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]


def test_an_earlier_visit_makes_room_and_what_was_added_stays(tmp_path: Path) -> None:
    folder.prepare(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"an earlier base")
    (tmp_path / folder.PAGES).mkdir()
    (tmp_path / folder.PAGES / "agenda.png").write_bytes(b"a picture")
    (tmp_path / "lettre.txt").write_text("à garder")

    folder.prepare(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["lettre.txt", folder.REPORT]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("pas un dossier")

    with pytest.raises(UserError, match="ne peut pas être préparé"):
        run(tmp_path / "fichier" / "essai", SMALL, print)
