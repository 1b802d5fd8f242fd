"""Bring a base to the present schema: one transaction, its version written last."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from conseil_mobilite.store.search import person_index

HEAD = "0008"
"""The revision the entities of this program correspond to; a test holds it to the scripts."""

SCRIPTS = Path(__file__).parent


def upgrade(engine: Engine) -> None:
    """Run the missing migrations. On an error the base is as it was before."""
    with engine.connect() as connection:
        _set_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                _run(connection)
                person_index.lay_out(connection)  # a migration may have rebuilt what it follows
                _check_foreign_keys(connection)
        finally:
            _set_foreign_keys(connection, on=True)


def known(revision: str) -> bool:
    """Whether this program has the migration, hence knows the way from it to the present."""
    return any(SCRIPTS.glob(f"versions/{revision}_*.py"))


def _run(connection: Connection) -> None:
    # Late: Alembic costs a third of a second, and a base at the present schema needs none of it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _set_foreign_keys(connection: Connection, *, on: bool) -> None:
    # Outside the transaction, where alone it has an effect: with the keys enforced, rebuilding a
    # parent table deletes every child row by cascade, without an error.
    driver = connection.connection.cursor()
    driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
    if driver.execute("PRAGMA foreign_keys").fetchone() != (int(on),):
        raise RuntimeError("The enforcement of foreign keys did not change")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"A migration left {len(broken)} rows without their parent")
