"""Operators from the command line, and the first one's link."""

import pytest

from counter_app.cli.server_database import opened_database
from counter_app.journal.clock import SystemClock
from counter_app.server.operator_sessions import Sessions
from counter_app.server.operators import accept_link, first_operator

PASSWORD = "长城内外 2020"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "centre"


@pytest.fixture
def centre(run, folder, monkeypatch):
    monkeypatch.setenv("COUNTER_APP_PASSWORD", PASSWORD)

    def command(*words):
        return run("centre", *words, folder=folder)

    return command


def signed_in(folder, login, password=PASSWORD):
    with opened_database(None, folder) as database:
        return Sessions(database, SystemClock()).sign_in(login, password).operator


def test_an_operator_added_here_signs_in_at_the_pages(centre, folder):
    answer = centre("operator-add", "wang", "--role", "administrator", "--name", "王芳")
    assert answer.exit_code == 0, answer.output
    assert "wang can sign in as centre administrator" in answer.output
    assert PASSWORD not in answer.output
    assert signed_in(folder, "wang").name == "王芳"
    assert "wang  王芳  centre administrator" in centre("operators").output
    with opened_database(None, folder) as database:
        assert first_operator(database) is None


def test_a_halls_people_need_their_hall(centre, folder):
    centre("hall-add", "城东")
    assert centre("operator-add", "li", "--role", "hall").exit_code == 2
    assert centre("operator-add", "li", "--role", "hall", "--hall", "城西").exit_code == 2
    assert centre("operator-add", "li", "--role", "hall", "--hall", "城东").exit_code == 0
    assert signed_in(folder, "li").hall is not None
    assert centre("operator-add", "li", "--role", "reader").exit_code == 2, "the name is taken"


def test_a_forgotten_password_is_chosen_anew_behind_a_link(centre, folder):
    centre("operator-add", "wang", "--role", "administrator")
    answer = centre("operator-link", "wang")
    secret = answer.output.strip().rpartition("/link/")[2]
    with opened_database(None, folder) as database:
        accept_link(database, SystemClock(), secret, "", "", "长城内外 2021")
    assert signed_in(folder, "wang", "长城内外 2021")
    assert centre("operator-link", "nobody").exit_code == 2
