"""What a printed sheet costs, against the same text by plain untagged Platypus.

    .venv/bin/python -m tests.benchmarks.paper [ROUNDS]

The first sheet is that of fresh processes, imports included. The next ones are the same sheet again
and again, in CPU time: ours, which is tagged and written in one pass, and a plain document of two
passes with the same text and layout; the same plain document in a single pass is told too, since
ours needs no second one. A simplified sheet, one beside Arabic and the file of a person are told
with how much paper they take. Then 200 papers of random people in a row, of these kinds and the
standard one in turn, with the peak of memory after the first 100 and at the end. The exit status is
1 when a goal is missed.
"""

import random
import resource
import subprocess
import sys
import time
from io import BytesIO
from statistics import median

from pypdf import PdfReader
from tests.benchmarks import plain_paper
from tests.benchmarks.measuring import measure
from tests.campaigns.made_papers.chance import Dice, Person
from tests.campaigns.made_papers.makers import MAKERS

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import writing as pdf

ROUNDS, FRESH = 25, 5
IN_A_ROW, WARM = 200, 100
KINDS = ("fiche_standard", "fiche_simplifiee", "fiche_ar_relue", "dossier_long")
RATIO_GOAL, GROWTH_GOAL = 1.5, 8.0  # times; MiB
FIRST_SHEET = """
import random, time
from tests.campaigns.made_papers.sheet_content import sheet
from tests.campaigns.made_papers.chance import Dice, Person
from conseil_mobilite.documents.action_sheet.standard import document
from conseil_mobilite.documents.pdf.writing import write
write(document(sheet(Dice(random.Random(3)), Person(3))))
print(time.process_time())
"""


def main(rounds: int) -> int:
    told = document(3)
    first = median(_fresh() for _ in range(FRESH))
    ours = measure(lambda: pdf.write(told), rounds)
    plain = measure(lambda: plain_paper.write(told), rounds)
    once = measure(lambda: plain_paper.write_once(told), rounds)
    twin = measure(lambda: html.write(told), rounds)
    ratio = ours.against(plain)
    print(f"first sheet, fresh process, imports included {first * 1000:6.0f} ms")
    for name, spent in (
        ("next sheets, tagged, PDF/UA-1 and PDF/A-2a", ours),
        ("plain Platypus, untagged, two passes", plain),
        ("plain Platypus, untagged, one pass", once),
        ("HTML twin", twin),
    ):
        print(f"{name:45}{spent}")
    print(f"tagged against untagged {ratio:.2f}×, against a single pass {ours.against(once):.2f}×")
    for kind in KINDS[1:]:
        _one_more(kind, rounds)
    growth = _in_a_row()
    print(f"goals: tagged ≤ {RATIO_GOAL}×, memory flat within {GROWTH_GOAL:g} MiB")
    return int(ratio > RATIO_GOAL or growth > GROWTH_GOAL)


def document(seed: int, kind: str = KINDS[0]) -> Document:
    dice = Dice(random.Random(seed))  # noqa: S311 - chance, not security
    return MAKERS[kind](dice, Person(seed))


def _one_more(kind: str, rounds: int) -> None:
    """Tell what another kind of paper costs, and how many pages it has."""
    told = document(3, kind)
    pages = len(PdfReader(BytesIO(pdf.write(told))).pages)
    spent = measure(lambda: pdf.write(told), rounds)
    print(f"{f'{kind}, {pages} pages':45}{spent}, {spent.middle / pages:.1f} ms a page")


def _fresh() -> float:
    command = [sys.executable, "-c", FIRST_SHEET]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return float(done.stdout)


def _in_a_row() -> float:
    """Write papers of many people one after the other; return how many MiB they added."""
    documents = [document(seed, KINDS[seed % len(KINDS)]) for seed in range(IN_A_ROW)]
    peaks: list[float] = []
    began = time.process_time()
    for number, told in enumerate(documents, 1):
        pdf.write(told)
        if number in {WARM, IN_A_ROW}:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    each = (time.process_time() - began) * 1000 / IN_A_ROW
    growth = peaks[1] - peaks[0]
    print(f"{IN_A_ROW} papers in a row: {each:.1f} ms each")
    print(f"  peak memory after {WARM}: {peaks[0]:.1f} MiB, after {IN_A_ROW}: {growth:+.1f} MiB")
    return growth


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
