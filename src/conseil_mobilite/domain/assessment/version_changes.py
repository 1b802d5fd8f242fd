"""What differs between two versions of an assessment, so that a correction says what it changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import profile
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.assessment.reply_words import reply_words
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import spaced

NONE = "aucun"


class ChangeKind(StrEnum):
    ANSWER = "answer"
    TEST = "test"
    LEVEL = "level"
    BARRIER = "barrier"
    STRENGTH = "strength"
    GOAL = "goal"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class VersionContent:
    """What one version says. `barriers` are the kept ones, by code, with what was said of them.

    `tests` are their results in words, `levels` the retained ones by axis.
    """

    replies: Replies
    tests: Mapping[str, str]
    levels: Mapping[str, int | None]
    barriers: Mapping[str, str]
    strengths: tuple[str, ...]
    goal: str
    profile: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One difference, in words; `before` or `after` is empty where there was or is nothing."""

    kind: ChangeKind
    what: str
    before: str
    after: str
    sensitive: bool = False

    def __str__(self) -> str:
        return f"{self.what} : {self.before or NONE} → {self.after or NONE}"


def changes_between(
    grid: Grid, old: VersionContent, new: VersionContent
) -> tuple[VersionChange, ...]:
    """Return the differences in the order of the grid, then of the synthesis."""
    return (
        *_answers(grid, old, new),
        *_tests(grid, old, new),
        *_levels(grid, old, new),
        *_barriers(grid, old, new),
        *_strengths(old, new),
        *_words(old, new),
    )


def _answers(grid: Grid, old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    for question in grid.questions:
        before, after = (side.replies.get(question.code) for side in (old, new))
        if before != after:
            words = (reply_words(question, before), reply_words(question, after))
            yield VersionChange(ChangeKind.ANSWER, question.short, *words, question.sensitive)


def _tests(grid: Grid, old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    for question in grid.questions:
        before, after = (side.tests.get(question.code, "") for side in (old, new))
        if before != after:
            yield VersionChange(ChangeKind.TEST, question.short, before, after, sensitive=True)


def _levels(grid: Grid, old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    for axis in grid.axes:
        before, after = (side.levels.get(axis.code) for side in (old, new))
        if before != after:
            words = (LEVEL_LABELS[before], LEVEL_LABELS[after])
            what, masked = f"Niveau {axis.short_label}", axis.code in grid.sensitive_axes
            yield VersionChange(ChangeKind.LEVEL, what, *words, masked)


def _barriers(grid: Grid, old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    for barrier in grid.barriers:
        before, after = (side.barriers.get(barrier.code, "") for side in (old, new))
        if before != after:
            what = spaced(f"Frein « {barrier.label} »")
            yield VersionChange(ChangeKind.BARRIER, what, before, after, barrier.sensitive)


def _strengths(old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    for text in old.strengths:
        if text not in new.strengths:
            yield VersionChange(ChangeKind.STRENGTH, "Atout", text, "")
    for text in new.strengths:
        if text not in old.strengths:
            yield VersionChange(ChangeKind.STRENGTH, "Atout", "", text)


def _words(old: VersionContent, new: VersionContent) -> Iterator[VersionChange]:
    if old.goal != new.goal:
        yield VersionChange(ChangeKind.GOAL, "Son but", old.goal, new.goal)
    if old.profile != new.profile:
        words = (profile(old.profile).label, profile(new.profile).label)
        yield VersionChange(ChangeKind.PROFILE, "Profil", *words, sensitive=True)
