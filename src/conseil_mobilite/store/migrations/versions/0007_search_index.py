"""The search texts with phones from any of their figures, and the order of names.

Their index is derived: it is laid out anew after any migration.
"""

from alembic import op

from conseil_mobilite.store.search import person_texts

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_index("ix_person_search_text", "person")
    op.create_index("ix_person_by_name", "person", ["search_text", "id", "deleted_at"])
    person_texts.write_all_texts(op.get_bind())
