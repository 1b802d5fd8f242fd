"""What is known of a fact: "none", "unknown", "refused" and "not discussed" are kept apart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Knowledge(StrEnum):
    """List `knowledge_states`. Only `KNOWN` comes with a value."""

    KNOWN = "connu"
    NONE = "aucun"
    UNKNOWN = "inconnu"
    REFUSED = "refus"
    NOT_DISCUSSED = "non_aborde"


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A value with what is known of it; a value stands only beside `KNOWN`."""

    state: Knowledge = Knowledge.NOT_DISCUSSED
    value: T | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.state is Knowledge.KNOWN):
            raise ValueError(f"{self.state} does not go with {self.value}")
