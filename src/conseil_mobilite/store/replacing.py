"""Put another base, with its own keys, in the place of the present one: both or neither.

Two files cannot change at once. What replaces them lies complete in a folder beside; the renaming
of this folder decides, and whatever is cut short after it is finished at the next opening. What was
in place is kept aside, never removed.
"""

import os
import shutil
from pathlib import Path

from conseil_mobilite.store.files import (
    make_private_folder,
    sync_file,
    sync_folder,
    write_atomically,
)
from conseil_mobilite.store.keys.slots_file import slots_path

_ASIDE = "mis-de-cote.txt"


def draft_folder(base: Path) -> Path:
    """Make the folder where what will replace the base is prepared, empty; it lies beside it."""
    folder = base.with_name(f".{base.name}.preparation")
    shutil.rmtree(folder, ignore_errors=True)  # of a replacement that was cut short
    make_private_folder(folder)
    return folder


def forget_draft(base: Path) -> None:
    """Remove what a replacement that was cut short had prepared. The caller holds the lock."""
    shutil.rmtree(base.with_name(f".{base.name}.preparation"), ignore_errors=True)


def replace(base: Path, aside: Path) -> None:
    """Let the base and keys of the draft folder, under the name of the base, take its place.

    The caller holds the lock of the base, nobody has it open, and the draft was read again. The
    files in place are moved into the folder `aside`, new and on the same disk. From the moment the
    folder of the draft is renamed the new base is the one that will be opened.
    """
    draft = base.with_name(f".{base.name}.preparation")
    _refuse_unready(draft / base.name)
    if aside.exists():
        raise FileExistsError(aside)
    # From the folder of the base: both may be moved together before this is finished.
    write_atomically(draft / _ASIDE, os.path.relpath(aside, base.parent).encode())
    draft.rename(_decided(base))
    sync_folder(base.parent)
    finish(base)


def pending(base: Path) -> bool:
    """Tell whether a replacement was decided and not finished."""
    return _decided(base).is_dir()


def finish(base: Path) -> None:
    """Finish a replacement that was decided, if any; idempotent. The caller holds the lock."""
    folder = _decided(base)
    if not folder.is_dir():
        return
    # The keys first and the base last: as long as the new base waits, what is in place is the old
    # one, except keys whose successor no longer waits.
    new_base, keys = folder / base.name, slots_path(base)
    if new_base.exists():
        aside = base.parent / (folder / _ASIDE).read_text(encoding="utf-8")
        make_private_folder(aside)
        sync_folder(aside.parent)
        if (folder / keys.name).exists():
            _move(keys, aside)
            (folder / keys.name).rename(keys)
            sync_folder(base.parent)  # a disk may keep later names and forget these
        for old in (*_beside(base), base):
            _move(old, aside)
        new_base.rename(base)
        sync_folder(aside)
        sync_folder(base.parent)
    shutil.rmtree(folder)
    sync_folder(base.parent)


def _refuse_unready(draft: Path) -> None:
    """Raise where the draft is not whole in its two files, and put them on the disk."""
    for needed in (draft, slots_path(draft)):
        if not needed.is_file():
            raise FileNotFoundError(needed)
        sync_file(needed)
    for left in _beside(draft):
        if left.exists():  # rows that are not in the base yet would be lost
            raise FileExistsError(left)
    sync_folder(draft.parent)


def _beside(base: Path) -> tuple[Path, ...]:
    """Return what SQLite keeps beside a base; another base must never be read with it."""
    return tuple(base.with_name(base.name + end) for end in ("-wal", "-shm"))


def _move(file: Path, folder: Path) -> None:
    # By one renaming, which is done or not done: cut short, nothing has two names.
    if file.exists() or file.is_symlink():
        file.rename(folder / file.name)


def _decided(base: Path) -> Path:
    return base.with_name(f".{base.name}.remplacement")
