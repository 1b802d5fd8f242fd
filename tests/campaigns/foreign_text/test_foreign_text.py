"""A short version of the foreign texts; what is careless is found out."""

import os
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.campaigns.foreign_text import alone, calendars, exports, papers, sheets, sources, stage
from tests.campaigns.foreign_text.__main__ import written
from tests.campaigns.foreign_text.fields import Fate
from tests.campaigns.foreign_text.sight import Sight
from tests.campaigns.foreign_text.texts import HARMLESS, MARK, TEXTS
from tests.campaigns.foreign_text.walk import Tally

from conseil_mobilite.documents.html import markup
from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit import links
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable
from conseil_mobilite.interchange.imports import lists_writing

pytestmark = pytest.mark.usefixtures("dressed")

KINDS = ("fiche_standard", "reponse_droits")
FORMULA = ("formula", HARMLESS)
SHEET = "fiche_standard"
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTART:20270312T133000Z\r\nDTSTAMP:20270312T133000Z\r\nSUMMARY:{}\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


def test_what_is_typed_in_the_window_is_kept_or_refused_and_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HOME", str(tmp_path))
    base = stage.base_in(tmp_path / "base", 2)

    tally = stage.through_window(tmp_path, base, ("mixed",), ("consolidation",))

    assert tally.faults == {}
    assert "consolidation_folder" in tally.written


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_a_text_on_paper(kind: str) -> None:
    document, plain = papers.made(kind, TEXTS["mixed"]), papers.made(kind, HARMLESS)

    shape = papers.shape(html.write(plain))
    assert list(papers.in_pdf(pdf.write(document), TEXTS["mixed"])) == []
    assert list(papers.in_html(html.write(document), TEXTS["mixed"], shape)) == []


@pytest.mark.parametrize("text", ["formula", "sum", "markup"])
def test_a_text_is_a_text_in_a_list_and_a_number_a_number(text: str) -> None:
    table = ListTable("L", (ListColumn("a", "A", ""),) * 3, [(TEXTS[text], -12.5, 3)])

    assert list(sheets.in_csv(lists_writing.write_csv(table))) == []
    assert list(sheets.in_workbook(lists_writing.write_workbook([table]))) == []


def test_a_formula_is_a_text_in_each_file_that_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HOME", str(tmp_path))

    made, plain = (written(tmp_path / text, TEXTS.get(text, text), 2) for text in FORMULA)

    told = dict(exports.faults(made, plain, TEXTS["formula"]))
    assert [name for name, fault in told.items() if fault] == []
    assert {"rapport.csv", "paquet-statistiques_excel.csv", "ensemble-classeur.xlsx"} <= told.keys()
    assert MARK.encode() in made["rapport.csv"]


def test_no_field_of_the_source_is_without_a_name_to_be_found_by() -> None:
    named = sources.named_fields("kit", "situation")

    assert {"vehicle_name", "renunciation_words"} <= named
    assert sources.forgotten({"vehicle_name"}, {"vehicle_name", "aid_label"}) == {"aid_label"}


def test_each_field_of_the_source_is_written_in_by_the_whole_walk_or_it_is_said_why_not() -> None:
    told = sources.REACHED | set(sources.UNREACHED)
    named = sources.named_fields()

    assert named - told == frozenset(), "written in by the walk? Add it."
    assert told - named == frozenset(), "gone from the source"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["mixed", "long"])
def test_what_stands_before_the_window_takes_what_is_typed_as_text(name: str) -> None:
    tally = Tally()

    alone.write_alone(TEXTS[name], tally)

    assert tally.faults == {}
    assert {"passphrase", "kit_code", "closed_secret", "followup_words"} <= set(tally.written)
    assert not any(fates[Fate.LOST] for fates in tally.written.values())


def test_a_window_that_draws_markup_turns_or_eats_is_found_out(qtbot: QtBot) -> None:
    careless = QWidget()
    qtbot.addWidget(careless)
    shown = QLabel(TEXTS["mixed"], careless)
    shown.setTextFormat(Qt.TextFormat.RichText)
    QPushButton(TEXTS["ampersand"], careless)
    careless.setToolTip(f"<p>{TEXTS['mixed']}</p>")
    careless.setMinimumWidth(2_000)
    careless.show()

    told = " ".join(Sight(TEXTS["mixed"]).faults())

    for fault in ("label draws markup", "tip draws markup", "eats", "holds", "wide"):
        assert fault in told


def test_a_page_that_escapes_nothing_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _leave_as_it_is(monkeypatch, markup)
    shape = papers.shape(html.write(papers.made(SHEET, HARMLESS)))
    page = html.write(papers.made(SHEET, TEXTS["markup"]))

    assert any("made of it" in each for each in papers.in_html(page, TEXTS["markup"], shape))


def test_a_paper_that_follows_anything_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "is_email", bool)

    told = list(papers.in_pdf(pdf.write(papers.made(SHEET, TEXTS["link"])), TEXTS["link"]))

    assert "a link is made of it" in told


def test_a_list_that_calculates_or_shields_its_numbers_is_found_out() -> None:
    made = BytesIO()
    book = Workbook()
    book.create_sheet("A").append([TEXTS["formula"]])
    book.save(made)

    assert list(sheets.in_workbook(made.getvalue()))
    assert list(sheets.in_csv(f"a\r\n{TEXTS['sum']}\r\n".encode()))
    assert list(sheets.in_csv(b"a\r\n'-12,5\r\n"))


def test_a_calendar_where_a_text_begins_a_line_is_found_out() -> None:
    plain = EVENT.format(HARMLESS).encode()

    assert list(calendars.in_calendar(plain, plain)) == []
    assert list(calendars.in_calendar(EVENT.format("zzq\r\nATTENDEE:zzq").encode(), plain))
    assert list(calendars.in_calendar(EVENT.format("zzq" * 40).encode(), plain))


def _leave_as_it_is(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    monkeypatch.setattr(module, "escape", lambda text, **_asked: text)
