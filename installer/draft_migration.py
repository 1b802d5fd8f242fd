"""Draft the migration from the last one to the entities as they are now.

    .venv/bin/python installer/draft_migration.py "Give a person a nickname"

Read the draft, mend it, then set `HEAD` in store/migrations to its revision: a test compares them.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from conseil_mobilite.store import migrations
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.keys.cipher import DataKey


def main(message: str) -> None:
    key = DataKey.new()
    revision = f"{int(migrations.HEAD) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder, "brouillon.base")
        make_base(base, key)
        engine = writing_engine(base, key)
        config = Config()
        config.set_main_option("script_location", str(migrations.SCRIPTS))
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.revision(config, message, autogenerate=True, rev_id=revision)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
