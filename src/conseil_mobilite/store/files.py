"""Small files and folders that only their owner may read, written whole or not at all."""

import glob
import os
import re
import secrets
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_DRAFT_NAME = 40
_DRAFT_BYTES: Final = 4
_DRAFT_END: Final = re.compile(f"[0-9a-f]{{{2 * _DRAFT_BYTES}}}")


def make_private_folder(folder: Path) -> None:
    """Make the folder and its missing parents for their owner alone; leave existing ones.

    Their names are on the disk: what will be kept in them is not lost with them.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=FOLDER_MODE)
        sync_folder(path.parent)


def make_private_file(path: Path) -> None:
    """Create the empty file. Raise FileExistsError where it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file by another one, complete and on the disk before it takes the name.

    Where the system can, it is written without a name: killed midway, the program leaves nothing
    behind that anybody may read. The draft of an earlier kill, if any, is taken away.
    """
    _drop_drafts(path)
    if not _written_unnamed(path, content):
        with _replacing(path) as draft:
            make_private_file(draft)
            with draft.open("wb") as file:
                _put(file, content)
    sync_folder(path.parent)


@contextmanager
def _replacing(path: Path) -> Generator[Path]:
    draft = _draft(path)
    try:
        yield draft
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _draft(path: Path) -> Path:
    return path.with_name(f"{_draft_start(path)}{secrets.token_hex(_DRAFT_BYTES)}")


def _draft_start(path: Path) -> str:
    # Cut: the draft of a name as long as a disk takes must not be longer.
    return f".{path.name[:_DRAFT_NAME]}."


def _drop_drafts(path: Path) -> None:
    start = _draft_start(path)
    for left in path.parent.glob(f"{glob.escape(start)}*"):
        if _DRAFT_END.fullmatch(left.name.removeprefix(start)):
            left.unlink(missing_ok=True)


def _written_unnamed(path: Path, content: bytes) -> bool:
    """Write a file that has no name, then give it one; return False where that cannot be done."""
    if sys.platform != "linux":
        return False
    try:
        descriptor = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, FILE_MODE)
    except OSError:  # a USB stick in FAT has none; of another fault the named draft will tell
        return False
    with os.fdopen(descriptor, "wb") as file:
        _put(file, content)
        return _named(descriptor, path)


def _named(descriptor: int, path: Path) -> bool:
    try:
        _link(descriptor, path)
    except FileExistsError:
        with _replacing(path) as draft:
            _link(descriptor, draft)
    except OSError:
        return False
    return True


def _link(descriptor: int, path: Path) -> None:
    # A link that is followed: the way of a program without the rights of an administrator. Python
    # follows it only where a folder is told, which an absolute path makes of no account.
    os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor, follow_symlinks=True)


def _put(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def publish(draft: Path, path: Path) -> None:
    """Give a finished file its name. Raise FileExistsError rather than replace another."""
    if os.name == "nt":
        draft.rename(path)  # Windows refuses to rename over a file
        return
    try:
        path.hardlink_to(draft)
        draft.unlink()
    except FileExistsError:
        raise
    except OSError:  # a USB stick in FAT has no links
        _rename_unless_taken(draft, path)
    sync_folder(path.parent)


def _rename_unless_taken(draft: Path, path: Path) -> None:
    if path.exists():
        raise FileExistsError(path)
    draft.rename(path)


def sync_file(path: Path) -> None:
    """Put the content of a file on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put the names of a folder on the disk. Windows has no such act and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_emptied(path: Path) -> None:
    """Put on the disk that a file was emptied or removed: no power cut brings its content back."""
    with suppress(FileNotFoundError):
        sync_file(path)
    sync_folder(path.parent)


def make_private(path: Path) -> None:
    """Close to others a file that its owner had left open, where the disk knows of owners."""
    if os.name != "nt" and path.stat().st_mode & 0o077:
        with suppress(OSError):  # a USB stick in FAT, or one that cannot be written
            path.chmod(FILE_MODE)
