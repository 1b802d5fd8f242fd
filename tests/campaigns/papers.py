"""Write papers of random people, short and long, and check every file.

    .venv/bin/python -m tests.campaigns.papers --files 200 --out DIR [--checker PYTHON]

Each kind of document in turn. Every file goes through the PDF/UA-1 and PDF/A-2a profiles of veraPDF
where Java is present (PYTHON has its packages; this one unless told), and `pdffonts` must find each
typeface embedded and legible. Nobody's words are found in the paper of another. Then a process
writes 50 documents while strace notes each file that it opens for writing: there must be none. The
exit status is 1 when anything fails; what could not be checked here is said.
"""

import argparse
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which
from time import process_time

from pypdf import PdfReader
from tests.campaigns.papers_made import MAKERS, written
from tests.campaigns.random_words import Person

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.pdf import writing as pdf

CHECKER = Path(__file__).parents[1] / "documents" / "pdfua_check.py"
NO_TEMPORARY = 50
WRITING = "openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
_TOLD = re.compile(r"(\S+)_\d+\.pdf: PDFUA_1 (\d+) \D+: (.+); PDFA_2_A (\d+) \D+: (.+)")
_OPENED = re.compile(r'"([^"]*)", [A-Z_|]*(?:O_WRONLY|O_RDWR|O_CREAT)')


def main() -> int:
    asked = _asked()
    if asked.silently:
        for _ in range(NO_TEMPORARY // len(MAKERS) + 1):
            for _, _, document in written(len(MAKERS)):
                pdf.write(document)
                html.write(document)
        return 0
    files = _write(asked.files, asked.out)
    strangers = sum(_strangers(path, person) for path, person in files)
    print(f"canaries: {strangers} words of another person in {len(files)} files")
    paths = [path for path, _ in files]
    failed = (strangers, _fonts(paths), _verified(paths, asked.checker), _temporary_files())
    return int(any(failed))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--out", type=Path, default=Path("papers"))
    parser.add_argument("--checker", default=sys.executable)
    parser.add_argument("--silently", action="store_true", help="write in memory only")
    return parser.parse_args()


def _write(count: int, folder: Path) -> list[tuple[Path, Person]]:
    folder.mkdir(parents=True, exist_ok=True)
    files: list[tuple[Path, Person]] = []
    began = process_time()
    for kind, person, document in written(count):
        path = folder / f"{kind}_{person.number:04}.pdf"
        path.write_bytes(pdf.write(document))
        path.with_suffix(".html").write_bytes(html.write(document))
        files.append((path, person))
    print(f"{count} documents of {len(MAKERS)} kinds written in {process_time() - began:.1f} s")
    return files


def _strangers(path: Path, person: Person) -> int:
    """Count the words of other people in a file; her own must be there."""
    read = PdfReader(path)
    told = " ".join(page.extract_text() for page in read.pages) + repr(read.metadata)
    told = "".join(told.split()) + "".join(path.with_suffix(".html").read_text().split())
    found = Counter(re.findall(r"Qwz[a-z]{2}\d+x", told))
    assert found.pop(person.word, 0), path
    for word in found:
        print(f"  {path.name} holds {word}")
    return found.total()


def _fonts(files: Sequence[Path]) -> int:
    command = which("pdffonts")
    if command is None:
        print("pdffonts is not here: fonts not checked")
        return 0
    names, bad = Counter[str](), 0
    for path in files:
        for line in _run(command, str(path)).splitlines()[2:]:
            name, *_, embedded, _subset, legible, _number, _generation = line.split()
            names[name.partition("+")[2]] += 1
            bad += (embedded, legible) != ("yes", "yes")
    print(f"pdffonts: {dict(names)}, {bad} not embedded or without letters")
    return bad


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
            f"{kind:16}{total['files']:4} files, PDF/UA-1 {total['ua']:8} assertions, "
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
