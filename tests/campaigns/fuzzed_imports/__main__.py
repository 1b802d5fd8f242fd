"""Import spoilt files by every importer: refused with a sentence, or taken whole; never a crash.

    python -m tests.campaigns.fuzzed_imports --files 10000
    python -m tests.campaigns.fuzzed_imports --files 200 --unsafe

Good files are spoilt with dice of a fixed seed: bytes turned, cut, spliced, recoded, nested without
end; values, types of cells, references and members of archives changed. Each is imported as the
window does, into a real base, by a process that may take 500 MB more than it has and 10 seconds of
work a file. The exit status is 0 where nothing came out but sentences, and where a refused file
left the base as it was. Files at fault are written to a folder, which is told. With `--unsafe` an
importer keeps the beginning of files that it refuses: it must be found out.
"""

import argparse
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.campaigns.fuzzed_imports.runs import Run, run
from tests.campaigns.fuzzed_imports.trial import Bench, Outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    start = time.monotonic()
    found = run(Run(asked.seed, asked.first, asked.files, unsafe=asked.unsafe), asked.workers)
    _tell(found, time.monotonic() - start)
    faults = [each for each in found if each.fault]
    if faults:
        print(f"files at fault: {_kept(faults, asked.seed)}")
    return 1 if faults or not found else 0


def _tell(found: Sequence[Outcome], seconds: float) -> None:
    files = Counter(each.importer for each in found)
    taken = Counter(each.importer for each in found if each.taken)
    for name, count in sorted(files.items()):
        print(f"{name}: {count} files, {taken[name]} of them taken or told without an exception")
    slowest = max(found, key=lambda each: each.seconds)
    crashes = sum(1 for each in found if each.fault and not each.partial)
    print(
        f"files: {len(found)}; crashes: {crashes}; partial imports: "
        f"{sum(each.partial for each in found)}; slowest: {slowest.seconds:.2f} s of processor "
        f"(file {slowest.number}, {slowest.importer}); most memory of a process: "
        f"{max(each.megabytes for each in found)} MB; in {seconds:.0f} s"
    )
    for each in [each for each in found if each.fault][:20]:
        print(f"file {each.number}, {each.importer}: {each.fault}")


def _kept(faults: Sequence[Outcome], seed: int) -> Path:
    """Write again the files at fault, each under its number."""
    folder = Path(mkdtemp(prefix="fichiers-fautifs-"))
    with TemporaryDirectory() as work:
        bench = Bench(Path(work), seed)
        for each in faults[:100]:
            name, path = bench.spoilt(each.number)
            shutil.copyfile(path, folder / f"{each.number}-{name}{path.suffix}")
        bench.close()
    return folder


if __name__ == "__main__":
    sys.exit(main())
