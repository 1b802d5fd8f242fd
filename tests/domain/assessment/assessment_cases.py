"""Read the worked cases of assessment_cases.md, which a mobility adviser can read as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.store.reference.reference import grid

GRID: Final = grid("CM-2026.1")
SILENCES: Final = {
    "Non abordé": Reply(ReplyState.NOT_DISCUSSED),
    "Ne souhaite pas répondre": Reply(ReplyState.REFUSED),
}
NOTHING: Final = "aucun"
_FILE: Final = Path(__file__).with_name("assessment_cases.md")
_FIELD: Final = re.compile(r"- (?P<name>[^:]+?) :(?: (?P<value>.+))?")
_ROW: Final = re.compile(r" {4}(?P<number>\d+)\. (?P<code>\w+) : (?P<texts>.+)")
_ANSWER: Final = re.compile(r"(?P<question>\w+) (?:(?P<codes>[\w +]+) )?\((?P<words>.+)\)")


@dataclass(frozen=True)
class Told:
    """A barrier or an action of the table, with what is said for it."""

    code: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """`levels` and `impacts` are by axis; `kept` are the retained barriers, in their order."""

    name: str
    short: bool
    answers: dict[str, Reply]
    levels: dict[str, int | None]
    impacts: dict[str, str | None]
    profile: str
    barriers: tuple[Told, ...]
    near: tuple[str, ...]
    kept: tuple[str, ...]
    actions: tuple[Told, ...]

    @property
    def seen(self) -> dict[str, Reply]:
        """What the rules see: in a short assessment, only what it asks."""
        if not self.short:
            return self.answers
        return {q: reply for q, reply in self.answers.items() if GRID.question(q).short_form}


def plain(text: str) -> str:
    """Return a text as it is typed, without the spaces that French typography forbids to break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _read() -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for block in _FILE.read_text(encoding="utf-8").split("\n### ")[1:]:
        name, _, body = block.partition("\n")
        if name in cases:
            raise ValueError(f"Two cases have the name {name}")
        cases[name] = _case(name, body.partition("\n## ")[0], cases)
    return cases


def _case(name: str, body: str, before: dict[str, Case]) -> Case:
    fields, rows = _parsed(body)
    levels = dict(_levels(fields["Niveaux"]))
    return Case(
        name=name,
        short={"court": True, "complet": False}[fields["Bilan"]],
        answers=_answers(fields, before),
        levels={axis: level for axis, (level, _) in levels.items()},
        impacts={axis: impact for axis, (_, impact) in levels.items()},
        profile=fields["Profil"],
        barriers=rows.get("Freins proposés", ()),
        near=tuple(_items(fields.get("Tout près", ""))),
        kept=tuple(_kept(fields["Freins retenus"])),
        actions=rows["Actions"],
    )


def _parsed(body: str) -> tuple[dict[str, str], dict[str, tuple[Told, ...]]]:
    fields: dict[str, str] = {}
    rows: dict[str, tuple[Told, ...]] = {}
    name = ""
    for line in body.splitlines():
        if row := _ROW.fullmatch(line):
            told = rows.get(name, ())
            if int(row["number"]) != len(told) + 1:
                raise ValueError(f"Misnumbered: {line}")
            rows[name] = (*told, Told(row["code"], tuple(row["texts"].split(" | "))))
        elif field := _FIELD.fullmatch(line):
            name = field["name"]
            fields[name] = field["value"] or ""
        elif line.startswith(("-", " ")):
            raise ValueError(f"Not understood: {line}")
    return fields, rows


def _items(value: str) -> Iterator[str]:
    return (item for item in value.split(" · ") if item and not item.startswith(NOTHING + "e"))


def _levels(value: str) -> Iterator[tuple[str, tuple[int | None, str | None]]]:
    for item in _items(value):
        axis, level, *impact = item.split(" ")
        known = None if level == "—" else int(level)
        yield axis, (known, impact[0] if impact else None)


def _kept(value: str) -> Iterator[str]:
    """Return the retained barriers as the synthesis orders them: ranks, then the list."""
    if value == NOTHING:
        return
    order = [barrier.code for barrier in GRID.barriers]
    ranks = {item.split(" ")[-1]: item.split(" ")[0] for item in _items(value)}
    yield from sorted(
        ranks, key=lambda code: (ranks[code] if ranks[code] != code else "9", order.index(code))
    )


def _answers(fields: dict[str, str], before: dict[str, Case]) -> dict[str, Reply]:
    answers: dict[str, Reply] = {}
    if silence := fields.get("Toutes les questions"):
        answers.update(dict.fromkeys((q.code for q in GRID.questions), SILENCES[silence]))
    if base := fields.get("Comme"):
        answers.update(before[base].answers)
    answers.update(_answer(item) for item in _items(fields["Réponses"]))
    return answers


def _answer(item: str) -> tuple[str, Reply]:
    found = _ANSWER.fullmatch(item)
    if found is None:
        raise ValueError(f"Not an answer: {item}")
    question = GRID.question(found["question"])
    if found["codes"] is None:
        return question.code, SILENCES[found["words"]]
    codes = tuple(found["codes"].split(" + "))
    if plain(_labels(question, codes)) != found["words"]:
        raise ValueError(f"These words are not those of the grid: {item}")
    return question.code, Reply(codes=codes)


def _labels(question: Question, codes: tuple[str, ...]) -> str:
    return ", ".join(question.choice(code).label for code in codes)


CASES: Final = tuple(_read().values())
