import json
import logging
import subprocess
import sys

import pytest
import structlog
from PySide6.QtCore import QTimer

from counter_app.cli.data_dir import DEFAULT_DIR
from ui.__main__ import application
from ui.crashes import CrashRecords
from ui.idle import IdleWatch
from ui.log import keep_log
from ui.options import read_options
from ui.starting import catch_crashes, prepare_input_method

HEAVY = ("sqlalchemy", "alembic", "keyring", "reportlab", "pypinyin", "numpy", "typer", "msgspec")


def test_the_window_is_built_before_anything_heavy_is_imported():
    script = (
        "import sys\n"
        "import ui.__main__, ui.starting, ui.options\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert answer.stdout.strip() == "[]", answer.stdout + answer.stderr


def test_options_of_the_window():
    assert read_options([]).data_dir.name == DEFAULT_DIR.name
    words = ["--data-dir", "x", "--language", "en", "--scale", "1.25", "--high-contrast"]
    options = read_options(words)
    assert (options.language, options.scale, options.high_contrast) == ("en", 1.25, True)
    with pytest.raises(SystemExit):
        read_options(["--scale", "7"])


def test_the_window_is_a_command_beside_the_others():
    names = {command.name for command in application().registered_commands}
    assert {"window", "new-hall", "backup"} <= names


@pytest.mark.parametrize(
    ("environment", "module"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"GTK_IM_MODULE": "fcitx5"}, "ibus"),
        ({"XMODIFIERS": "@im=ibus", "QT_IM_MODULE": "ibus"}, "ibus"),
        ({}, None),
    ],
)
def test_chinese_input_on_linux(environment, module):
    prepare_input_method(environment)
    assert environment.get("QT_IM_MODULE") == module
    fcitx = "fcitx" in environment.get("XMODIFIERS", "") + environment.get("GTK_IM_MODULE", "")
    assert ("IBUS_USE_PORTAL" in environment) is fcitx


def test_an_exception_nobody_caught_is_recorded_and_said(
    open_window, hall_folder, sign_in, monkeypatch, clock
):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_crashes(window, CrashRecords(hall_folder / "crashes", clock.now))
    try:
        raise KeyError("110101199003074514")
    except KeyError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert window.frame.notice.text()
    (record,) = (hall_folder / "crashes").iterdir()
    assert "110101199003074514" not in record.read_text(encoding="utf-8")


def test_a_mistake_is_said_where_no_record_of_it_can_be_kept(tmp_path):
    (tmp_path / "crashes").write_text("in the way of the folder")
    shown = CrashRecords(tmp_path / "crashes", lambda: 1).keep(KeyError("110101199003074514"))
    assert "no record of it could be kept" in str(shown)
    assert "110101199003074514" not in str(shown)


def test_the_log_turns_over_in_the_data_folder(tmp_path):
    before = structlog.get_config()
    level = logging.getLogger().level
    handler = keep_log(tmp_path / "logs")
    try:
        structlog.get_logger("here").info("backup.done", files=2)
        logging.getLogger("there").info("plain")
        try:
            raise ValueError("110101199003074514")
        except ValueError:
            logging.getLogger("there").info("refused", exc_info=True)
            structlog.get_logger("here").info("refused", exc_info=True)
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(level)
        handler.close()
        structlog.configure(**before)
    text = (tmp_path / "logs" / "counter.log").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0]["event"] == "backup.done"
    assert lines[0]["files"] == 2
    assert lines[1]["event"] == "plain"
    for line in lines[2:4]:
        (fault,) = line["faults"]
        assert fault["type"] == "builtins.ValueError"
        assert "test_the_log_turns_over" in fault["places"][0]
    assert "110101199003074514" not in text, "the text of an exception may hold what was typed"


def test_an_idle_desk_is_noticed_and_a_touch_begins_anew(qapp, qtbot, shown):
    now = [0]
    ticking = QTimer()
    watch = IdleWatch(qapp, ticking, lambda: 5, lambda: now[0])
    told = []
    watch.idle.connect(lambda: told.append(now[0]))
    now[0] = 299_000
    ticking.timeout.emit()
    assert told == []
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    QTest.keyClicks(shown(QLineEdit()), "x")
    now[0] = 400_000
    ticking.timeout.emit()
    assert told == []
    now[0] = 599_000
    ticking.timeout.emit()
    assert told == [599_000]
    watch.stop()
    off = IdleWatch(qapp, ticking, lambda: 0, lambda: now[0])
    off.idle.connect(lambda: told.append(-1))
    now[0] = 10**9
    off.look()
    assert -1 not in told
    off.stop()
