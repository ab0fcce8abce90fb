"""Whoever runs the server sees how it is; nothing personal is in what they see."""

import io
import json
import logging

import pytest
import structlog

from counter_app.errors import StoreAway
from counter_app.server.logs import start_logging
from counter_app.server.metrics import Metrics
from counter_app.sync.link import Link
from counter_app.sync.wire import Batch, Greeting, RefusedCode, Wish, pack, sent_run
from tests.server.small_centre import bearer, refused

PERSONAL = ("张三", "110101199003070038", "13800138000", "城东社保经办大厅", "前台电脑")


@pytest.fixture
def log_lines():
    """What the server's log says, line by line."""
    stream = io.StringIO()
    before = structlog.get_config()
    level = logging.getLogger().level
    handler = start_logging(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(level)
    structlog.configure(**before)


@pytest.fixture
def busy(centre, new_hall):
    """A centre at which a desk has enrolled, given and taken, and been refused."""
    hall = new_hall()
    journal = hall.new_desk()
    record = centre.hall("城东社保经办大厅")
    code = centre.code(record)
    asked, _ = centre.enrol(code, device=journal.device, hall=hall.hall, name="前台电脑")
    hall.measure(journal)
    link = Link(centre.client, asked.device, asked.secret)
    link.greet(Greeting(program="1.2.3", heads=[], now=0))
    link.take(Batch(runs=[sent_run(run) for run in hall.runs(journal)]))
    link.give(Wish(heads=[]))
    centre.client.post("/v1/take", content="张三 110101199003070038", headers=bearer(asked))
    centre.client.get("/v1/张三?phone=13800138000")
    return asked, code


def test_alive_and_ready(centre, monkeypatch):
    assert centre.client.get("/healthz").text == "alive\n"
    assert centre.client.get("/readyz").text == "ready\n"

    def away(*_, **__):
        raise StoreAway("away")

    monkeypatch.setattr(centre.database, "of_centre", away)
    answer = centre.client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "not ready: StoreAway\n")
    assert centre.client.get("/healthz").status_code == 200


def test_another_schema_is_not_ready(centre):
    with centre.database.of_centre(writing=True) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert centre.client.get("/readyz").status_code == 503


def test_metrics_count_what_happened(centre, busy):
    page = centre.client.get("/metrics").text
    for line in (
        'counter_app_requests_total{route="/v1/take",status="200"} 1.0',
        'counter_app_requests_total{route="/v1/take",status="415"} 1.0',
        'counter_app_requests_refused_total{code="unknown_format"} 2.0',
        'counter_app_runs_total{answer="taken"} 1.0',
        "counter_app_streams 0.0",
        "counter_app_requests_in_work 0.0",
    ):
        assert line in page.splitlines(), line
    taken = next(line for line in page.splitlines() if 'entries_total{way="taken"}' in line)
    given = next(line for line in page.splitlines() if 'entries_total{way="given"}' in line)
    assert float(taken.split()[-1]) == float(given.split()[-1]) > 1
    assert f"counter_app_entries_unfolded {taken.split()[-1]}" in page.splitlines()
    assert 'counter_app_request_seconds_count{route="/v1/greeting"} 1.0' in page


def test_metrics_name_nobody(centre, busy):
    asked, _ = busy
    page = centre.client.get("/metrics").text
    for word in (*PERSONAL, asked.device, asked.hall):
        assert word not in page


def test_two_applications_count_for_themselves():
    one, another = Metrics(), Metrics()
    one.refused("busy")
    assert b"busy" in one.page().body
    assert b"busy" not in another.page().body


def test_each_request_is_one_line_without_anything_personal(log_lines, busy):
    asked, code = busy
    lines = log_lines()
    requests = [line for line in lines if line["event"] == "request"]
    assert [(line["route"], line["status"]) for line in requests] == [
        ("/v1/enrol", 200),
        ("/v1/greeting", 200),
        ("/v1/take", 200),
        ("/v1/give", 200),
        ("/v1/take", 415),
        ("none", 404),
    ]
    greeting, refusal = requests[1], requests[4]
    assert greeting["device"] == asked.device
    assert (greeting["method"], greeting["level"]) == ("POST", "info")
    assert greeting["milliseconds"] >= 0
    assert len({line["request"] for line in requests}) == 6
    assert refusal["refused"] == "unknown_format"
    whole = json.dumps(lines, ensure_ascii=False)
    for word in (*PERSONAL, asked.secret, code.secret, code.text, "Bearer"):
        assert word not in whole


def test_an_id_that_comes_with_a_request_goes_through(log_lines, centre):
    answer = centre.client.get("/healthz", headers={"x-request-id": "abc-123"})
    assert answer.headers["x-request-id"] == "abc-123"
    strange = centre.client.get("/healthz", headers={"x-request-id": 'a"b {}'})
    assert strange.headers["x-request-id"] != 'a"b {}'
    ids = [line["request"] for line in log_lines() if line["event"] == "request"]
    assert ids == ["abc-123", strange.headers["x-request-id"]]


def test_of_a_fault_its_kind_and_place_are_written_and_no_text(
    log_lines, centre, busy, monkeypatch, caplog
):
    asked, _ = busy

    def failing(*_, **__):
        raise ValueError("张三 110101199003070038")

    monkeypatch.setattr(centre.server.database, "of_hall", failing)
    answer = centre.client.post("/v1/give", content=pack(Wish(heads=[])), headers=bearer(asked))
    assert refused(answer) == (500, RefusedCode.FAULT)
    logging.getLogger("uvicorn.error").error("said", exc_info=ValueError("张三 13800138000"))
    whole = json.dumps(log_lines(), ensure_ascii=False)
    assert "张三" not in whole
    assert "13800138000" not in whole
    (fault,) = [line for line in log_lines() if line["event"] == "fault"]
    assert fault["faults"][0]["type"] == "builtins.ValueError"
    assert any("exchange.py" in place for place in fault["faults"][0]["places"])
    assert fault["request"] == answer.headers["x-request-id"]
    (said,) = [line for line in log_lines() if line["event"] == "said"]
    assert said["faults"][0]["type"] == "builtins.ValueError"
    assert 'counter_app_faults_total{kind="ValueError"} 1.0' in centre.client.get("/metrics").text
