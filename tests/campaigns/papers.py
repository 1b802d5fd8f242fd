"""Write papers of random people, short and long, and check every file.

    .venv/bin/python -m tests.campaigns.papers --files 200 --out DIR [--checker PYTHON]

Each kind of document in turn, in small and in large. Every file goes through the PDF/UA-1 and
PDF/A-2a profiles of veraPDF where Java is present (PYTHON has its packages; this one unless told).
Where poppler is, what it hears is in the order meant, what it sees has every letter and the
headings in that order, and each typeface is embedded and legible. Each text contrasts by 7 to 1, in
grey too. Nobody's words are found in the paper of another. Then a process writes 50 documents while
strace notes each file that it opens for writing: there must be none. The exit status is 1 when
anything fails; what could not be checked here is said.
"""

import argparse
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from time import process_time

from pypdf import PdfReader
from tests.campaigns import papers_read
from tests.campaigns.papers_made import MAKERS, written
from tests.campaigns.papers_read import heard_wrong, seen_wrong
from tests.campaigns.random_words import Person
from tests.documents.contrasts import contrast, grey, pairs

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import writing as pdf

CHECKER = Path(__file__).parents[1] / "documents" / "pdfua_check.py"
NO_TEMPORARY = 50
ENOUGH = 7  # to one: what a text contrasts by
WRITING = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
_TOLD = re.compile(r"(\S+)_\d+\.pdf: PDFUA_1 (\d+) \D+: (.+); PDFA_2_A (\d+) \D+: (.+)")
_OPENED = re.compile(r'"([^"]*)", [A-Z_|]*(?:O_WRONLY|O_RDWR|O_CREAT)')


@dataclass(frozen=True)
class Paper:
    """A file, of whom it is, and what it was made of."""

    path: Path
    person: Person
    document: Document


def main() -> int:
    asked = _asked()
    if asked.silently:
        for _ in range(NO_TEMPORARY // len(MAKERS) + 1):
            for _, _, document in written(len(MAKERS)):
                pdf.write(document)
                html.write(document)
        return 0
    papers = _write(asked.files, asked.out)
    strangers = sum(_strangers(one) for one in papers)
    print(f"canaries: {strangers} words of another person in {len(papers)} files")
    failed = (
        strangers,
        _read(papers),
        _contrasts(papers),
        _verified([one.path for one in papers], asked.checker),
        _temporary_files(),
    )
    return int(any(failed))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--out", type=Path, default=Path("papers"))
    parser.add_argument("--checker", default=sys.executable)
    parser.add_argument("--silently", action="store_true", help="write in memory only")
    return parser.parse_args()


def _write(count: int, folder: Path) -> list[Paper]:
    folder.mkdir(parents=True, exist_ok=True)
    papers: list[Paper] = []
    began = process_time()
    for kind, person, document in written(count):
        path = folder / f"{kind}_{person.number:04}.pdf"
        path.write_bytes(pdf.write(document))
        path.with_suffix(".html").write_bytes(html.write(document))
        papers.append(Paper(path, person, document))
    print(f"{count} documents of {len(MAKERS)} kinds written in {process_time() - began:.1f} s")
    return papers


def _strangers(paper: Paper) -> int:
    """Count the words of other people in a file; her own must be there."""
    path = paper.path
    read = PdfReader(path)
    told = " ".join(page.extract_text() for page in read.pages) + repr(read.metadata)
    told = "".join(told.split()) + "".join(path.with_suffix(".html").read_text().split())
    found = Counter(re.findall(r"Qwz[a-z]{2}\d+x", told))
    assert found.pop(paper.person.word, 0), path
    for word in found:
        print(f"  {path.name} holds {word}")
    return found.total()


def _read(papers: Sequence[Paper]) -> int:
    """Print what poppler reads; return how much of it is wrong."""
    if papers_read.missing():
        print(f"not here: {papers_read.missing()}; reading order and fonts not checked")
        return 0
    heard = [one.path.name for one in papers if heard_wrong(one.path, one.document)]
    seen = [one.path.name for one in papers if seen_wrong(one.path, one.document)]
    names, bad = papers_read.fonts([one.path for one in papers])
    print(f"pdfinfo -struct-text: {len(papers)} read, wrong: {heard or 'none'}")
    print(f"pdftotext -layout: {len(papers)} read, wrong: {seen or 'none'}")
    print(f"pdffonts: {dict(names)}, {bad} not embedded or without letters")
    return len(heard) + len(seen) + bad


def _contrasts(papers: Sequence[Paper]) -> int:
    """Print the least contrast of a text on what is beneath it; count those that are too low."""
    read = (page for one in papers for page in PdfReader(one.path).pages)
    used = {pair for page in read for pair in pairs(page)}
    told = [contrast(*pair) for pair in used] + [contrast(*map(grey, pair)) for pair in used]
    print(f"contrast: {len(used)} pairs of colours, {min(told):.2f} to 1 at least, grey included")
    return sum(one < ENOUGH for one in told)


def _verified(files: Sequence[Path], python: str) -> int:
    """Print what veraPDF says of each kind of document; return how many files fail."""
    if which("java") is None:
        print("Java is not here: veraPDF not run")
        return 0
    told = _run(python, str(CHECKER), *map(str, files), environment={"PYTHONPATH": ""})
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in MAKERS}
    for kind, ua, ua_failed, archive, archive_failed in _TOLD.findall(told):
        failed = int((ua_failed, archive_failed) != ("none", "none"))
        totals[kind].update(files=1, ua=int(ua), archive=int(archive), failed=failed)
    for kind, total in totals.items():
        print(
            f"{kind:24}{total['files']:4} files, PDF/UA-1 {total['ua']:8} assertions, "
            f"PDF/A-2a {total['archive']:8} assertions, {total['failed']} failed"
        )
    passed = sum(total["files"] - total["failed"] for total in totals.values())
    print(
        f"veraPDF: {passed} of {len(files)} files pass both profiles" if told else "veraPDF: none"
    )
    return len(files) - passed


def _temporary_files() -> int:
    """Count what a process writes to while it makes documents."""
    command = which("strace")
    if command is None:
        print("strace is not here: temporary files not watched")
        return 0
    done = subprocess.run(  # noqa: S603 - our own program
        [command, "-f", "-qq", "-e", f"trace={WRITING}", *_silent()],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    opened = list(written_to(done.stderr))
    print(f"files written during {NO_TEMPORARY} documents and their twins: {opened or 'none'}")
    return len(opened)


def _silent() -> Sequence[str]:
    return sys.executable, "-m", "tests.campaigns.papers", "--silently"


def written_to(trace: str) -> Iterator[str]:
    for line in trace.splitlines():
        if "openat(" in line or "open(" in line:
            found = _OPENED.search(line)
            if found and found[1] != os.devnull:
                yield found[1]
        elif re.match(r"(?:\[pid +\d+\] )?[a-z]+\d?\(", line):
            yield line


def _run(*command: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(  # noqa: S603 - tools named by who runs the campaign
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    if done.stderr.strip():
        print(done.stderr.strip().splitlines()[-1], file=sys.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
