"""Appointments that come back, working hours and absences; referrals sent, and their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "appointment_series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.String(200), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(80), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_table(
        "working_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_working_hours_adviser_id", "working_hours", ["adviser_id"])

    op.create_table(
        "unavailability",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(120), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whole_days", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(255), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurrence_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_unavailability_adviser_ends", "unavailability", ["adviser_id", "ends_at"])
    op.create_index("ix_unavailability_ends_at", "unavailability", ["ends_at"])
    op.create_index("ix_unavailability_uid", "unavailability", ["uid"])

    with op.batch_alter_table("appointment") as appointment:
        appointment.add_column(sa.Column("room", sa.String(), server_default="", nullable=False))
        appointment.add_column(
            sa.Column("initiator", sa.String(), server_default="PARTENAIRE", nullable=False)
        )
        appointment.add_column(sa.Column("unnamed_attended", sa.Integer(), nullable=True))
        appointment.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        appointment.add_column(sa.Column("occurrence_at", sa.DateTime(timezone=True)))
        appointment.add_column(sa.Column("revised_at", sa.DateTime(timezone=True)))
        appointment.create_foreign_key(
            "series", "appointment_series", ["series_id"], ["id"], ondelete="SET NULL"
        )
    op.create_index("ix_appointment_series_id", "appointment", ["series_id"])
    op.drop_index("ix_appointment_adviser_id", "appointment")
    op.create_index("ix_appointment_adviser_starts", "appointment", ["adviser_id", "starts_at"])

    with op.batch_alter_table("contact_attempt") as attempt:
        attempt.add_column(sa.Column("words", sa.String(300), server_default="", nullable=False))
        attempt.add_column(sa.Column("followup_id", sa.Uuid(), nullable=True))
        attempt.create_foreign_key(
            "followup", "post_exit_followup", ["followup_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("referral") as referral:
        referral.add_column(sa.Column("address", sa.String(300), server_default="", nullable=False))
        referral.add_column(sa.Column("phone", sa.String(40), server_default="", nullable=False))
        referral.add_column(sa.Column("email", sa.String(120), server_default="", nullable=False))
        referral.add_column(sa.Column("answer", sa.String(1000), server_default="", nullable=False))
        referral.add_column(sa.Column("reminded_on", sa.Date(), nullable=True))
        referral.add_column(sa.Column("adviser_id", sa.Uuid(), nullable=True))
        referral.create_foreign_key("adviser", "adviser", ["adviser_id"], ["id"])
    op.create_index("ix_referral_state", "referral", ["state"])
    op.create_index("ix_person_registered_on", "person", ["registered_on"])
