"""Type what is foreign in every field, and read it again in the window, on paper and in files.

    python -m tests.campaigns.foreign_text
    python -m tests.campaigns.foreign_text --only window --texts mixed --places person/situation
    python -m tests.campaigns.foreign_text --only papers --texts markup formula

Markup, commands, formulas, signs that turn or hide the writing and 10,000 letters go into every
field that a walk through the real window meets: all places, all dialogs, all that can be pressed.
Each is kept, refused in words, or bounded; it is drawn as plain text, turns nothing, eats no
« & », makes nothing wider than a small screen, and takes less than a second. Then each paper is
read again by pypdf and html5lib, and each file of a base where all is called so by csv, openpyxl,
json, vobject and an XML reader: text is text, no formula, no link, no element, no property. A field
of the source that was not written in is told. The exit status is 0 where there is no fault.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.campaigns.foreign_text import alone, exports, papers, sources, stage
from tests.campaigns.foreign_text.texts import HARMLESS, LINES, TEXTS, WALKED

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE
from conseil_mobilite.store import vault

PARTS = ("window", "papers", "files")


def in_window(folder: Path, names: Sequence[str], places: Sequence[str]) -> int:
    """Print what the walk met; return how many faults it found."""
    tally = stage.through_window(folder, stage.base_in(folder / "demonstration"), names, places)
    for name in () if places else names:
        alone.write_alone(TEXTS[name], tally)
    fates = sum(tally.written.values(), Counter())
    told = ", ".join(f"{count} {became}" for became, count in fates.most_common())
    print(
        f"window: {len(names)} texts, {len(tally.written)} fields, {tally.typed} typed ({told}); "
        f"{tally.pressed} controls pressed, {len(tally.dialogs)} kinds of dialogs, "
        f"{tally.created.total()} things created; {tally.readings} readings; slowest "
        f"{tally.slowest:.2f} s; faults {len(tally.faults)}"
    )
    for fault, count in tally.faults.most_common(40):
        print(f"  {count} times: {fault}")
    if places:
        return len(tally.faults)
    left = sorted(sources.forgotten(tally.written, sources.named_fields()))
    print(f"  fields of the source not written in, without a reason: {left or 'none'}")
    return len(tally.faults) + len(left)


def in_papers(names: Sequence[str]) -> int:
    read = wrong = 0
    for name in names:
        for paper, fault in papers.faults(TEXTS[name]):
            read += 1
            wrong += bool(fault)
            if fault:
                print(f"  {name} {paper}: {fault[:200]}")
    print(f"papers: {len(names)} texts, {read} files read again (PDF and HTML); faults {wrong}")
    return wrong


def in_files(folder: Path, names: Sequence[str]) -> int:
    read = wrong = met = 0
    harmless = written(folder / "harmless", HARMLESS)
    for name in (*names, "lines"):
        text = TEXTS.get(name, LINES)
        made = written(folder / f"files-{name}", text)
        met += exports.readings(made)
        for each, fault in exports.faults(made, harmless, text):
            read += 1
            wrong += bool(fault)
            if fault:
                print(f"  {name} {each}: {fault[:200]}")
    print(f"files: {len(names) + 1} texts, {read} files read again, {met} readings; faults {wrong}")
    return wrong


def written(folder: Path, text: str, people: int = stage.PEOPLE) -> dict[str, bytes]:
    """Return the files of a base in which all that can be typed is this text."""
    base = stage.base_in(folder, people)
    store = vault.open_with_passphrase(base.with_name(FILE_NAME), PHRASE, clock=now)
    try:
        store.run(exports.plant, text)
        return store.run(exports.files, text)
    finally:
        store.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS)
    parser.add_argument("--texts", choices=list(TEXTS), nargs="*", default=[])
    parser.add_argument("--places", nargs="*", default=[])
    asked = parser.parse_args()
    begun, wrong = time.monotonic(), 0
    with TemporaryDirectory() as made:
        os.environ["HOME"] = made
        folder = Path(made)
        if "papers" in asked.only:
            wrong += in_papers(asked.texts or list(TEXTS))
        if "files" in asked.only:
            wrong += in_files(folder, asked.texts or list(TEXTS))
        if "window" in asked.only:
            wrong += in_window(folder, asked.texts or WALKED, asked.places)
    print(f"faults: {wrong}; in {time.monotonic() - begun:.0f} s")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
