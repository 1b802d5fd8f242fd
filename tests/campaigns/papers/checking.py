"""Write papers and check every file: each check prints what it read and counts what is wrong."""

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
from tests.campaigns.children.starting import command
from tests.campaigns.made_papers.chance import Person
from tests.campaigns.made_papers.makers import MAKERS, written
from tests.campaigns.papers import reading
from tests.campaigns.papers.reading import heard_wrong, seen_wrong
from tests.documents.contrasts import contrast, grey, pairs

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import writing as pdf

CHECKER = Path(__file__).parents[2] / "documents" / "pdf" / "pdfua_check.py"
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


def write(count: int, folder: Path) -> list[Paper]:
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


def strangers(paper: Paper) -> int:
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


def read(papers: Sequence[Paper]) -> int:
    """Print what poppler reads; return how much of it is wrong."""
    if reading.missing():
        print(f"not here: {reading.missing()}; reading order and fonts not checked")
        return 0
    heard = [one.path.name for one in papers if heard_wrong(one.path, one.document)]
    seen = [one.path.name for one in papers if seen_wrong(one.path, one.document)]
    names, bad = reading.fonts([one.path for one in papers])
    print(f"pdfinfo -struct-text: {len(papers)} read, wrong: {heard or 'none'}")
    print(f"pdftotext -layout: {len(papers)} read, wrong: {seen or 'none'}")
    print(f"pdffonts: {dict(names)}, {bad} not embedded or without letters")
    return len(heard) + len(seen) + bad


def contrasts(papers: Sequence[Paper]) -> int:
    """Print the least contrast of a text on what is beneath it; count those that are too low."""
    read = (page for one in papers for page in PdfReader(one.path).pages)
    used = {pair for page in read for pair in pairs(page)}
    told = [contrast(*pair) for pair in used] + [contrast(*map(grey, pair)) for pair in used]
    print(f"contrast: {len(used)} pairs of colours, {min(told):.2f} to 1 at least, grey included")
    return sum(one < ENOUGH for one in told)


def verified(files: Sequence[Path], python: str) -> int:
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


def temporary_files() -> int:
    """Count what a process writes to while it makes documents."""
    strace = which("strace")
    if strace is None:
        print("strace is not here: temporary files not watched")
        return 0
    silent = command("tests.campaigns.papers", "--silently")
    done = subprocess.run(  # noqa: S603 - our own program
        [strace, "-f", "-qq", "-e", f"trace={WRITING}", *silent],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    opened = list(written_to(done.stderr))
    print(f"files written during {NO_TEMPORARY} documents and their twins: {opened or 'none'}")
    return len(opened)


def written_to(trace: str) -> Iterator[str]:
    for line in trace.splitlines():
        if "openat(" in line or "open(" in line:
            found = _OPENED.search(line)
            if found and found[1] != os.devnull:
                yield found[1]
        elif re.match(r"(?:\[pid +\d+\] )?[a-z]+\d?\(", line):
            yield line


def _run(*tool: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(  # noqa: S603 - tools named by who runs the campaign
        tool,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    if done.stderr.strip():
        print(done.stderr.strip().splitlines()[-1], file=sys.stderr)
    return done.stdout
