"""The first schema: journal, hall, desks, staff, catalogue, temperature checks, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "catalogue_group",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_catalogue_group")),
    )
    op.create_table(
        "catalogue_item",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("short_chinese", sa.String(), nullable=False),
        sa.Column("short_english", sa.String(), nullable=False),
        sa.Column("other_code", sa.String(), nullable=False, comment="Its code in another system."),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "daily_limit", sa.Integer(), nullable=False, comment="Visits a day, 0 for no limit."
        ),
        sa.Column("warning_at", sa.Integer(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False, comment="JSON."),
        sa.Column("channels", sa.String(), nullable=False, comment="JSON."),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_catalogue_item")),
    )
    op.create_table(
        "desk",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_desk")),
    )
    op.create_table(
        "entry",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("skew", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", "seq", name=op.f("pk_entry")),
    )
    op.create_index("entry_by_subject", "entry", ["subject"], unique=False)
    op.create_table(
        "hall",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_hall")),
    )
    op.create_table(
        "head",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", name=op.f("pk_head")),
        comment="The newest entry of each device that this replica holds.",
    )
    op.create_table(
        "redaction",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_redaction")),
        comment="Which entries have had their body taken out, and why.",
    )
    op.create_index("redaction_by_entry", "redaction", ["device", "seq"], unique=False)
    op.create_table(
        "replica",
        sa.Column("only", sa.Integer(), nullable=False, comment="Always 1: a file is one replica."),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_replica")),
    )
    op.create_table(
        "sign_in",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "user", sa.String(), nullable=True, comment="Null where the sign-in name is nobody's."
        ),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_sign_in")),
    )
    op.create_index("sign_in_by_user", "sign_in", ["user", "tick"], unique=False)
    op.create_table(
        "temperature_check",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False, comment="When the newest reading was taken."),
        sa.Column("first_at", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("mask", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column(
            "first", sa.Integer(), nullable=False, comment="Tenths of a degree, as all readings."
        ),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("thermometer", sa.String(), nullable=False),
        sa.Column("readings", sa.Integer(), nullable=False),
        sa.Column(
            "repeat_from",
            sa.Integer(),
            nullable=True,
            comment="When the rest before the second reading is over.",
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_temperature_check")),
    )
    op.create_index(
        "temperature_check_by_day", "temperature_check", ["hall", "day", "state"], unique=False
    )
    op.create_table(
        "thresholds",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fever", sa.Integer(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("rest_minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_thresholds")),
    )
    op.create_table(
        "to_check",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", "seq", name=op.f("pk_to_check")),
        comment="Entries that are kept but not folded, and wait for a person's look.",
    )
    op.create_index("to_check_by_subject", "to_check", ["subject"], unique=False)
    op.create_table(
        "user",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "roles",
            sa.String(),
            nullable=False,
            comment="Role codes in order, separated by a space.",
        ),
        sa.Column("password", sa.String(), nullable=False, comment="argon2id"),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_user")),
    )
    op.create_index("user_by_login", "user", ["hall", "login"], unique=False)


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("user_by_login", table_name="user")
    op.drop_table("user")
    op.drop_index("to_check_by_subject", table_name="to_check")
    op.drop_table("to_check")
    op.drop_table("thresholds")
    op.drop_index("temperature_check_by_day", table_name="temperature_check")
    op.drop_table("temperature_check")
    op.drop_index("sign_in_by_user", table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_table("replica")
    op.drop_index("redaction_by_entry", table_name="redaction")
    op.drop_table("redaction")
    op.drop_table("head")
    op.drop_table("hall")
    op.drop_index("entry_by_subject", table_name="entry")
    op.drop_table("entry")
    op.drop_table("desk")
    op.drop_table("catalogue_item")
    op.drop_table("catalogue_group")
