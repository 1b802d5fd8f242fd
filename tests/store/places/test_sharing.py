import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from conseil_mobilite.store.places.others import Others
from conseil_mobilite.store.places.windows_accounts import by_path

if sys.platform == "win32":
    pytest.skip("Modes and owners are those of POSIX systems", allow_module_level=True)

from conseil_mobilite.store.places.modes import by_modes

OF_ZOE = {
    "USERPROFILE": r"D:\Comptes\zoe",
    "PUBLIC": r"D:\Commun",
    "ProgramData": r"C:\ProgramData",
}


def judged(folder: Path, top: Path, user: int | None = None) -> Others:
    """Judge as if everybody went as far as `top`: what is above a folder of tests is closed."""
    chain = [each for each in (folder, *folder.parents) if each.is_relative_to(top)]
    return by_modes(chain, os.getuid() if user is None else user)


@pytest.mark.parametrize(
    ("above", "own", "told"),
    [
        (0o700, 0o777, Others.NOTHING),  # nobody else goes that far
        (0o711, 0o700, Others.NOTHING),
        (0o755, 0o700, Others.NOTHING),
        (0o755, 0o755, Others.READ),
        (0o755, 0o711, Others.READ),
        (0o755, 0o744, Others.READ),
        (0o755, 0o777, Others.WRITE),
        (0o755, 0o722, Others.NOTHING),  # writing without going in is nothing
        (0o755, 0o733, Others.WRITE),
        (0o755, 0o1777, Others.WRITE),  # names are kept there, yet anybody may add some
        (0o1777, 0o700, Others.NOTHING),
        (0o777, 0o700, Others.WRITE),  # they replace the folder itself
    ],
)
def test_what_others_may_do_is_told_by_the_modes_of_the_folder_and_above(
    tmp_path: Path, above: int, own: int, told: Others
) -> None:
    folder = tmp_path / "au-dessus" / "dossier"
    folder.mkdir(parents=True)
    folder.chmod(own)
    folder.parent.chmod(above)
    assert judged(folder, folder.parent) is told


@pytest.mark.parametrize(
    ("above", "told"), [(0o755, Others.NOTHING), (0o1777, Others.NOTHING), (0o777, Others.WRITE)]
)
def test_a_folder_to_come_is_judged_by_those_above(
    tmp_path: Path, above: int, told: Others
) -> None:
    tmp_path.chmod(above)
    assert judged(tmp_path / "un" / "deux", tmp_path) is told


def test_a_folder_of_somebody_else_is_hers_to_write_to(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir(mode=0o755)
    user = os.getuid() or 4321
    os.chown(folder, user, -1)
    assert judged(folder, folder, user) is Others.READ
    assert judged(folder, folder, user + 1) is Others.WRITE


@pytest.mark.skipif(os.geteuid() != 0, reason="gives a folder to a group")
@pytest.mark.parametrize(("group", "told"), [(4321, Others.WRITE), (0, Others.NOTHING)])
def test_a_group_counts_where_others_may_be_in_it(tmp_path: Path, group: int, told: Others) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    os.chown(folder, -1, group)
    folder.chmod(0o770)
    assert judged(folder, folder) is told


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (r"C:\Users\zoe\AppData\Local\conseil-mobilite", Others.NOTHING),
        (r"c:\USERS\zoe\Documents", Others.NOTHING),
        (r"D:\Comptes\zoe\Bases", Others.NOTHING),
        (r"C:\Users\Public", Others.WRITE),
        (r"C:\Users\public\Documents", Others.WRITE),
        (r"D:\Commun\Bases", Others.WRITE),
        (r"C:\ProgramData\Mobilité", Others.WRITE),
        (r"C:\Windows\Temp", Others.WRITE),
        ("C:\\", Others.WRITE),
        ("D:\\", Others.WRITE),
        (r"D:\Bases", Others.READ),
        (r"C:\Users", Others.READ),
        (r"D:\Comptes\luc", Others.READ),
    ],
)
def test_a_folder_of_windows_is_judged_by_its_path(folder: str, told: Others) -> None:
    assert by_path(PureWindowsPath(folder), OF_ZOE) is told
