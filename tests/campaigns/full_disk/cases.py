"""One act without room: what it says, what it leaves, and whether it is done once there is room."""

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tests.campaigns.full_disk.act import Act
from tests.campaigns.full_disk.child import Say, in_child
from tests.campaigns.full_disk.program import Program
from tests.campaigns.full_disk.room import Lack, without_room
from tests.campaigns.full_disk.tally import Tally, count
from tests.campaigns.full_disk.unsafe import careless
from tests.campaigns.kills.blows import brief, copied
from tests.campaigns.kills.strays import strays
from tests.campaigns.kills.subject import Finding

_NAMED: Final = ("place", "plein")
"""One of which is in a sentence that names the lack of room."""
_RANDOM: Final = re.compile(r"[0-9a-f]{8}|\d+")


@dataclass(frozen=True)
class Case:
    """`leave`: the program is closed while there is no room."""

    act: Act
    lack: Lack
    leave: bool
    unsafe: str = ""

    def __str__(self) -> str:
        return f"{self.act.name} ({self.lack}{', then closed' if self.leave else ''})"


def run(case: Case, first: Path, folder: Path, tally: Tally) -> None:
    """Copy the folder, play the case, judge what was left without room, then in the end."""
    place, left = copied(first, folder / "place"), folder / "left"
    said, fault = in_child(partial(_play, case, place, left))
    tally.offsets += 1
    count(tally.ways, case.lack.kind)
    if fault:
        (tally.hindered if said else tally.uncaught).append(f"{case}: {fault}")
    if said:
        _judge_without_room(case, left, said[0], tally)
    if len(said) > 1:
        _judge_in_the_end(case, place, said, tally)
    for path in (place, left):
        shutil.rmtree(path, ignore_errors=True)


def _play(case: Case, place: Path, left: Path, say: Say) -> None:
    """Be the program: say its answer and what it acknowledged, then all that it acknowledged."""
    tempfile.tempdir = str(place / "tmp")
    program = Program(case.act, place)
    with careless(case.unsafe):
        program.start()
        with without_room(case.lack, place.parent / "ballast"):
            sentence = program.attempt()
            hindrance = program.linger(leave=case.leave)
        shutil.copytree(place, left)
        say(json.dumps([sentence, hindrance, *program.told]))
        program.again(refused=bool(sentence))
    say(json.dumps(program.told))


def _judge_without_room(case: Case, left: Path, said: str, tally: Tally) -> None:
    sentence, hindrance, *told = json.loads(said)
    tally.refused += bool(sentence)
    tally.done += not sentence
    if sentence:
        count(tally.sentences, _general(sentence))
    tally.unread += bool(hindrance)
    tally.vague += [f"{case}: {each}" for each in (sentence, hindrance) if each and _is_vague(each)]
    for draft in _drafts(left):
        count(tally.drafts, _general(draft))
    _add(case, _found(case, left, told), tally)


def _is_vague(sentence: str) -> bool:
    return not any(word in sentence for word in _NAMED)


def _judge_in_the_end(case: Case, place: Path, said: Sequence[str], tally: Tally) -> None:
    (sentence, _hindrance, *before), told = json.loads(said[0]), json.loads(said[1])
    if sentence and len(told) == len(before):
        tally.hindered.append(f"{case}: nothing was acknowledged once there was room")
    tally.told += len(told)
    _add(case, _found(case, place, told), tally)
    tally.stray += [f"{case}: {each}" for each in strays(place, case.act.in_clear)]
    tally.stray += [f"{case}: {each} is left" for each in _drafts(place)]


def _found(case: Case, folder: Path, told: Sequence[str]) -> Finding:
    try:
        return case.act.look(folder, told)
    except Exception as error:  # noqa: BLE001 - whatever keeps it from being read is what we count
        return Finding(corrupt=[brief(error)])


def _add(case: Case, found: Finding, tally: Tally) -> None:
    tally.lost += [f"{case}: {each}" for each in found.lost]
    tally.corrupt += [f"{case}: {each}" for each in found.corrupt]


def _drafts(folder: Path) -> list[str]:
    """Return what has a hidden name: what an act takes away, or the one that follows."""
    hidden = (path for path in folder.rglob(".*") if not path.parent.name.startswith("."))
    return sorted(str(path.relative_to(folder)) for path in hidden)


def _general(words: str) -> str:
    return _RANDOM.sub("…", words)
