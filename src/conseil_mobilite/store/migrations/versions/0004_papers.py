"""Papers in two languages with an HTML twin, the logo of the body, what it says of itself."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "organisation_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("organisation") as organisation:
        organisation.add_column(sa.Column("authorised_prescriber", sa.Boolean(), nullable=True))
    with op.batch_alter_table("issued_document") as document:
        document.add_column(sa.Column("twin", sa.LargeBinary(), nullable=True))
        document.add_column(sa.Column("language", sa.String(12), server_default="", nullable=False))
        document.add_column(
            sa.Column("recipient", sa.String(200), server_default="", nullable=False)
        )
