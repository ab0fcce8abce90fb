"""Founding a hall on this computer: the hall, its first desk, its administrator, its catalogue.

Everything else that a hall is made of arrives later as entries.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select

from counter_app.errors import Conflict
from counter_app.hall.assets import asset_workflow
from counter_app.hall.care import care_workflow
from counter_app.hall.case_fold import isolation_workflow
from counter_app.hall.case_papers import case_paper_workflow
from counter_app.hall.catalogue import catalogue_workflow
from counter_app.hall.checking import checking_workflow
from counter_app.hall.checklists import checklist_workflow
from counter_app.hall.checkpoints import checkpoint_workflow
from counter_app.hall.contact_calls import contact_workflow
from counter_app.hall.desks import (
    FIRST_LANE,
    DeskAdded,
    HallFounded,
    checked_desk_name,
    checked_hall_name,
    desk_workflow,
    hall_workflow,
)
from counter_app.hall.disinfection import disinfection_workflow
from counter_app.hall.duties import duty_workflow
from counter_app.hall.emergency_plans import plan_workflow
from counter_app.hall.epidemic import epidemic_workflow
from counter_app.hall.exporting import exporting_workflow
from counter_app.hall.finding_facts import finding_workflow
from counter_app.hall.hygiene_lists import hygiene_workflow
from counter_app.hall.incident_fold import incident_workflow
from counter_app.hall.round_facts import round_workflow
from counter_app.hall.round_plans import round_plan_workflow
from counter_app.hall.rules import rules_workflow
from counter_app.hall.shift_facts import handover_workflow
from counter_app.hall.staff_checks import staff_check_workflow
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.hall.supplies import supply_workflow
from counter_app.hall.temperature import temperature_workflow
from counter_app.hall.thresholds import thresholds_workflow
from counter_app.hall.training import training_workflow
from counter_app.hall.training_topics import training_topic_workflow
from counter_app.hall.ventilation import ventilation_workflow
from counter_app.hall.visits import visit_workflow
from counter_app.hall.windows import EVERYTHING, WindowSet, window_subject, window_workflow
from counter_app.journal.attachments import attachment_workflow
from counter_app.journal.clock import Clock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.redaction import redaction_workflow
from counter_app.journal.tables import entry_table, replica_table
from counter_app.people.care_keys import care_key_workflow
from counter_app.people.desk import Desk
from counter_app.people.signing_in import sign_in_workflow
from counter_app.people.users import add_first_administrator, first_account, user_workflow
from counter_app.store.engine import reading

FIRST_WINDOW = 1
"""A new hall has one window that serves everything, so that its first day can begin."""


def all_workflows() -> Workflows:
    """Every workflow of the program: the list that names a new one."""
    return Workflows(
        [
            redaction_workflow,
            attachment_workflow,
            exporting_workflow,
            hall_workflow,
            desk_workflow,
            user_workflow,
            sign_in_workflow,
            care_key_workflow,
            thresholds_workflow,
            rules_workflow,
            epidemic_workflow,
            window_workflow,
            catalogue_workflow,
            temperature_workflow,
            visit_workflow,
            isolation_workflow,
            staff_check_workflow,
            contact_workflow,
            care_workflow,
            plan_workflow,
            incident_workflow,
            handover_workflow,
            case_paper_workflow,
            training_topic_workflow,
            training_workflow,
            checking_workflow,
            duty_workflow,
            checklist_workflow,
            checkpoint_workflow,
            round_plan_workflow,
            round_workflow,
            finding_workflow,
            hygiene_workflow,
            asset_workflow,
            disinfection_workflow,
            ventilation_workflow,
            supply_workflow,
        ]
    )


@dataclass(frozen=True)
class Founded:
    """A new hall and the desk at which its administrator is signed in."""

    hall_name: str
    desk: Desk


def found_hall(
    engine: Engine, clock: Clock, name: str, desk_name: str, login: str, password: str
) -> Founded:
    """Make an empty store the first desk of a new hall.

    Raises `InputError` for what can't be accepted, with nothing written, and `Conflict` when the
    store belongs to a hall already.
    """
    clean_name, clean_desk = checked_hall_name(name), checked_desk_name(desk_name)
    account = first_account(login, login, password)
    with reading(engine) as connection:
        replica = connection.execute(select(replica_table)).one_or_none()
        if connection.execute(select(entry_table.c.seq)).first():
            raise Conflict("There is a hall on this computer already, in this folder.")
    if replica is None:
        # A founding cut off right after this line goes on at the next try.
        found_replica(engine, new_id(), new_id())
    journal = Journal(engine, all_workflows(), clock)
    founding = (
        (journal.hall, HallFounded(name=clean_name)),
        (journal.device, DeskAdded(name=clean_desk, lane=FIRST_LANE)),
        (
            window_subject(journal.hall, FIRST_WINDOW),
            WindowSet(number=FIRST_WINDOW, serves=(EVERYTHING,), in_use=True),
        ),
        *starting_facts(journal.hall),
    )
    person = add_first_administrator(journal, account, founding)
    return Founded(clean_name, Desk(journal, person))
