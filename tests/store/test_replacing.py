"""Another base takes the place with its keys: both or neither, wherever the program is cut short.

A process of its own is killed at each act on files, one after the other, until it gets to its end.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from conseil_mobilite.store import replacing
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.replacing import draft_folder, finish, pending, replace

ACTS = ("os.", "open", "shutil.")
MOST_ACTS = 200
ENDED, FAILED = 0, 1

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Lay out a base that was being written to, and the one that is to take its place."""
    folder = tmp_path / "dossiers"
    make_private_folder(folder)
    _lay_out(folder / "suivi.base")
    return folder / "suivi.base"


def test_the_new_base_and_keys_are_in_place_and_the_former_ones_aside(base: Path) -> None:
    replace(base, base.with_name("ancienne"))

    assert _in_place(base) == "new"
    assert {found.name: found.read_text() for found in base.with_name("ancienne").iterdir()} == {
        "suivi.base": "old base",
        "suivi.base.cles": "old keys",
        "suivi.base-wal": "old rows",
    }
    assert _left(base) == {"suivi.base", "suivi.base.cles", "ancienne"}


@needs_fork
def test_a_kill_at_any_act_leaves_the_old_pair_or_ends_with_the_new_one(base: Path) -> None:
    seen: set[str] = set()
    for act in range(MOST_ACTS):
        _lay_out(base)
        status = _killed_at(act, base)
        if pending(base):
            finish(base)
        seen.add(_in_place(base))
        aside = base.with_name("ancienne")
        assert not pending(base)
        assert aside.exists() == (_in_place(base) == "new")
        if status == ENDED:
            assert seen == {"old", "new"}
            return
    pytest.fail("The replacement never got to its end")


@needs_fork
def test_a_kill_while_finishing_is_finished_in_turn(base: Path) -> None:
    for first in range(MOST_ACTS):
        _lay_out(base)
        if _killed_at(first, base) == ENDED:
            return
        if not pending(base):
            continue
        for second in range(0, MOST_ACTS, 3):
            if _killed_at(second, base, finishing=True) == ENDED:
                break
        assert _in_place(base) == "new"
        assert (base.with_name("ancienne") / base.name).read_text() == "old base"
    pytest.fail("The replacement never got to its end")


@needs_fork
def test_the_harness_finds_a_base_renamed_before_its_keys(base: Path) -> None:
    found = set()
    for act in range(MOST_ACTS):
        _lay_out(base)
        status = _killed_at(act, base, careless=True)
        found.add(_in_place(base))
        if status == ENDED:
            break
    assert "mixed" in found


def test_the_folder_may_be_moved_before_it_is_finished(base: Path) -> None:
    draft = base.with_name(f".{base.name}.preparation")
    (draft / "mis-de-cote.txt").write_text("ancienne", encoding="utf-8")
    draft.rename(base.with_name(f".{base.name}.remplacement"))
    moved = base.parent.rename(base.parent.with_name("déplacés")) / base.name

    finish(moved)

    assert _in_place(moved) == "new"
    assert (moved.with_name("ancienne") / base.name).read_text() == "old base"
    assert not base.parent.exists()


@pytest.mark.parametrize("missing", ["suivi.base", "suivi.base.cles"])
def test_half_a_draft_takes_no_place(base: Path, missing: str) -> None:
    base.with_name(f".{base.name}.preparation").joinpath(missing).unlink()

    with pytest.raises(FileNotFoundError):
        replace(base, base.with_name("ancienne"))

    assert (_in_place(base), pending(base)) == ("old", False)


def test_a_draft_with_rows_beside_it_takes_no_place(base: Path) -> None:
    base.with_name(f".{base.name}.preparation").joinpath("suivi.base-wal").write_text("new rows")

    with pytest.raises(FileExistsError):
        replace(base, base.with_name("ancienne"))

    assert (_in_place(base), pending(base)) == ("old", False)


def test_what_is_aside_already_is_not_written_over(base: Path) -> None:
    base.with_name("ancienne").mkdir()

    with pytest.raises(FileExistsError):
        replace(base, base.with_name("ancienne"))

    assert (_in_place(base), pending(base)) == ("old", False)


def _lay_out(base: Path) -> None:
    shutil.rmtree(base.parent)
    make_private_folder(base.parent)
    base.write_text("old base")
    slots_path(base).write_text("old keys")
    base.with_name(f"{base.name}-wal").write_text("old rows")
    draft = draft_folder(base) / base.name
    draft.write_text("new base")
    slots_path(draft).write_text("new keys")


def _in_place(base: Path) -> str:
    """Say which pair is in place: old, new, or mixed, where one is missing or rows are foreign."""
    rows = base.with_name(f"{base.name}-wal")
    pair = _content(base), _content(slots_path(base)), _content(rows)
    told = {("old base", "old keys", "old rows"): "old", ("new base", "new keys", ""): "new"}
    return told.get(pair, "mixed")


def _content(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def _left(base: Path) -> set[str]:
    return {found.name for found in base.parent.iterdir()}


def _killed_at(act: int, base: Path, *, finishing: bool = False, careless: bool = False) -> int:
    """Replace in another process, killed at that act on files; return how it ended."""
    child = os.fork()
    if child == 0:
        try:
            _die_at(act)
            _go_on(base, finishing=finishing, careless=careless)
            os._exit(ENDED)
        finally:
            os._exit(FAILED)  # whatever is raised, no second pytest goes on from here
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or status == ENDED, "the replacement raised"
    return status


def _go_on(base: Path, *, finishing: bool, careless: bool) -> None:
    if finishing:
        finish(base)
    elif careless:
        _replace_carelessly(base)
    else:
        replace(base, base.with_name("ancienne"))


def _die_at(act: int) -> None:
    left = act

    def count(event: str, _arguments: object) -> None:
        nonlocal left
        if event.startswith(ACTS) and event != "os.kill":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _replace_carelessly(base: Path) -> None:
    """Put both files in place one after the other, as if nothing could happen in between."""
    draft = base.with_name(f".{base.name}.preparation") / base.name
    base.with_name("ancienne").mkdir()
    for file in replacing._beside(base):  # noqa: SLF001 — what a careless program does as well
        file.unlink(missing_ok=True)
    draft.replace(base)
    slots_path(draft).replace(slots_path(base))
