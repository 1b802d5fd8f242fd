"""The mobility situation, unmet needs, local grids; undo that can be undone; who pays."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_UNDER_WAY = sa.text("validated_on IS NULL")


def upgrade() -> None:
    op.create_table(
        "local_grid",
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("national_version", sa.String(30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "journey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("from_name", sa.String(120), nullable=False),
        sa.Column("from_insee", sa.String(5), nullable=False),
        sa.Column("to_name", sa.String(120), nullable=False),
        sa.Column("to_insee", sa.String(5), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("leaves_at", sa.String(5), nullable=False),
        sa.Column("returns_at", sa.String(5), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("duration_state", sa.String(), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("cost_state", sa.String(), nullable=False),
        sa.Column("cost_cents", sa.Integer(), nullable=True),
        sa.Column("cost_per", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_journey_person_id", "journey", ["person_id"])

    op.create_table(
        "licence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("obtained_state", sa.String(), nullable=False),
        sa.Column("obtained_on", sa.Date(), nullable=True),
        sa.Column("validity_state", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_licence_person_id", "licence", ["person_id"])
    op.create_index("ix_licence_valid_until", "licence", ["valid_until"])

    op.create_table(
        "licence_process",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("gearbox", sa.String(), nullable=False),
        sa.Column("school_name", sa.String(120), nullable=False),
        sa.Column("enrolment_state", sa.String(), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("theory_state", sa.String(), nullable=False),
        sa.Column("theory_on", sa.Date(), nullable=True),
        sa.Column("theory_valid_until", sa.Date(), nullable=True),
        sa.Column("hours_state", sa.String(), nullable=False),
        sa.Column("hours_done", sa.Integer(), nullable=True),
        sa.Column("hours_planned", sa.Integer(), nullable=True),
        sa.Column("filed_state", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("payer_state", sa.String(), nullable=False),
        sa.Column("payer_kind", sa.String(), nullable=True),
        sa.Column("payer_name", sa.String(120), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_licence_process_person_id", "licence_process", ["person_id"])
    op.create_index(
        "ix_licence_process_theory_valid_until", "licence_process", ["theory_valid_until"]
    )

    op.create_table(
        "mobility_budget",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("solution", sa.String(160), nullable=False),
        sa.Column("on_sheet", sa.Boolean(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_mobility_budget_person_id", "mobility_budget", ["person_id"])

    op.create_table(
        "renunciation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("words", sa.String(160), nullable=False),
        sa.Column("place_name", sa.String(120), nullable=False),
        sa.Column("place_insee", sa.String(5), nullable=False),
        sa.Column("happened_state", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_renunciation_person_id", "renunciation", ["person_id"])

    op.create_table(
        "situation_topic",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "topic"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("insurance_state", sa.String(), nullable=False),
        sa.Column("insured_until", sa.Date(), nullable=True),
        sa.Column("inspection_state", sa.String(), nullable=False),
        sa.Column("inspection_due", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_vehicle_inspection_due", "vehicle", ["inspection_due"])
    op.create_index("ix_vehicle_insured_until", "vehicle", ["insured_until"])
    op.create_index("ix_vehicle_person_id", "vehicle", ["person_id"])

    op.create_table(
        "budget_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("budget_id", sa.Uuid(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(120), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["budget_id"], ["mobility_budget.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_budget_line_budget_id", "budget_line", ["budget_id"])

    op.create_table(
        "licence_exam",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["process_id"], ["licence_process.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_licence_exam_held_on", "licence_exam", ["held_on"])
    op.create_index("ix_licence_exam_process_id", "licence_exam", ["process_id"])

    op.create_table(
        "unmet_need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pathway_id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("from_hour", sa.String(5), nullable=False),
        sa.Column("to_hour", sa.String(5), nullable=False),
        sa.Column("from_name", sa.String(120), nullable=False),
        sa.Column("from_insee", sa.String(5), nullable=False),
        sa.Column("to_name", sa.String(120), nullable=False),
        sa.Column("to_insee", sa.String(5), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pathway_id"], ["pathway.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_unmet_need_noted_on", "unmet_need", ["noted_on"])
    op.create_index("ix_unmet_need_pathway_id", "unmet_need", ["pathway_id"])

    op.add_column("change", sa.Column("undoes", sa.Uuid(), nullable=True))

    op.add_column(
        "funding_line", sa.Column("payer", sa.String(), server_default="", nullable=False)
    )
    op.add_column("funding_line", sa.Column("paid_on", sa.Date(), nullable=True))

    op.add_column(
        "pathway", sa.Column("final_skipped", sa.String(), server_default="", nullable=False)
    )

    op.create_index(
        "ix_assessment_one_under_way",
        "assessment",
        ["pathway_id"],
        unique=True,
        sqlite_where=_UNDER_WAY,
        postgresql_where=_UNDER_WAY,
    )
