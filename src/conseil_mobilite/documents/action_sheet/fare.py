"""The right to reduced fares (Code des transports, art. L1113-1): names that stay French."""

from collections.abc import Mapping
from typing import Final

from conseil_mobilite.documents.kit.words import FRENCH, Words, plain

LAW: Final[Mapping[str, Words]] = {
    "cover": plain("Complémentaire santé solidaire", FRENCH),
    "article": plain("Code des transports, article L1113-1", FRENCH),
}
"""The values of the sentence `fare_law`."""
