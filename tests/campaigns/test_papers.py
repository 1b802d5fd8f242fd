"""The campaign of papers, in small: each kind is made, and what it watches for would be seen."""

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from tests.campaigns.papers import WRITING, written_to
from tests.campaigns.papers_made import MAKERS, written
from tests.campaigns.random_words import Person

from conseil_mobilite.documents.kit.words import text_of
from conseil_mobilite.documents.pdf import writing as pdf


def test_each_kind_of_document_is_made_of_a_person_of_her_own() -> None:
    made = list(written(len(MAKERS)))

    assert [kind for kind, _, _ in made] == list(MAKERS)
    for _, person, document in made:
        said = document.title + document.author + text_of(tuple(document.runs()))
        assert person.word in said
        assert pdf.write(document).startswith(b"%PDF-1.7")


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
