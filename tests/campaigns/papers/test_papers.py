"""The campaign of papers, in small: each kind is made, and what it watches for would be seen."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shutil import which

import pytest
from tests.campaigns.made_papers.chance import Person
from tests.campaigns.made_papers.makers import MAKERS, written
from tests.campaigns.papers.checking import ENOUGH, WRITING, written_to
from tests.campaigns.papers.reading import heard_wrong, seen_wrong
from tests.documents.contrasts import contrast, grey, pairs
from tests.documents.reading_order import headings, letters, order
from tests.documents.structure import Tree

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.paragraphs import text
from conseil_mobilite.documents.kit.words import text_of
from conseil_mobilite.documents.pdf import writing as pdf


@dataclass(frozen=True)
class Made:
    """A paper written once and read by every test here."""

    kind: str
    person: Person
    document: Document

    @cached_property
    def tree(self) -> Tree:
        return Tree(pdf.write(self.document))


@pytest.fixture(scope="module")
def made() -> Sequence[Made]:
    return [Made(*told) for told in written(len(MAKERS))]


def test_each_kind_of_document_is_made_of_a_person_of_her_own(made: Sequence[Made]) -> None:
    assert [one.kind for one in made] == list(MAKERS)
    for one in made:
        document = one.document
        said = document.title + document.author + text_of(tuple(document.runs()))
        assert one.person.word in said


def test_each_kind_is_heard_in_the_order_in_which_it_is_meant(made: Sequence[Made]) -> None:
    wrong = [
        one.kind
        for one in made
        if letters(one.tree.root.text) not in map(letters, order(one.document))
    ]

    assert wrong == []


def test_each_heading_comes_before_what_is_heard_under_it(made: Sequence[Made]) -> None:
    for one in made:
        told = [part.letters for part in one.tree.root.walk() if part.tag[:1] == "H"]

        assert list(map(letters, told)) == [heading for heading, _ in headings(one.document)]


def test_every_text_contrasts_by_seven_to_one_in_colours_and_in_grey(made: Sequence[Made]) -> None:
    used = {pair for one in made for page in one.tree.file.pages for pair in pairs(page)}

    assert len(used) > 3
    assert [pair for pair in used if contrast(*pair) < ENOUGH] == []
    assert [pair for pair in used if contrast(*map(grey, pair)) < ENOUGH] == []


@pytest.mark.skipif(which("pdfinfo") is None, reason="poppler is not here")
def test_what_is_heard_or_seen_in_another_order_would_be_told(
    made: Sequence[Made], tmp_path: Path
) -> None:
    one = made[0]
    path = tmp_path / "fiche.pdf"
    path.write_bytes(one.tree.pdf)
    first, *others = one.document.blocks
    turned = replace(one.document, blocks=(*others, first))
    longer = replace(one.document, blocks=(*one.document.blocks, text("Un mot de plus")))

    assert not heard_wrong(path, one.document)
    assert not seen_wrong(path, one.document)
    assert heard_wrong(path, turned)
    assert seen_wrong(path, longer)


def test_nobody_has_the_words_of_another() -> None:
    words = {Person(number).word for number in range(2_000)}

    assert len(words) == 2_000


@pytest.mark.skipif(which("strace") is None, reason="strace is not here")
def test_a_file_that_is_written_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "copie.tmp"
    write = f"open({str(path)!r}, 'w').close()"
    command = ["strace", "-f", "-qq", "-e", f"trace={WRITING}", sys.executable, "-B", "-c", write]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert list(written_to(done.stderr)) == [str(path)]
