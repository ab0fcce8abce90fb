"""Halls, codes and computers of a centre, at its database."""

import hashlib
import json

import pytest
import zxingcpp
from PIL import Image
from sqlalchemy import insert, update

from counter_app.cli.server_database import SERVER_DATABASE, opened_database
from counter_app.journal.attachments import attachment_table
from counter_app.journal.contents import keep_whole, part_table
from counter_app.server.certificates import own_certificate
from counter_app.server.enrolment import Enroller
from counter_app.server.halls import find_hall
from counter_app.sync.codes import read_code
from counter_app.sync.enrolling import read_invitation
from counter_app.sync.wire import Enrol, Purpose

SECRET = "0f" * 32


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "centre"


@pytest.fixture
def centre(run, folder):
    """Runs a command of the group in a folder that knows one hall."""

    def command(*words):
        return run("centre", *words, folder=folder)

    assert command("hall-add", "城东社保经办大厅").exit_code == 0
    return command


def enrol(folder, code, device, purpose=Purpose.DESK, now=1):
    asked = Enrol(
        code=read_code(code).secret, device=device, secret=SECRET, name="前台1", purpose=purpose
    )
    with (
        opened_database(None, folder) as database,
        database.of_centre(writing=True) as connection,
    ):
        return Enroller(connection, now, "").enrol(asked)


def made_code(centre, *words):
    answer = centre("code", "城东社保经办大厅", "--json", *words)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)["code"]


def test_a_hall_is_made_once_and_listed(centre):
    assert "城东社保经办大厅" in centre("halls").output
    again = centre("hall-add", "城东社保经办大厅")
    assert again.exit_code == 2
    assert "Another hall is called so" in again.output
    assert centre("hall-add", " ").exit_code == 2


def test_a_code_is_shown_as_text_and_binds_the_servers_certificate(centre, folder):
    answer = centre("code", "城东社保经办大厅")
    (text,) = [line.strip() for line in answer.output.splitlines() if line.count("-") == 3]
    assert read_code(text).fits(own_certificate(folder).der)
    assert "█" in answer.output
    assert enrol(folder, text, "d1").hall_name == "城东社保经办大厅"


def test_a_picture_of_the_code_is_what_a_scanner_reads(centre, tmp_path):
    picture = tmp_path / "code.png"
    text = made_code(centre, "--png", str(picture), "--address", "10.1.2.3:8443")
    (found,) = zxingcpp.read_barcodes(Image.open(picture))
    invitation = read_invitation("", found.text)
    assert invitation.code.text == text
    assert str(invitation.address) == "10.1.2.3:8443"


def test_a_code_may_be_for_a_hub_and_for_longer(centre, folder):
    text = made_code(centre, "--purpose", "hub", "--hours", "72")
    assert enrol(folder, text, "h1", Purpose.HUB).lane == -1
    assert centre("code", "城东社保经办大厅", "--hours", "0").exit_code == 2
    assert centre("code", "城西大厅").exit_code == 2


def test_a_servers_own_certificate_can_be_named(centre, tmp_path):
    own = own_certificate(tmp_path / "bought")
    text = made_code(centre, "--certificate", str(own.path))
    assert read_code(text).fits(own.der)
    assert centre("code", "城东社保经办大厅", "--certificate", "missing.pem").exit_code == 2


def test_computers_are_listed_and_revoked(centre, folder):
    first, second = made_code(centre), made_code(centre)
    enrol(folder, first, "d1")
    enrol(folder, second, "d2")
    listed = centre("devices", "城东社保经办大厅").output.splitlines()
    assert [line.split()[0] for line in listed] == ["d1", "d2"]
    assert "has not come yet" in listed[0]
    answer = centre("revoke", "d1")
    assert "前台1" in answer.output
    assert "withdrawn" in centre("devices", "城东社保经办大厅").output.splitlines()[0]
    assert centre("revoke", "d9").exit_code == 2
    lines = centre("devices", "城东社保经办大厅", "--json").output.splitlines()
    devices = [json.loads(line) for line in lines]
    assert [device["lane"] for device in devices] == [0, 1]
    assert "secret_digest" not in devices[0]


def test_the_database_is_encrypted(centre, folder):
    assert not (folder / SERVER_DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_photos_of_a_hall_are_read_and_those_that_are_missing_or_damaged_named(centre, folder):
    here, damaged, missing = (hashlib.sha256(data).hexdigest() for data in (b"1", b"2", b"3"))
    with opened_database(None, folder) as database:
        with database.of_centre() as connection:
            hall = find_hall(connection, "城东社保经办大厅").hall
        with database.of_hall(hall, writing=True) as connection:
            for data in (b"1", b"2"):
                keep_whole(connection, hall, data, 1)
            for digest in (here, damaged, missing):
                connection.execute(
                    insert(attachment_table).values(
                        hall=hall, id=digest[:32], digest=digest, size=1, media="image/jpeg",
                        name="", thumbnail=b"", at=1_581_307_200_000, actor="", device="",
                    )
                )  # fmt: skip
    answer = centre("attachments", "城东社保经办大厅")
    assert answer.exit_code == 0, answer.output
    assert f"not here yet: {missing}, of 2020-02-10 12:00" in answer.output
    assert "3 photos and scans, 1 of them not here." in answer.output
    with (
        opened_database(None, folder) as database,
        database.of_hall(hall, writing=True) as connection,
    ):
        of = part_table.c.digest == damaged
        connection.execute(update(part_table).where(of).values(data=b"x"))
    answer = centre("attachments", "城东社保经办大厅")
    assert answer.exit_code == 1
    assert f"Photo or scan {damaged}: its bytes were altered." in answer.output
    assert centre("attachments", "nowhere").exit_code == 2
