import sys
from pathlib import Path

import pytest

from conseil_mobilite.store.places.drives import Drive, mac_drive
from conseil_mobilite.store.places.linux_drives import linux_drive

MOUNTS = """\
/dev/nvme0n1p2 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/sda1 /home ext4 rw 0 0
//serveur/partage /mnt/équipe\\040mobilité cifs rw 0 0
nas:/export /net nfs4 rw 0 0
/dev/nvme0n1p3 /net/local ext4 rw 0 0
hôte /mnt/c 9p rw,aname=drvfs 0 0
/dev/sdb1 /media/zoe/CLE vfat rw 0 0
/dev/sdc1 /media/zoe/boîte btrfs rw 0 0
/dev/dm-0 /media/zoe/coffre ext4 rw 0 0
/dev/nvme0n1p3 /media/zoe/CLE/dedans ext4 rw 0 0
illisible
"""
BLOCKS = {
    "nvme0n1p2": "pci0000/nvme/nvme0n1/nvme0n1p2",
    "nvme0n1p3": "pci0000/nvme/nvme0n1/nvme0n1p3",
    "sda1": "pci0000/usb1/block/sda/sda1",
    "sdb1": "pci0000/ata1/block/sdb/sdb1",
    "sdc1": "pci0000/usb2/2-1/block/sdc/sdc1",
    "dm-0": "virtual/block/dm-0",
}


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    made = tmp_path / "mounts"
    made.write_text(MOUNTS, encoding="utf-8")
    return made


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """Lay out the devices of a computer, one of them a stick, one a box, one encrypted."""
    made = tmp_path / "sys"
    (made / "class" / "block").mkdir(parents=True)
    for name, place in BLOCKS.items():
        (made / "devices" / place).mkdir(parents=True)
        (made / "devices" / place).parent.joinpath("removable").write_text("0\n")
        (made / "class" / "block" / name).symlink_to(made / "devices" / place)
    (made / "devices" / "pci0000/ata1/block/sdb/removable").write_text("1\n")
    (made / "devices" / BLOCKS["dm-0"] / "slaves" / "sdc1").mkdir(parents=True)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="the paths are those of Linux")
@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/srv/bases", Drive("ext4")),
        ("/home/zoé", Drive("ext4")),
        ("/net/local/bases", Drive("ext4")),
        ("/network", Drive("ext4")),
        ("/mnt/équipe mobilité", Drive("cifs", network=True)),
        ("/net/a/b", Drive("nfs4", network=True)),
        ("/mnt/c/Users/Zoé", Drive("9p", network=True)),
        ("/media/zoe/CLE/bases", Drive("vfat", removable=True)),
        ("/media/zoe/CLE/dedans", Drive("ext4")),
        ("/media/zoe/boîte", Drive("btrfs", removable=True)),
        ("/media/zoe/coffre", Drive("ext4", removable=True)),
    ],
)
def test_a_drive_of_linux_is_told_by_the_innermost_mount_and_its_device(
    mounts: Path, system: Path, folder: str, drive: Drive
) -> None:
    assert linux_drive(Path(folder), mounts, system) == drive


def test_a_system_that_tells_nothing_has_an_unknown_drive(tmp_path: Path) -> None:
    assert linux_drive(tmp_path, tmp_path / "absent", tmp_path) == Drive()


@pytest.mark.parametrize(("folder", "removable"), [("/Volumes/CLE/b", True), ("/Users/zoe", False)])
def test_a_mac_shows_what_is_plugged_in_by_its_path(folder: str, removable: bool) -> None:  # noqa: FBT001
    assert mac_drive(Path(folder)).removable is removable


@pytest.mark.parametrize(
    ("kind", "guarded"),
    [("vfat", False), ("exfat", False), ("fat32", False), ("ntfs", True), ("", True)],
)
def test_a_drive_in_fat_keeps_no_file_for_one_account(kind: str, guarded: bool) -> None:  # noqa: FBT001
    assert Drive(kind).guarded is guarded
