from pathlib import Path

import pytest

from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.errors import SharedFolderError
from conseil_mobilite.store.location import refuse_shared_folder

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//serveur/partage /mnt/équipe\\040mobilité cifs rw 0 0
nas:/export /net nfs4 rw 0 0
/dev/sdb1 /net/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Mobilité Solidaire/Documents",
        "Dropbox (Personnel)",
        "Nextcloud/bases",
        "Google Drive",
        "dropbox",
        "Library/CloudStorage/GoogleDrive-zoe@exemple.fr/Mon Drive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Mon Drive",
        "SynologyDrive",
        "MEGAsync",
    ],
)
def test_a_synchronised_folder_is_refused_with_the_reason_and_another_way(
    tmp_path: Path, clock: Clock, folder: str
) -> None:
    path = tmp_path / folder / "suivi.base"
    with pytest.raises(SharedFolderError, match=r"synchronisé.*disque de cet ordinateur"):
        vault.create(path, "trois hérissons traversent la Thiérache", "Zoé", clock=clock)
    assert list(tmp_path.iterdir()) == []


def test_a_synchronised_folder_is_known_by_what_its_program_leaves_there(tmp_path: Path) -> None:
    (tmp_path / "partage").mkdir()
    (tmp_path / "partage" / ".nextcloudsync.log").touch()
    with pytest.raises(SharedFolderError, match="Nextcloud"):
        refuse_shared_folder(tmp_path / "partage" / "suivi.base")


def test_a_renamed_onedrive_is_known_from_the_system(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path)}
    with pytest.raises(SharedFolderError, match="OneDrive"):
        refuse_shared_folder(tmp_path / "suivi.base", environment)


@pytest.mark.parametrize("folder", ["Mes dropboxes", "onedrivers", "NextcloudX", "Documents"])
def test_a_name_that_merely_resembles_is_accepted(tmp_path: Path, folder: str) -> None:
    refuse_shared_folder(tmp_path / folder / "suivi.base", {"OneDrive": ""})


@pytest.mark.parametrize("path", ["/mnt/équipe mobilité/suivi.base", "/net/a/b/suivi.base"])
def test_a_network_share_is_refused(tmp_path: Path, path: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    with pytest.raises(SharedFolderError, match="réseau"):
        refuse_shared_folder(Path(path), {}, mounts)


@pytest.mark.parametrize("path", ["/home/zoé/suivi.base", "/net/local/suivi.base", "/network/a"])
def test_a_disk_of_the_computer_is_accepted(tmp_path: Path, path: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    refuse_shared_folder(Path(path), {}, mounts)


def test_opening_a_base_moved_into_a_synchronised_folder_is_refused(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    (folder / "suivi.base").write_bytes(b"x" * 4096)
    with pytest.raises(SharedFolderError):
        vault.open_with_passphrase(folder / "suivi.base", "peu importe", clock=clock)
