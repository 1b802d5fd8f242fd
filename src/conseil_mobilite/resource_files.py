"""Find the data files of the product: grid, code lists, territories, fonts, icons."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of a file of `resources/`.

    A built wheel carries the folder inside the package, an editable install leaves it at the top
    of the repository.
    """
    inside = _PACKAGE / "resources"
    folder = inside if inside.is_dir() else _PACKAGE.parent.parent / "resources"
    return folder.joinpath(*parts)
