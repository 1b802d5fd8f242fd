from pathlib import Path


def slots_path(base: Path) -> Path:
    """Return the file of the key slots, beside the base."""
    return base.with_name(f"{base.name}.cles")
