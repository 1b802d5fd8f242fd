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
import sys
from pathlib import Path

from tests.campaigns.made_papers.makers import MAKERS, written
from tests.campaigns.papers import checking
from tests.campaigns.papers.checking import NO_TEMPORARY

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.pdf import writing as pdf


def main() -> int:
    asked = _asked()
    if asked.silently:
        for _ in range(NO_TEMPORARY // len(MAKERS) + 1):
            for _, _, document in written(len(MAKERS)):
                pdf.write(document)
                html.write(document)
        return 0
    papers = checking.write(asked.files, asked.out)
    strangers = sum(checking.strangers(one) for one in papers)
    print(f"canaries: {strangers} words of another person in {len(papers)} files")
    failed = (
        strangers,
        checking.read(papers),
        checking.contrasts(papers),
        checking.verified([one.path for one in papers], asked.checker),
        checking.temporary_files(),
    )
    return int(any(failed))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--out", type=Path, default=Path("papers"))
    parser.add_argument("--checker", default=sys.executable)
    parser.add_argument("--silently", action="store_true", help="write in memory only")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
