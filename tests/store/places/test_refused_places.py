from pathlib import Path

import pytest

from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.errors import SharedFolderError
from conseil_mobilite.store.places.drives import Drive
from conseil_mobilite.store.places.judging import in_wsl, refuse_shared_folder
from conseil_mobilite.store.places.synchronised import service_of

PHRASE = "trois hérissons traversent la Thiérache"
CLOUD = Path("Library/Mobile Documents/com~apple~CloudDocs")
DISK = Drive("ext4")


def own_disk(_folder: Path) -> Drive:
    return DISK


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Mobilité Solidaire/Documents",
        "OneDrive - Mobilité Solidaire/Desktop/dossiers",
        "Dropbox (Personnel)",
        "Nextcloud/bases",
        "Google Drive",
        "dropbox",
        "iCloudDrive",
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
        vault.create(path, PHRASE, "Zoé", clock=clock)
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


def test_documents_led_into_a_service_by_a_link_are_those_of_the_service(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "Documents").mkdir(parents=True)
    (tmp_path / "Documents").symlink_to(tmp_path / "OneDrive" / "Documents")
    with pytest.raises(SharedFolderError, match="OneDrive"):
        refuse_shared_folder(tmp_path / "Documents" / "suivi.base", {}, own_disk)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Desktop", "iCloud"),
        ("Documents/mobilité", "iCloud"),
        ("Mobilité", ""),
        ("Mobilité/Documents", ""),
    ],
)
def test_the_desk_and_the_documents_of_a_mac_are_those_of_icloud_where_it_keeps_them(
    tmp_path: Path, folder: str, service: str
) -> None:
    assert service_of(tmp_path / folder, DISK, {}) == ""
    (tmp_path / CLOUD / "Desktop").mkdir(parents=True)
    assert service_of(tmp_path / folder, DISK, {}) == service


@pytest.mark.parametrize(("label", "service"), [("Google Drive", "Google Drive"), ("Données", "")])
def test_a_drive_that_a_service_makes_up_is_known_by_its_label(
    tmp_path: Path, label: str, service: str
) -> None:
    assert service_of(tmp_path, Drive("fat32", label), {}) == service


@pytest.mark.parametrize("folder", ["Mes dropboxes", "onedrivers", "NextcloudX", "Documents"])
def test_a_name_that_merely_resembles_is_accepted(tmp_path: Path, folder: str) -> None:
    refuse_shared_folder(tmp_path / folder / "suivi.base", {"OneDrive": ""})


def test_a_network_share_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SharedFolderError, match="réseau"):
        refuse_shared_folder(tmp_path / "b.base", {}, lambda _folder: Drive("cifs", network=True))


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (r"\\wsl$\Debian\home\zoe", True),
        (r"\\wsl.localhost\Ubuntu", True),
        (r"\\WSL.LOCALHOST\Ubuntu\home", True),
        (r"\\?\UNC\wsl$\Debian\home", True),
        (r"\\serveur\wsl$\Debian", False),
        (r"C:\wsl$\Debian", False),
        ("/home/zoe", False),
    ],
)
def test_a_linux_within_windows_is_known_by_its_path(folder: str, told: bool) -> None:  # noqa: FBT001
    assert in_wsl(folder) is told


def test_opening_a_base_moved_into_a_synchronised_folder_is_refused(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    (folder / "suivi.base").write_bytes(b"x" * 4096)
    with pytest.raises(SharedFolderError):
        vault.open_with_passphrase(folder / "suivi.base", "peu importe", clock=clock)
