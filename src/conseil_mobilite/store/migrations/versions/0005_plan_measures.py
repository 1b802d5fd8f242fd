"""Measures of the plan, its bodies, the register of exports, and indexes for the statistics."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "plan_body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("basin_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(160), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("note", sa.String(600), nullable=False),
        sa.ForeignKeyConstraint(["basin_id"], ["mobility_basin.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("plan_body") as batch_op:
        batch_op.create_index("ix_plan_body_basin_id", ["basin_id"])

    op.create_table(
        "plan_measure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("basin_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("delay_days", sa.Integer(), nullable=True),
        sa.Column("least_contacts", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(600), nullable=False),
        sa.ForeignKeyConstraint(["basin_id"], ["mobility_basin.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["body_id"], ["plan_body.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("plan_measure") as batch_op:
        batch_op.create_index("ix_plan_measure_basin_id", ["basin_id"])

    op.create_table(
        "measure_condition",
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["plan_measure.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("measure_id", "kind", "code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statistics_sending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("export_id", sa.Uuid(), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["adviser_id"], ["adviser.id"]),
        sa.ForeignKeyConstraint(["export_id"], ["statistics_export.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("statistics_sending") as batch_op:
        batch_op.create_index("ix_statistics_sending_export_id", ["export_id"])

    with op.batch_alter_table("action") as batch_op:
        batch_op.add_column(sa.Column("measure_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("abandoned_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_action_measure_id", ["measure_id"])
        batch_op.create_index("ix_action_abandoned_on", ["abandoned_on"])
        batch_op.create_foreign_key(
            "fk_action_measure_id", "plan_measure", ["measure_id"], ["id"], ondelete="SET NULL"
        )

    names = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
    with op.batch_alter_table("statistics_export", naming_convention=names) as export:
        export.add_column(sa.Column("number", sa.Integer(), server_default="1", nullable=False))
        export.drop_constraint("uq_statistics_export_basin_id", type_="unique")
        export.create_unique_constraint(
            "uq_statistics_export_period",
            ["basin_id", "period_start", "period_end", "plan", "number"],
        )
    _cover_statistics()


def _cover_statistics() -> None:
    """Let the statistics read indexes alone; the wider of two that begin alike serves for both."""
    replaced = (
        ("appointment", "ix_appointment_starts_at"),
        ("participation", "ix_participation_pathway_id"),
        ("assessment", "ix_assessment_pathway_id"),
        ("person_audience", "ix_person_audience_person_id"),
        ("assessment", "ix_assessment_validated_on"),
        ("barrier", "ix_barrier_assessment_id"),
    )
    for table, name in replaced:
        op.drop_index(name, table)
    held = ["starts_at", "deleted_at", "cancelled_on"]
    lasted = ["id", *held, "kind", "duration_minutes"]
    reached = ["pathway_id", "result", "attempted_at", "duration_minutes"]
    dated = ["pathway_id", "validated_on", "started_at", "id", "kind", "corrects_id", "version"]
    validated = ["validated_on", "pathway_id", "kind", "corrects_id", "started_at", "id"]
    decided = ["decision", "happened_on", "pathway_id"]
    belonging = ["person_id", "code", "since", "until"]
    op.create_index("ix_appointment_held", "appointment", [*held, "id"])
    op.create_index("ix_appointment_lasted", "appointment", lasted)
    op.create_index("ix_participation_pathway_status", "participation", ["pathway_id", "status"])
    op.create_index("ix_contact_attempt_pathway", "contact_attempt", reached)
    op.create_index("ix_assessment_pathway_validated", "assessment", dated)
    op.create_index("ix_assessment_validated", "assessment", validated)
    op.create_index("ix_pathway_referral_id", "pathway", ["referral_id"])
    op.create_index("ix_pathway_event_decision", "pathway_event", decided)
    op.create_index("ix_person_audience_belonging", "person_audience", belonging)
    _cover_characteristics()


def _cover_characteristics() -> None:
    """Let them know people, pathways, answers and barriers without their long rows."""
    told = ["id", "deleted_at", "sex", "birth_date", "qpv", "frr", "epci_code", "insee_code"]
    opened = ["id", "person_id", "end_reason", "opened_on", "basin_id", "epci_code"]
    given = ["assessment_id", "question", "state", "codes", "kilometres", "minutes"]
    found = ["assessment_id", "kept", "code", "rank", "status"]
    questions = ("A04", "D04", "D05", "J03", "V02", "V04", "V08")
    counted = sa.text(" OR ".join(f"question = '{code}'" for code in questions))
    op.create_index("ix_person_counted", "person", told)
    op.create_index("ix_pathway_counted", "pathway", [*opened, "prescriber_kind", "referral_id"])
    op.create_index("ix_answer_counted", "answer", given, sqlite_where=counted)
    op.create_index("ix_barrier_assessment", "barrier", found)
