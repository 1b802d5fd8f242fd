"""The file of a person on paper: headings, long texts, and no empty table."""

from dataclasses import replace
from datetime import date

import pytest
from tests.documents.conftest import Reading
from tests.documents.notices import data_notice
from tests.documents.papers import file_pdf
from tests.documents.structure import Tree

from conseil_mobilite.documents import person_file as paper
from conseil_mobilite.documents.html.writing import write as html
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.person_file import (
    FileColumn,
    FileFact,
    FileHolder,
    FilePart,
    FileTable,
    PersonFile,
)

BODY = "Plateforme des Trois Vallées"


@pytest.fixture
def nothing() -> PersonFile:
    """Everything a file says of somebody of whom nothing is known."""
    return PersonFile(
        number="2027-00007",
        organisation=Letterhead(BODY),
        adviser=AdviserCard("Nadia"),
        person_name="İnci Nguyễn",
        issued_on=date(2027, 3, 12),
        notice=data_notice(BODY, public_body=True, contact=""),
        holder=FileHolder(
            "Mission d’intérêt public", "art. 6", date(2025, 4, 1), 24, date(2027, 4, 1)
        ),
        parts=(FilePart("Vos bilans"), FilePart("Vos notes", "Une phrase.")),
    )


def rows(count: int) -> FilePart:
    columns = (FileColumn("Question", 3), FileColumn("Réponse"))
    told = tuple((f"Question {rank}", f"Réponse {rank}") for rank in range(count))
    return FilePart("Vos réponses", table=FileTable(columns, told))


def test_parts_that_say_nothing_are_named_in_one_sentence(nothing: PersonFile) -> None:
    reading = Reading(file_pdf(nothing))

    assert reading.tags.count("/Table") == 1
    assert "Nous ne gardons rien sur : vos bilans ; vos notes." in reading.text
    assert "Une phrase" not in reading.text


def test_the_end_of_the_retention_is_told_with_what_it_is_counted_from(
    nothing: PersonFile,
) -> None:
    over = replace(nothing, holder=replace(nothing.holder, limit=date(2027, 3, 11)))

    text, text_over = (Reading(file_pdf(content)).text for content in (nothing, over))

    assert "Jusqu’au 1er avril 2027 : 2 ans après le dernier événement, le 1er avril 2025." in text
    assert "Cette date est passée" not in text
    assert "Cette date est passée" in text_over


def test_a_note_of_many_lines_is_measured_a_few_at_a_time_and_loses_none(
    nothing: PersonFile,
) -> None:
    lines = [f"ligne {rank}" for rank in range(400)]
    note = FilePart("12 mars 2027", text="\n".join(lines))
    content = replace(nothing, parts=(FilePart("Vos notes", parts=(note,)),))

    longest = max(run.text.count("\n") for run in paper.document(content).runs())

    assert longest < 50
    assert "".join("".join(lines).split()) in Tree(file_pdf(content)).root.letters


def test_parts_and_things_have_headings_of_their_level(nothing: PersonFile) -> None:
    bicycle = FilePart("Vélo", facts=(FileFact("Noté le", "12 mars 2027"),))
    part = FilePart("Vos trajets", parts=(FilePart("Vos véhicules", parts=(bicycle,)),))

    tags = Reading(file_pdf(replace(nothing, parts=(part,)))).tags

    assert [tag for tag in tags if tag.startswith("/H")][-3:] == ["/H2", "/H3", "/H4"]


def test_a_long_table_tells_its_heads_on_each_page(nothing: PersonFile) -> None:
    reading = Reading(file_pdf(replace(nothing, parts=(rows(90),))))

    table_pages = [page for page in reading.pages if "Question 4" in page or "Question 8" in page]
    assert len(reading.pages) >= 4
    assert all("Question Réponse" in page for page in table_pages)
    assert reading.tags.count("/TR") >= 91


def test_a_long_text_parts_over_pages_whole(nothing: PersonFile) -> None:
    words = " ".join(f"mot{rank}" for rank in range(3000))
    part = FilePart("Note", facts=(FileFact("Remarque", words),), text=words)

    reading = Reading(file_pdf(replace(nothing, parts=(part,))))

    assert reading.text.count("mot2999") == reading.text.count("mot1500") == 2


def test_a_table_of_one_column_is_a_list(nothing: PersonFile) -> None:
    strengths = FileTable((FileColumn("Atout"),), (("Lire un plan",), ("Aller à pied",)))

    before, after = (
        Reading(file_pdf(replace(nothing, parts=parts))).tags
        for parts in ((), (FilePart("Vos atouts", table=strengths),))
    )

    assert after.count("/LI") == before.count("/LI") + 3
    assert after.count("/Table") == before.count("/Table")


def test_many_recipients_are_counted_beyond_the_last_eight(nothing: PersonFile) -> None:
    told = tuple(f"Service {rank} : une lettre" for rank in range(11))

    text = Reading(file_pdf(replace(nothing, recipients=told))).text

    assert "Service 2 :" not in text
    assert "Service 10 : une lettre." in text
    assert "3 autres transmissions" in text


def test_both_writings_say_the_same(nothing: PersonFile) -> None:
    content = replace(nothing, parts=(rows(3),))

    written = html(paper.document(content)).decode()

    assert all(f"Réponse {rank}" in written for rank in range(3))
    assert "<h1>Votre dossier</h1>" in written
