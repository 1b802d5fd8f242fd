"""The next version of the grid in the making: a draft, kept as it is typed, until it is published.

The draft is a whole grid, held by the setting "grid_draft"; there is none while nothing differs
from the version in use. Only sound edits are kept, so that it can be published at any moment.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.assessment import local_grid_edits
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.assessment.grid_reading import read_grid
from conseil_mobilite.domain.assessment.grid_writing import written
from conseil_mobilite.domain.assessment.local_grid_changes import GridChange, changes_between
from conseil_mobilite.domain.assessment.local_grid_rules import (
    check_local,
    is_local,
    local_version,
    national_version,
)
from conseil_mobilite.domain.assessment.own_question import OwnQuestion, is_own, with_question
from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.services.assessment import grid_versions
from conseil_mobilite.services.assessment.grid_versions import GridVersion
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids

DRAFT: Final = "grid_draft"
NOTHING_TO_PUBLISH: Final = (
    "Rien ne change par rapport à la version en usage : il n’y a rien à publier."
)
CHANGED_IN_PLACE: Final = (
    "une version nationale ne change pas ; pour en faire une version de votre organisme, donnez à "
    "ce fichier le nom {name} dans son champ « version »"
)


@dataclass(frozen=True, slots=True)
class GridWorkshop:
    """All that the page about the grid shows. `draft` bears the name it will be published under.

    `changes` are those since the version in use, none where there is nothing to publish.
    """

    national: Grid
    in_use: Grid
    draft: Grid
    changes: tuple[GridChange, ...]
    versions: tuple[GridVersion, ...]


def workshop(session: Session) -> GridWorkshop:
    in_use = grids.current_grid(session)
    draft = _draft(session)
    return GridWorkshop(
        national=grid_versions.national_of(draft.version),
        in_use=in_use,
        draft=draft,
        changes=changes_between(in_use, draft),
        versions=grid_versions.versions(session),
    )


def reword(session: Session, code: str, wording: Wording) -> GridWorkshop:
    """Write a question in other words. UserError's field: text, short, help or an answer's."""
    return _edit(session, lambda draft: local_grid_edits.reworded(draft, code, wording))


def take_national_words(session: Session, code: str) -> GridWorkshop:
    """Give a question the words of the national version again."""
    return _edit(
        session,
        lambda draft: local_grid_edits.as_national(
            draft, grid_versions.national_of(draft.version), code
        ),
    )


def set_active(session: Session, code: str, *, active: bool) -> GridWorkshop:
    """Put a question aside, or ask it again."""
    return _edit(session, lambda draft: local_grid_edits.with_active(draft, code, active=active))


def add_question(session: Session, own: OwnQuestion) -> GridWorkshop:
    """Add a question of one's own; a code once published is never given to another."""
    taken = _own_codes(session)
    return _edit(session, lambda draft: with_question(draft, own, taken))


def mark(session: Session, code: str, *, sensitive: bool, short_form: bool) -> GridWorkshop:
    """Say of one's own question whether it is sensitive, and asked in the short form."""
    return _edit(
        session,
        lambda draft: local_grid_edits.with_marks(
            draft, code, sensitive=sensitive, short_form=short_form
        ),
    )


def add_answer(session: Session, code: str, label: str) -> GridWorkshop:
    return _edit(session, lambda draft: local_grid_edits.with_answer(draft, code, label))


def remove_answer(session: Session, code: str, answer: str) -> GridWorkshop:
    return _edit(session, lambda draft: local_grid_edits.without_answer(draft, code, answer))


def give_up(session: Session) -> GridWorkshop:
    """Go back to the version in use."""
    _keep(session, None)
    audit.record(session, "grid.give_up", "local_grid")
    return workshop(session)


def file_of(session: Session, version: str = "") -> bytes:
    """Return a version as a file, or the draft; without any change, the version in use."""
    if version:
        return written(grids.grid_of(session, version)).encode()
    shown = workshop(session)
    return written(shown.draft if shown.changes else shown.in_use).encode()


def checked_file(session: Session, content: bytes) -> GridWorkshop:
    """Check a file as `take_file` does, and return what stands now, which it would replace."""
    _accepted(content)
    return workshop(session)


def take_file(session: Session, content: bytes) -> GridWorkshop:
    """Make the draft of a file, in the place of the one before; it is published apart.

    UserError says the place of the first fault, and the draft stays as it was.
    """
    _keep(session, _named(session, _accepted(content)))
    audit.record(session, "grid.import", "local_grid")
    return workshop(session)


def publish(session: Session, note: str, at: datetime) -> GridWorkshop:
    """Make a version of the draft: the assessments begun from now on keep it for ever."""
    require_manager(session)
    known = {question.code for question in grids.current_grid(session).questions}
    made = local_grid_edits.only_kept(_draft(session), known)
    if not changes_between(grids.current_grid(session), made):
        raise UserError(NOTHING_TO_PUBLISH)
    grid_versions.make(session, made, note, at)
    _keep(session, None)
    return workshop(session)


def _accepted(content: bytes) -> Grid:
    found = read_grid(content)
    national = grid_versions.national_of(found.version)
    if is_local(found.version):
        check_local(national, found)
    elif found != national:
        name = local_version(national.version, 1)
        raise UserError(f"Grille {found.version} : {CHANGED_IN_PLACE.format(name=name)}.")
    return found


def _edit(session: Session, change: Callable[[Grid], Grid]) -> GridWorkshop:
    _keep(session, change(_draft(session)))
    audit.record(session, "grid.edit", "local_grid")
    return workshop(session)


def _draft(session: Session) -> Grid:
    """Return the draft under the name of the version to come; without one, that in use."""
    kept = session.get(Setting, DRAFT)
    grid = _read(kept.value) if kept else grids.current_grid(session)
    return _named(session, grid)


@lru_cache(maxsize=2)
def _read(content: str) -> Grid:
    """Read what is kept as the draft: each edit asks for it several times."""
    return parse_grid(json.loads(content))


def _named(session: Session, grid: Grid) -> Grid:
    national = national_version(grid.version)
    number = grid_versions.next_number(session, national)
    return replace(grid, version=local_version(national, number))


def _keep(session: Session, draft: Grid | None) -> None:
    """Keep the draft as long as it differs from the version in use."""
    kept = session.get(Setting, DRAFT)
    differs = draft is not None and changes_between(grids.current_grid(session), draft)
    if draft is not None and differs:
        session.merge(Setting(key=DRAFT, value=written(draft)))
    elif kept is not None:
        session.delete(kept)
    session.flush()


def _own_codes(session: Session) -> set[str]:
    made = grid_versions.versions(session)
    asked = (grids.grid_of(session, version.version).questions for version in made)
    return {question.code for questions in asked for question in questions if is_own(question)}
