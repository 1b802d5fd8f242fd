"""What a campaign counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

_MOST_SHOWN = 3


@dataclass
class Tally:
    """Lists hold faults, each in words; `writes` are the stretches that an act writes in one go."""

    offsets: int = 0
    refused: int = 0
    done: int = 0
    told: int = 0
    writes: int = 0
    stopped: int = 0
    unread: int = 0
    ways: dict[str, int] = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)
    uncaught: list[str] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    hindered: list[str] = field(default_factory=list)

    @property
    def faults(self) -> dict[str, list[str]]:
        return {
            "uncaught errors": self.uncaught,
            "sentences that do not name the lack of room": self.vague,
            "acknowledged and lost": self.lost,
            "corrupt, or half done": self.corrupt,
            "drafts or clear files left": self.stray,
            "not done once there was room": self.hindered,
        }

    @property
    def passed(self) -> bool:
        return self.offsets > 0 and not any(self.faults.values())

    def add(self, other: "Tally") -> None:
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, dict):
                for key, number in theirs.items():
                    mine[key] = mine.get(key, 0) + number
            else:
                setattr(self, each.name, mine + theirs)

    @property
    def counted(self) -> str:
        return (
            f"offsets: {self.offsets}; refused with a sentence: {self.refused}; done all the same: "
            f"{self.done}; acknowledged: {self.told}; stretches of writing stopped: {self.stopped} "
            f"of {self.writes}; faults: {sum(map(len, self.faults.values()))}"
        )

    def __str__(self) -> str:
        found = [f"{name}: {len(each)}" for name, each in self.faults.items() if each]
        shown = [fault for each in self.faults.values() for fault in each[:_MOST_SHOWN]]
        return "\n    ".join((self.counted, *found, *shown))


def count(numbers: dict[str, int], key: str) -> None:
    numbers[key] = numbers.get(key, 0) + 1


def listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{key}: {number}" for key, number in sorted(numbers.items()))
