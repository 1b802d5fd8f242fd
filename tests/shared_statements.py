"""Let the bases of the tests share the statements that SQLAlchemy compiled.

The program opens one base; the tests open thousands, each with an engine that would compile the
same statements again. The key of a compiled statement holds its dialect: here all are the same one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlcipher3.dbapi2 import Connection as CipherConnection

from conseil_mobilite.store import engines

_COMPILED: dict[object, object] = {}


def share(patch: pytest.MonkeyPatch) -> None:
    """Make every engine that is opened from now on look among the statements of the others."""
    made = engines._engine  # noqa: SLF001 — the one place where engines are made

    def sharing(path: Path, connect: Callable[[], CipherConnection], begin: str) -> Engine:
        engine = made(path, connect, begin)
        engine.update_execution_options(compiled_cache=_COMPILED)
        return engine

    patch.setattr(engines, "_engine", sharing)
    patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
    patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
