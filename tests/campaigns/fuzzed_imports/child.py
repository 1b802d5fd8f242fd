"""A process that tries files one after the other and tells each of them on its output."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.fuzzed_imports.careless import keep_the_beginning
from tests.campaigns.fuzzed_imports.runs import Run
from tests.campaigns.fuzzed_imports.trial import Bench, limit_memory


def main() -> None:
    asked = Run(**json.loads(sys.argv[1]))
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.seed)
        limit_memory()
        for number in range(asked.first, asked.first + asked.files):
            outcome = bench.tried(number, keep_the_beginning if asked.unsafe else None)
            print(json.dumps(asdict(outcome)), flush=True)
        bench.close()


if __name__ == "__main__":
    main()
