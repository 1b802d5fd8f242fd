"""The assessments: what was asked and answered, and what was made of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import PROFILES
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file import replies
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    Say,
    Telling,
    by,
    coded,
    labels,
    lasting,
    listed,
    looked_up,
    named,
    said,
    thing,
    together,
    words_of,
)
from conseil_mobilite.store.journal.rows import Values


def parts(held: Held) -> Iterator[FilePart]:
    """Return one part an assessment, corrected ones too: they are kept."""
    assessments = by(held["assessment"], "started_at")
    if not assessments:
        yield FilePart("Vos bilans")
    for assessment in assessments:
        yield thing(ASSESSMENT, held, assessment, _of_assessment(held, assessment))


def _of_assessment(held: Held, assessment: Values) -> Iterator[FilePart]:
    grid = held.naming.grids[str(assessment["grid_version"])]

    def rows(table: str, *columns: str) -> list[Values]:
        return by(held.of(table, "assessment_id", assessment["id"]), *columns)

    yield from replies.parts(held, assessment, grid)
    yield listed("Les essais observés", tests_of(grid), held, rows("observed_test", "question"))
    yield listed(
        "Votre autonomie, par domaine",
        level(grid),
        held,
        _in_order(grid, held, assessment),
    )
    yield listed("Vos atouts", STRENGTH, held, rows("strength", "position"))
    yield listed("Ce qui vous freine", BARRIER, held, rows("barrier", "rank", "code"))


def _in_order(grid: Grid, held: Held, assessment: Values) -> list[Values]:
    ranks = {axis.code: rank for rank, axis in enumerate(grid.axes)}
    rows = held.of("axis_score", "assessment_id", assessment["id"])
    return sorted(rows, key=lambda row: ranks.get(str(row["axis"]), len(ranks)))


def level(grid: Grid) -> tuple[Telling, ...]:
    """Tell the levels by the axes of that grid."""
    axes = {axis.code: axis.label for axis in grid.axes}
    return (
        looked_up("axis", "Domaine", axes, 4),
        Telling("Calculé", _level("computed"), 2),
        Telling("Retenu", _level("retained"), 2),
        said("comment", "Explication", 3),
    )


def tests_of(grid: Grid) -> tuple[Telling, ...]:
    """Tell what was observed by the questions of that grid."""
    questions = {question.code: question for question in grid.questions}

    def name(_naming: Naming, row: Values) -> str:
        question = questions.get(str(row["question"]))
        return question.text if question else str(row["question"])

    def score(_naming: Naming, row: Values) -> str:
        question = questions.get(str(row["question"]))
        most = question.maximum if question else None
        return f"{row['score']} sur {most}" if most else str(row["score"])

    return (
        Telling("Essai", name, 4),
        Telling("Résultat", score),
        said("observed_on", "Date", 2),
        said("observer", "Observé par", 2),
    )


def _title(_naming: Naming, row: Values) -> str:
    """« Votre bilan complet du 4 janvier 2027 »."""
    kind = lower_first(labels("assessment_kinds", row["kind"]))
    day = row["started_at"]
    return f"Votre {kind} du {words_of(paris_day(day) if isinstance(day, datetime) else day)}"


def _level(column: str) -> Say:
    def say(_naming: Naming, row: Values) -> str:
        value = row[column]
        return LEVEL_LABELS[value if isinstance(value, int) else None]

    return say


_PROFILES: Final = {profile.code: profile.label for profile in PROFILES}

ASSESSMENT: Final = Kind(
    (
        named("adviser_id", "Avec"),
        said("started_at", "Commencé le"),
        lasting("duration_minutes", "Durée"),
        said("place", "Lieu"),
        said("validated_on", "Validé le"),
        said("grid_version", "Version des questions"),
        said("version", "Version de ce bilan"),
        named("corrects_id", "Il corrige"),
        said("correction_note", "Ce qui est corrigé"),
        said("goal", "Votre but"),
        looked_up("profile_computed", "Profil calculé", _PROFILES),
        looked_up("profile_retained", "Profil retenu", _PROFILES),
        said("profile_comment", "Explication du profil"),
        said("intensity", "Accompagnement conseillé"),
    ),
    title=(Telling("", _title),),
)

BARRIER: Final = (
    Telling("Frein", lambda naming, row: naming.barrier(str(row["code"])), 3),
    together(
        "Ce qui est noté",
        Telling("", lambda _, row: "Gardé" if row["kept"] else "Écarté"),
        Telling("", lambda _, row: "Ajouté à la main" if row["by_hand"] else ""),
        said("rank", "Rang :"),
        coded("intensity", "Intensité :", "barrier_intensities"),
        coded("status", "État :", "barrier_statuses"),
        said("lifted_on", "Levé le"),
        share=3,
    ),
    said("reasons", "Pourquoi", 4),
    said("noted_on", "Noté le", 2),
)

STRENGTH: Final = (said("text", "Ce que vous savez faire"),)
