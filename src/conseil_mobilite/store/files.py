"""Small files and folders that only their owner may read, written whole or not at all."""

import os
import secrets
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_DRAFT_NAME = 40


def make_private_folder(folder: Path) -> None:
    """Make the folder and its missing parents for their owner alone; leave existing ones."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=FOLDER_MODE)


def make_private_file(path: Path) -> None:
    """Create the empty file. Raise FileExistsError where it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file by another one, complete and on the disk before it takes the name."""
    # Cut: the draft of a name as long as a disk takes must not be longer.
    draft = path.with_name(f".{path.name[:_DRAFT_NAME]}.{secrets.token_hex(4)}")
    make_private_file(draft)
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


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
    """Put what was written to a file on the disk."""
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


def make_private(path: Path) -> None:
    """Close to others a file that its owner had left open."""
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(FILE_MODE)
