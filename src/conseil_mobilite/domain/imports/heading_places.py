"""What a heading may be besides the name of a field."""

from enum import StrEnum


class Place(StrEnum):
    UNKNOWN = "unknown"
    OTHER = "other"
    """About something else, or somebody else: « Téléphone du référent »."""
    NIR = "nir"
    SILENT = "silent"
    """Tells nothing: empty, « Colonne 3 », « Unnamed: 2 »."""
