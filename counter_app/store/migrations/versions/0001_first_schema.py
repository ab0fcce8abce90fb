"""The first schema of a desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEARCH = (
    (
        "CREATE VIRTUAL TABLE visit_search USING fts5(search, content='visit', "
        "content_rowid='row', tokenize='ascii', detail=none, columnsize=0, prefix='1 2 3 4 "
        "5')"
    ),
    ("INSERT INTO visit_search (visit_search, rank) VALUES ('secure-delete', 1)"),
    ("INSERT INTO visit_search (visit_search) VALUES ('rebuild')"),
    (
        "CREATE TRIGGER visit_search_added AFTER INSERT ON visit BEGIN INSERT INTO "
        "visit_search (rowid, search) VALUES (new.row, new.search); END"
    ),
    (
        "CREATE TRIGGER visit_search_removed AFTER DELETE ON visit BEGIN INSERT INTO "
        "visit_search (visit_search, rowid, search) VALUES ('delete', old.row, old.search); "
        "END"
    ),
    (
        "CREATE TRIGGER visit_search_changed AFTER UPDATE OF row, search ON visit WHEN "
        "old.row <> new.row OR old.search <> new.search BEGIN INSERT INTO visit_search "
        "(visit_search, rowid, search) VALUES ('delete', old.row, old.search); INSERT INTO "
        "visit_search (rowid, search) VALUES (new.row, new.search); END"
    ),
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "airing",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "begins",
            sa.BigInteger(),
            nullable=False,
            comment="started_at, or ended_at without one.",
        ),
        sa.Column("area", sa.String(), nullable=False, comment="Code of the area."),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column(
            "started_at",
            sa.BigInteger(),
            nullable=True,
            comment="Null where only the end is known.",
        ),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True, comment="Null while it goes on."),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", "begins", name=op.f("pk_airing")),
    )
    op.create_index("airing_by_day", "airing", ["hall", "day"], unique=False)
    op.create_table(
        "asset",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False, comment="Code of its kind."),
        sa.Column("area", sa.String(), nullable=False, comment="Code of its area; '' for none."),
        sa.Column(
            "window",
            sa.String(),
            nullable=False,
            comment="The window that it belongs to; '' for none.",
        ),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column(
            "since", sa.BigInteger(), nullable=False, comment="In use, or out of it, since then."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_asset")),
    )
    op.create_table(
        "attachment",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "digest", sa.String(), nullable=False, comment="SHA-256 of the bytes, in hexadecimal."
        ),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="Bytes."),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False, comment="A small JPEG."),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_attachment")),
        comment="What entries attach. The bytes are in content_piece, once they are here.",
    )
    op.create_index("attachment_by_digest", "attachment", ["hall", "digest"], unique=False)
    op.create_index("attachment_by_time", "attachment", ["hall", "at"], unique=False)
    op.create_table(
        "branch_credential",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column(
            "lane", sa.BigInteger(), nullable=True, comment="As a server gave it; null before."
        ),
        sa.Column(
            "refused",
            sa.Boolean(),
            nullable=False,
            comment="Another computer has this name already.",
        ),
        sa.PrimaryKeyConstraint("hall", "device", name=op.f("pk_branch_credential")),
        comment="What this computer is trusted by as the device that goes on with a branch.",
    )
    op.create_table(
        "care_key",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column(
            "wrappings", sa.String(), nullable=False, comment="JSON of Wrapped, the newest first."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_care_key")),
    )
    op.create_index("care_key_by_user", "care_key", ["hall", "user", "tick"], unique=False)
    op.create_table(
        "care_record",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False, comment="The person whom it is about."),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "place", sa.String(), nullable=False, comment="Hexadecimal; what the text is bound to."
        ),
        sa.Column("sealed", sa.String(), nullable=False, comment="JSON of SealedText."),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_care_record")),
    )
    op.create_index("care_record_by_person", "care_record", ["hall", "about", "at"], unique=False)
    op.create_table(
        "case_paper",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_case_paper")),
    )
    op.create_index("case_paper_by_case", "case_paper", ["hall", "case"], unique=False)
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
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column(
            "daily_limit", sa.BigInteger(), nullable=False, comment="Visits a day, 0 for no limit."
        ),
        sa.Column("warning_at", sa.BigInteger(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False, comment="JSON."),
        sa.Column("channels", sa.String(), nullable=False, comment="JSON."),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_catalogue_item")),
    )
    op.create_table(
        "centre_head",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False, comment="Hexadecimal."),
        sa.Column(
            "alike",
            sa.BigInteger(),
            nullable=False,
            comment="Up to where it holds what stands here.",
        ),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", name=op.f("pk_centre_head")),
        comment="The centre's own heads, heard from it or through a hub.",
    )
    op.create_table(
        "check_settled",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column(
            "written_at", sa.BigInteger(), nullable=False, comment="The entry that was looked at."
        ),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_check_settled")),
    )
    op.create_index("check_settled_by_entry", "check_settled", ["hall", "subject"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "area",
            sa.String(),
            nullable=False,
            comment="The code of the area, as its assets have it.",
        ),
        sa.Column("place", sa.String(), nullable=False, comment="The code of its kind of place."),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "contact_call",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("met", sa.String(), nullable=False, comment="JSON: why the person was called."),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "contact", "position", name=op.f("pk_contact_call")),
    )
    op.create_index("contact_call_by_case", "contact_call", ["hall", "case"], unique=False)
    op.create_table(
        "content",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column(
            "size", sa.BigInteger(), nullable=False, comment="Bytes in the end; 0 while not known."
        ),
        sa.Column(
            "held",
            sa.BigInteger(),
            nullable=False,
            comment="Bytes that are here, from the first on.",
        ),
        sa.Column(
            "touched", sa.BigInteger(), nullable=False, comment="When a byte of it last came."
        ),
        sa.Column(
            "wrong", sa.BigInteger(), nullable=False, comment="How often other bytes came for it."
        ),
        sa.Column(
            "number",
            sa.BigInteger(),
            nullable=False,
            comment="In which order it became whole here.",
        ),
        sa.Column(
            "given", sa.String(), nullable=False, comment="Who else is known to hold all of it."
        ),
        sa.PrimaryKeyConstraint("hall", "digest", name=op.f("pk_content")),
        comment="Bytes of attachments that are here, or on their way.",
    )
    op.create_index("content_by_number", "content", ["hall", "number"], unique=False)
    op.create_table(
        "content_part",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column(
            "start",
            sa.BigInteger(),
            nullable=False,
            comment="Which byte of the whole is its first.",
        ),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "digest", "start", name=op.f("pk_content_part")),
    )
    op.create_table(
        "desk",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_desk")),
    )
    op.create_table(
        "disinfected_asset",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("disinfection", sa.String(), nullable=False),
        sa.Column("asset", sa.String(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False, comment="Not withdrawn."),
        sa.PrimaryKeyConstraint("hall", "disinfection", "asset", name=op.f("pk_disinfected_asset")),
    )
    op.create_index(
        "disinfected_asset_by_time",
        "disinfected_asset",
        ["hall", "asset", "holds", "happened_at"],
        unique=False,
    )
    op.create_table(
        "disinfection",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False, comment="Code of the agent."),
        sa.Column("amount", sa.BigInteger(), nullable=False, comment="Whole numbers of the unit."),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("unusual", sa.Boolean(), nullable=False, comment="Outside what was usual then."),
        sa.Column("minutes", sa.BigInteger(), nullable=False, comment="Of contact."),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="When it was written down."),
        sa.Column("by", sa.String(), nullable=False, comment="The user who wrote it down."),
        sa.Column("done_by", sa.String(), nullable=False, comment="Who did it; '' for the same."),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True, comment="Null while it holds."),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("withdrawn_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_disinfection")),
    )
    op.create_index(
        "disinfection_by_device", "disinfection", ["hall", "device", "at"], unique=False
    )
    op.create_index("disinfection_by_time", "disinfection", ["hall", "happened_at"], unique=False)
    op.create_table(
        "duty",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False, comment="As 2020-02-10."),
        sa.Column("shift", sa.String(), nullable=False, comment="Its name; '' for the whole day."),
        sa.Column(
            "leader", sa.String(), nullable=False, comment="Name; '' when nobody leads any more."
        ),
        sa.Column("leader_user", sa.String(), nullable=False, comment="Account; '' without one."),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.Column("deputy_user", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column(
            "why", sa.String(), nullable=False, comment="Of the newest change, where one was given."
        ),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_duty")),
    )
    op.create_index("duty_by_day", "duty", ["hall", "day"], unique=False)
    op.create_table(
        "duty_round",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False, comment="Empty for an extra round."),
        sa.Column(
            "window_opens",
            sa.BigInteger(),
            nullable=True,
            comment="Minutes of the day; null for an extra round.",
        ),
        sa.Column("window_closes", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column(
            "noted_missed",
            sa.Boolean(),
            nullable=False,
            comment="Also of one that was done after all.",
        ),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "left_out",
            sa.String(),
            nullable=False,
            comment="Why not every checkpoint was answered.",
        ),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False),
        sa.Column("failed", sa.BigInteger(), nullable=False, comment="Questions that failed."),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_duty_round")),
    )
    op.create_index("duty_round_by_day", "duty_round", ["hall", "day"], unique=False)
    op.create_index("duty_round_by_state", "duty_round", ["hall", "state"], unique=False)
    op.create_table(
        "duty_round_point",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("checkpoint", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "chinese", sa.String(), nullable=False, comment="The kind of place, as answered."
        ),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column(
            "version", sa.BigInteger(), nullable=False, comment="Of the checklist; 0 unanswered."
        ),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False, comment="JSON."),
        sa.PrimaryKeyConstraint("hall", "round", "checkpoint", name=op.f("pk_duty_round_point")),
    )
    op.create_table(
        "emergency_plan",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False, comment="JSON of EmergencyPlan."),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_emergency_plan")),
    )
    op.create_table(
        "entry",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("skew", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("left", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", "seq", name=op.f("pk_entry")),
    )
    op.create_index("entry_by_subject", "entry", ["subject"], unique=False)
    op.create_table(
        "epidemic",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "end", sa.String(), nullable=False, comment="A day; empty while the end is not known."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_epidemic")),
    )
    op.create_table(
        "finding",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("checkpoint", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False, comment="The checkpoint's name then."),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False, comment="The question's words then."),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column(
            "who",
            sa.String(),
            nullable=False,
            comment="An account; empty where `who_name` names them.",
        ),
        sa.Column("who_name", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "photographs", sa.String(), nullable=False, comment="Attachments, separated by a space."
        ),
        sa.Column("seen", sa.BigInteger(), nullable=False, comment="How often it was found."),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("rectified_at", sa.BigInteger(), nullable=True),
        sa.Column("rectified_by", sa.String(), nullable=False),
        sa.Column("rectified_note", sa.String(), nullable=False),
        sa.Column("rectified_photographs", sa.String(), nullable=False),
        sa.Column("verified_at", sa.BigInteger(), nullable=True),
        sa.Column("verified_by", sa.String(), nullable=False),
        sa.Column("verified_note", sa.String(), nullable=False),
        sa.Column("reopened_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_finding")),
    )
    op.create_index("finding_by_opening", "finding", ["hall", "opened_at"], unique=False)
    op.create_index("finding_by_round", "finding", ["hall", "round"], unique=False)
    op.create_index("finding_by_state", "finding", ["hall", "state"], unique=False)
    op.create_table(
        "hall",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_hall")),
    )
    op.create_table(
        "hall_rules",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False, comment="JSON of HallRules."),
        sa.Column(
            "open_since", sa.String(), nullable=False, comment="JSON: open weekday to the moment."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_hall_rules")),
    )
    op.create_table(
        "head",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", name=op.f("pk_head")),
        comment="The newest entry of each device that this replica holds.",
    )
    op.create_table(
        "hygiene_list",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("list", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "value", sa.String(), nullable=False, comment="JSON of the kind, area, agent or supply."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_hygiene_list")),
    )
    op.create_table(
        "incident",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("also", sa.String(), nullable=False, comment="Numbers that other desks gave it."),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False, comment="Code of the plan that it follows."),
        sa.Column("plan_version", sa.BigInteger(), nullable=False),
        sa.Column("plan_chinese", sa.String(), nullable=False),
        sa.Column("plan_english", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("check", sa.String(), nullable=False),
        sa.Column(
            "closed_at", sa.BigInteger(), nullable=True, comment="Null while it is under way."
        ),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_incident")),
    )
    op.create_index(
        "incident_by_number", "incident", ["hall", "year", "lane", "serial"], unique=False
    )
    op.create_index("incident_by_state", "incident", ["hall", "state", "opened_at"], unique=False)
    op.create_table(
        "incident_note",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "incident", "position", name=op.f("pk_incident_note")),
    )
    op.create_table(
        "incident_report",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column(
            "whole", sa.Boolean(), nullable=False, comment="Whether it names persons unmasked."
        ),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False, comment="JSON of ReportFacts."),
        sa.Column(
            "persons", sa.String(), nullable=False, comment="JSON; unmasked, until redacted."
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_incident_report")),
    )
    op.create_index(
        "incident_report_by_incident", "incident_report", ["hall", "incident"], unique=False
    )
    op.create_table(
        "incident_sending",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "confirmed_at",
            sa.BigInteger(),
            nullable=True,
            comment="Null until somebody there confirmed it.",
        ),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_incident_sending")),
    )
    op.create_index(
        "incident_sending_by_incident", "incident_sending", ["hall", "incident"], unique=False
    )
    op.create_table(
        "incident_step",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("responsible_chinese", sa.String(), nullable=False),
        sa.Column("responsible_english", sa.String(), nullable=False),
        sa.Column("assigned", sa.String(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True, comment="Null where it has no limit."),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column(
            "at", sa.BigInteger(), nullable=True, comment="When it was done; null while it is open."
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "incident", "code", name=op.f("pk_incident_step")),
    )
    op.create_index(
        "incident_step_by_state", "incident_step", ["hall", "state", "due"], unique=False
    )
    op.create_table(
        "isolation_case",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column(
            "begun_at",
            sa.BigInteger(),
            nullable=False,
            comment="Opened, or raised after a release.",
        ),
        sa.Column(
            "place_due",
            sa.BigInteger(),
            nullable=False,
            comment="In the observation place by then.",
        ),
        sa.Column(
            "call_due", sa.BigInteger(), nullable=False, comment="Health authority called by then."
        ),
        sa.Column(
            "placed_at",
            sa.BigInteger(),
            nullable=True,
            comment="In the observation place since then.",
        ),
        sa.Column(
            "called_at", sa.BigInteger(), nullable=True, comment="Health authority reached then."
        ),
        sa.Column(
            "observed_at",
            sa.BigInteger(),
            nullable=True,
            comment="Last reading taken, or placed; null before that.",
        ),
        sa.Column(
            "observe_due",
            sa.BigInteger(),
            nullable=True,
            comment="Next reading by then; null before it is placed.",
        ),
        sa.Column(
            "isolated_until",
            sa.BigInteger(),
            nullable=True,
            comment="End of isolation as it was ordered last.",
        ),
        sa.Column(
            "left_at",
            sa.BigInteger(),
            nullable=True,
            comment="Handed over or released then; null while isolated.",
        ),
        sa.Column(
            "gone_at", sa.BigInteger(), nullable=True, comment="Away from the windows since then."
        ),
        sa.Column(
            "disinfect_due",
            sa.BigInteger(),
            nullable=True,
            comment="Disinfected by then; null while isolated.",
        ),
        sa.Column(
            "closed_at", sa.BigInteger(), nullable=True, comment="Null while the file is open."
        ),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False, comment="Of the closed file."),
        sa.Column("closed_note", sa.String(), nullable=False),
        sa.Column(
            "clean", sa.Boolean(), nullable=False, comment="Disinfected, as the case itself says."
        ),
        sa.Column("check", sa.String(), nullable=False),
        sa.Column("visit", sa.String(), nullable=False),
        sa.Column("ticket", sa.String(), nullable=False),
        sa.Column("readings", sa.String(), nullable=False, comment="JSON, as carried over."),
        sa.Column("matters", sa.String(), nullable=False, comment="Codes, separated by a space."),
        sa.Column(
            "windows", sa.String(), nullable=False, comment="Ids of the windows visited, in order."
        ),
        sa.Column("symptoms", sa.String(), nullable=False),
        sa.Column(
            "cleared_at", sa.BigInteger(), nullable=True, comment="Null while nobody was released."
        ),
        sa.Column("cleared_by", sa.String(), nullable=True),
        sa.Column("cleared_why", sa.String(), nullable=False),
        sa.Column("ordered_by", sa.String(), nullable=False),
        sa.Column("ordered", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False, comment="JSON of Details."),
        sa.Column("answers", sa.String(), nullable=False, comment="JSON of Answers."),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("document_kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("companion", sa.String(), nullable=False),
        sa.Column("acting_for", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_isolation_case")),
    )
    op.create_index(
        "isolation_case_by_number",
        "isolation_case",
        ["hall", "year", "lane", "serial"],
        unique=False,
    )
    op.create_index(
        "isolation_case_by_state", "isolation_case", ["hall", "state", "opened_at"], unique=False
    )
    op.create_table(
        "isolation_step",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column(
            "position",
            sa.BigInteger(),
            nullable=False,
            comment="In the order in which they happened.",
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="When it happened."),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column(
            "stands",
            sa.Boolean(),
            nullable=False,
            comment="False: undone, or set aside to be checked.",
        ),
        sa.Column("fact", sa.String(), nullable=False, comment="JSON of the entry's body."),
        sa.PrimaryKeyConstraint("hall", "case", "position", name=op.f("pk_isolation_step")),
    )
    op.create_table(
        "journal_export",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column(
            "entries",
            sa.BigInteger(),
            nullable=False,
            comment="How many were there to be taken out.",
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_journal_export")),
    )
    op.create_table(
        "meeting",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("peer", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("took", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_meeting")),
    )
    op.create_table(
        "peer",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "addresses",
            sa.Text(),
            nullable=False,
            comment="JSON list, the one that answered first.",
        ),
        sa.Column(
            "certificate",
            sa.Text(),
            nullable=False,
            comment="PEM; empty: the system's authorities.",
        ),
        sa.Column(
            "device", sa.String(), nullable=False, comment="Under which name this replica is known."
        ),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column(
            "first_device", sa.String(), nullable=False, comment="The one that was enrolled there."
        ),
        sa.Column("first_secret", sa.String(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("met_at", sa.BigInteger(), nullable=True),
        sa.Column(
            "turned_away", sa.String(), nullable=False, comment="The peer's word for why, or empty."
        ),
        sa.Column("trouble", sa.Text(), nullable=False, comment="A phrase as JSON, or empty."),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_peer")),
    )
    op.create_table(
        "peer_head",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("peer", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "peer", "device", name=op.f("pk_peer_head")),
        comment="Up to where a peer said that it holds each device.",
    )
    op.create_table(
        "redaction",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("entry_subject", sa.String(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_redaction")),
        comment="Which entries have had their body taken out, and why.",
    )
    op.create_index("redaction_by_entry", "redaction", ["hall", "entry_subject"], unique=False)
    op.create_table(
        "replica",
        sa.Column(
            "only",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Always 1: a file is one replica.",
        ),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_replica")),
    )
    op.create_table(
        "round_checklist",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False, comment="JSON."),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_round_checklist")),
    )
    op.create_table(
        "round_plan",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "checkpoints",
            sa.String(),
            nullable=False,
            comment="Ids in order, separated by a space.",
        ),
        sa.Column("weekdays", sa.String(), nullable=False, comment="1 to 7, separated by a space."),
        sa.Column("windows", sa.String(), nullable=False, comment="JSON."),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_round_plan")),
    )
    op.create_table(
        "round_plan_window",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("weekday", sa.BigInteger(), nullable=False, comment="1 Monday to 7 Sunday."),
        sa.Column("opens", sa.BigInteger(), nullable=False, comment="Minutes of the day."),
        sa.Column(
            "closes", sa.BigInteger(), nullable=False, comment="Before `opens`: on the next day."
        ),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="When it was planned."),
        sa.PrimaryKeyConstraint(
            "hall", "plan", "weekday", "opens", "closes", name=op.f("pk_round_plan_window")
        ),
    )
    op.create_table(
        "shift_handover",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False, comment="JSON of ShiftFacts."),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_shift_handover")),
    )
    op.create_index("shift_handover_by_time", "shift_handover", ["hall", "at"], unique=False)
    op.create_table(
        "sign_in",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(
            "user", sa.String(), nullable=True, comment="Null where the sign-in name is nobody's."
        ),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_sign_in")),
    )
    op.create_index("sign_in_by_user", "sign_in", ["user", "tick"], unique=False)
    op.create_table(
        "staff_check",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="When the newest fact was told."),
        sa.Column("by", sa.String(), nullable=False, comment="Who told the newest fact."),
        sa.Column(
            "readings", sa.String(), nullable=False, comment="JSON of KeptReading, in order."
        ),
        sa.Column("answers", sa.String(), nullable=False, comment="JSON of HealthAnswers."),
        sa.Column(
            "repeat_from",
            sa.BigInteger(),
            nullable=True,
            comment="When the rest before the second reading is over.",
        ),
        sa.Column(
            "suspected_at",
            sa.BigInteger(),
            nullable=True,
            comment="Null where nobody suspected anything.",
        ),
        sa.Column(
            "cleared_at",
            sa.BigInteger(),
            nullable=True,
            comment="Null while no leader's word holds.",
        ),
        sa.Column("cleared_by", sa.String(), nullable=True),
        sa.Column("cleared_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_staff_check")),
    )
    op.create_index("staff_check_by_day", "staff_check", ["hall", "day", "user"], unique=False)
    op.create_table(
        "supply_move",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("supply", sa.String(), nullable=False, comment="Code of the supply."),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "place", sa.BigInteger(), nullable=False, comment="In the order of what happened."
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", "entry", name=op.f("pk_supply_move")),
    )
    op.create_index(
        "supply_move_by_time", "supply_move", ["hall", "supply", "happened_at"], unique=False
    )
    op.create_table(
        "temperature_check",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column(
            "at", sa.BigInteger(), nullable=False, comment="When the newest reading was taken."
        ),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("mask", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column(
            "first", sa.BigInteger(), nullable=False, comment="Tenths of a degree, as all readings."
        ),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("thermometer", sa.String(), nullable=False),
        sa.Column("readings", sa.BigInteger(), nullable=False),
        sa.Column(
            "repeat_from",
            sa.BigInteger(),
            nullable=True,
            comment="When the rest before the second reading is over.",
        ),
        sa.Column(
            "case", sa.String(), nullable=True, comment="The isolation case that this check led to."
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("document_kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("companion", sa.String(), nullable=False),
        sa.Column("acting_for", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_temperature_check")),
    )
    op.create_index(
        "temperature_check_by_day", "temperature_check", ["hall", "day", "state"], unique=False
    )
    op.create_table(
        "temperature_reading",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("check", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("tenths", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("thermometer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "check", "position", name=op.f("pk_temperature_reading")),
    )
    op.create_index(
        "temperature_reading_by_day", "temperature_reading", ["hall", "day"], unique=False
    )
    op.create_table(
        "thresholds",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fever", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("rest_minutes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_thresholds")),
    )
    op.create_table(
        "to_check",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "device", "seq", name=op.f("pk_to_check")),
        comment="Entries that are kept but not folded, and wait for a person's look.",
    )
    op.create_index("to_check_by_reason", "to_check", ["hall", "reason"], unique=False)
    op.create_index("to_check_by_subject", "to_check", ["subject"], unique=False)
    op.create_table(
        "training",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False, comment="The code of a topic."),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("taught_by", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_training")),
    )
    op.create_index("training_by_day", "training", ["hall", "day"], unique=False)
    op.create_table(
        "training_taken",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("training", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.String(), nullable=False, comment="Empty for who has no account."),
        sa.Column("name", sa.String(), nullable=False, comment="Empty for who has an account."),
        sa.Column("passed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "training", "position", name=op.f("pk_training_taken")),
    )
    op.create_index("training_taken_by_user", "training_taken", ["hall", "user"], unique=False)
    op.create_table(
        "training_topic",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("chinese", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_training_topic")),
    )
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
        sa.Column(
            "password_tick",
            sa.BigInteger(),
            nullable=False,
            comment="When the password was set: wrong ones tried before it count no more.",
        ),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_user")),
    )
    op.create_index("user_by_login", "user", ["hall", "login"], unique=False)
    op.create_table(
        "visit",
        sa.Column(
            "row",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="Names the row to the search index.",
        ),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("ticket", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column(
            "source",
            sa.String(),
            nullable=False,
            comment="The paper form that it was entered from.",
        ),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="When this state began."),
        sa.Column("tick", sa.BigInteger(), nullable=False, comment="The place in the queue."),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False, comment="Codes, separated by a space."),
        sa.Column("companions", sa.BigInteger(), nullable=False),
        sa.Column(
            "check", sa.String(), nullable=False, comment="The temperature check that let them in."
        ),
        sa.Column(
            "tenths",
            sa.BigInteger(),
            nullable=False,
            comment="Tenths of a degree; 0 when not known.",
        ),
        sa.Column("mask", sa.String(), nullable=False),
        sa.Column(
            "window", sa.String(), nullable=False, comment="Where they are, or must be called to."
        ),
        sa.Column(
            "windows", sa.String(), nullable=False, comment="Every window visited, in order."
        ),
        sa.Column(
            "also",
            sa.String(),
            nullable=False,
            comment="Other windows that called the visitor too.",
        ),
        sa.Column(
            "stays", sa.String(), nullable=False, comment="Where they were from when (`stays`)."
        ),
        sa.Column("registered_at", sa.BigInteger(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column(
            "waiting",
            sa.BigInteger(),
            nullable=False,
            comment="Milliseconds of waiting that are over.",
        ),
        sa.Column(
            "serving",
            sa.BigInteger(),
            nullable=False,
            comment="Milliseconds of serving that are over.",
        ),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("prints", sa.BigInteger(), nullable=False),
        sa.Column("print_failed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "case", sa.String(), nullable=True, comment="The isolation case that suspended it."
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("document_kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("companion", sa.String(), nullable=False),
        sa.Column("acting_for", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False, comment="The words that it is found by."),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_visit")),
        sa.UniqueConstraint("hall", "id", name=op.f("uq_visit_hall_id")),
    )
    op.create_index("visit_by_check", "visit", ["hall", "check"], unique=False)
    op.create_index("visit_by_day", "visit", ["hall", "day", "state"], unique=False)
    op.create_index("visit_by_document", "visit", ["hall", "document"], unique=False)
    op.create_index("visit_by_source", "visit", ["hall", "source"], unique=False)
    op.create_index("visit_by_state", "visit", ["hall", "state", "day"], unique=False)
    op.create_index(
        "visit_by_ticket", "visit", ["hall", "day", "letter", "lane", "serial"], unique=False
    )
    op.create_table(
        "visit_matter",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("visit", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False, comment="Empty while it is open."),
        sa.Column("window", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "visit", "position", name=op.f("pk_visit_matter")),
    )
    op.create_index("visit_matter_by_day", "visit_matter", ["hall", "day", "matter"], unique=False)
    op.create_table(
        "window",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column(
            "serves",
            sa.String(),
            nullable=False,
            comment="Codes of groups or matters, first first.",
        ),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column(
            "device",
            sa.String(),
            nullable=False,
            comment="The desk that stands there; '' when closed.",
        ),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hall", "id", name=op.f("pk_window")),
    )
    for statement in SEARCH:
        op.execute(statement)


def downgrade() -> None:
    """Drop them again."""
    op.execute("DROP TABLE IF EXISTS visit_search")
    op.drop_table("window")
    op.drop_index("visit_matter_by_day", table_name="visit_matter")
    op.drop_table("visit_matter")
    op.drop_index("visit_by_ticket", table_name="visit")
    op.drop_index("visit_by_state", table_name="visit")
    op.drop_index("visit_by_source", table_name="visit")
    op.drop_index("visit_by_document", table_name="visit")
    op.drop_index("visit_by_day", table_name="visit")
    op.drop_index("visit_by_check", table_name="visit")
    op.drop_table("visit")
    op.drop_index("user_by_login", table_name="user")
    op.drop_table("user")
    op.drop_table("training_topic")
    op.drop_index("training_taken_by_user", table_name="training_taken")
    op.drop_table("training_taken")
    op.drop_index("training_by_day", table_name="training")
    op.drop_table("training")
    op.drop_index("to_check_by_subject", table_name="to_check")
    op.drop_index("to_check_by_reason", table_name="to_check")
    op.drop_table("to_check")
    op.drop_table("thresholds")
    op.drop_index("temperature_reading_by_day", table_name="temperature_reading")
    op.drop_table("temperature_reading")
    op.drop_index("temperature_check_by_day", table_name="temperature_check")
    op.drop_table("temperature_check")
    op.drop_index("supply_move_by_time", table_name="supply_move")
    op.drop_table("supply_move")
    op.drop_index("staff_check_by_day", table_name="staff_check")
    op.drop_table("staff_check")
    op.drop_index("sign_in_by_user", table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_index("shift_handover_by_time", table_name="shift_handover")
    op.drop_table("shift_handover")
    op.drop_table("round_plan_window")
    op.drop_table("round_plan")
    op.drop_table("round_checklist")
    op.drop_table("replica")
    op.drop_index("redaction_by_entry", table_name="redaction")
    op.drop_table("redaction")
    op.drop_table("peer_head")
    op.drop_table("peer")
    op.drop_table("meeting")
    op.drop_table("journal_export")
    op.drop_table("isolation_step")
    op.drop_index("isolation_case_by_state", table_name="isolation_case")
    op.drop_index("isolation_case_by_number", table_name="isolation_case")
    op.drop_table("isolation_case")
    op.drop_index("incident_step_by_state", table_name="incident_step")
    op.drop_table("incident_step")
    op.drop_index("incident_sending_by_incident", table_name="incident_sending")
    op.drop_table("incident_sending")
    op.drop_index("incident_report_by_incident", table_name="incident_report")
    op.drop_table("incident_report")
    op.drop_table("incident_note")
    op.drop_index("incident_by_state", table_name="incident")
    op.drop_index("incident_by_number", table_name="incident")
    op.drop_table("incident")
    op.drop_table("hygiene_list")
    op.drop_table("head")
    op.drop_table("hall_rules")
    op.drop_table("hall")
    op.drop_index("finding_by_state", table_name="finding")
    op.drop_index("finding_by_round", table_name="finding")
    op.drop_index("finding_by_opening", table_name="finding")
    op.drop_table("finding")
    op.drop_table("epidemic")
    op.drop_index("entry_by_subject", table_name="entry")
    op.drop_table("entry")
    op.drop_table("emergency_plan")
    op.drop_table("duty_round_point")
    op.drop_index("duty_round_by_state", table_name="duty_round")
    op.drop_index("duty_round_by_day", table_name="duty_round")
    op.drop_table("duty_round")
    op.drop_index("duty_by_day", table_name="duty")
    op.drop_table("duty")
    op.drop_index("disinfection_by_time", table_name="disinfection")
    op.drop_index("disinfection_by_device", table_name="disinfection")
    op.drop_table("disinfection")
    op.drop_index("disinfected_asset_by_time", table_name="disinfected_asset")
    op.drop_table("disinfected_asset")
    op.drop_table("desk")
    op.drop_table("content_part")
    op.drop_index("content_by_number", table_name="content")
    op.drop_table("content")
    op.drop_index("contact_call_by_case", table_name="contact_call")
    op.drop_table("contact_call")
    op.drop_table("checkpoint")
    op.drop_index("check_settled_by_entry", table_name="check_settled")
    op.drop_table("check_settled")
    op.drop_table("centre_head")
    op.drop_table("catalogue_item")
    op.drop_table("catalogue_group")
    op.drop_index("case_paper_by_case", table_name="case_paper")
    op.drop_table("case_paper")
    op.drop_index("care_record_by_person", table_name="care_record")
    op.drop_table("care_record")
    op.drop_index("care_key_by_user", table_name="care_key")
    op.drop_table("care_key")
    op.drop_table("branch_credential")
    op.drop_index("attachment_by_time", table_name="attachment")
    op.drop_index("attachment_by_digest", table_name="attachment")
    op.drop_table("attachment")
    op.drop_table("asset")
    op.drop_index("airing_by_day", table_name="airing")
    op.drop_table("airing")
