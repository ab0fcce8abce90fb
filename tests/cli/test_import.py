import json
import signal
import subprocess
import sys
from datetime import datetime

import openpyxl
import pytest
from sqlalchemy import func, select, true

from counter_app.hall.founding import all_workflows
from counter_app.hall.paper_files import read_sheet
from counter_app.hall.temperature import check_table
from counter_app.hall.visits import visit_table
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.store.opening import open_store
from tests.cli.conftest import PASSWORD

HEADINGS = ["时间", "姓名", "证件类型", "证件号码", "电话", "体温", "口罩", "事项", "备注"]
LADY = "110101194912310024"
GOOD = ["2020-02-10 09:15", "刘秀兰", "身份证", LADY, "13812348000", "36.5", "是", "职工参保", ""]
FEVER = ["2020-02-10 09:20", "王伟", "", "", "", "37.9", "是", "105", ""]
WRONG = [
    "2020-02-10 09:25",
    "=刘一",
    "身份证",
    "110101194912310025",
    "+86",
    "36.4",
    "是",
    "105",
    "",
]


def changed(row, **cells):
    names = dict(zip(HEADINGS, row, strict=True)) | cells
    return list(names.values())


@pytest.fixture
def write(tmp_path):
    def written(*rows, name="forms.csv", encoding="utf-8-sig", headings=HEADINGS):
        file = tmp_path / name
        if name.endswith(".xlsx"):
            book = openpyxl.Workbook()
            for row in (headings, *rows):
                assert book.active is not None
                book.active.append(row)
            book.save(file)
        else:
            text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in (headings, *rows))
            file.write_bytes(text.encode(encoding))
        return file

    return written


@pytest.fixture
def enter(run, hall):
    def entered(file, *words):
        answer = run("import", file, "--user", "limin", "--json", *words)
        lines = [json.loads(line) for line in answer.stdout.splitlines()]
        return answer.exit_code, lines, answer.stderr

    return entered


def look(folder):
    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    with journal.read() as connection:
        problems = list(verify(connection, journal.hall))
        # That somebody signed in is an entry each time.
        entered = entry_table.c.kind.not_like("sign_in.%")
        counts = [
            connection.scalar(select(func.count()).select_from(table).where(condition))
            for table, condition in (
                (entry_table, entered),
                (visit_table, true()),
                (check_table, true()),
            )
        ]
        visits = set(connection.scalars(select(visit_table.c.id)))
    engine.dispose()
    assert problems == []
    return counts, visits


def test_each_row_has_a_line_and_rejected_rows_a_file(enter, write, hall, tmp_path):
    code, lines, stderr = enter(write(GOOD, FEVER, WRONG))
    assert code == 3
    assert [(line["row"], line["status"]) for line in lines] == [
        (2, "registered"),
        (3, "to_check"),
        (4, "rejected"),
    ]
    assert all(set(line) == {"row", "status", "reason", "visit"} for line in lines)
    assert lines[0]["reason"] is None
    assert "37.9" in lines[1]["reason"]
    assert "check digit" in lines[2]["reason"]
    assert [line["visit"] for line in lines[1:]] == [None, None]
    counts, visits = look(hall)
    assert counts[1:] == [1, 2]
    assert visits == {lines[0]["visit"]}
    assert "1 registered, 1 to check, 1 rejected" in stderr
    written = tmp_path / "forms.rejected.csv"
    assert written.name in stderr
    rows = read_sheet(written).rows
    assert rows[0].cells == (*HEADINGS, "原因")
    assert rows[1].cells == (*WRONG, lines[2]["reason"])
    assert '"' not in written.read_text("utf-8-sig").split(",")[9]
    assert ",'=刘一," in written.read_text("utf-8-sig"), "nothing for Excel to compute"
    assert ",'110101194912310025," in written.read_text("utf-8-sig"), "no digit for it to lose"


def test_the_mended_file_of_rejected_rows_is_imported_and_nothing_else_again(
    enter, write, hall, tmp_path
):
    file = write(GOOD, WRONG)
    enter(file)
    rejected = tmp_path / "forms.rejected.csv"
    text = rejected.read_text("utf-8-sig").replace("110101194912310025", "110101194912310024")
    rejected.write_bytes(text.replace("'=刘一", "刘一").replace("'+86", "").encode("gb18030"))
    code, lines, _ = enter(rejected)
    assert (code, [line["status"] for line in lines]) == (0, ["registered"])
    assert look(hall)[0][1] == 2
    # The first file once more: the rejected row is rejected again, over nobody's work.
    before = look(hall)[0]
    assert enter(file)[0] == 3
    assert look(hall)[0] == before
    assert read_sheet(tmp_path / "forms.rejected-2.csv").rows[1].cells[3] == WRONG[3]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("again.csv", "utf-8"), ("again.csv", "gb18030"), ("again.csv", "utf-16"), ("a.xlsx", "")],
)
def test_again_from_another_format_and_in_another_order_adds_nothing(
    enter, write, hall, name, encoding
):
    other = changed(GOOD, 时间="2020-02-10 10:00", 姓名="王伟", 证件号码="", 证件类型="")
    _, first, _ = enter(write(GOOD, other, FEVER))
    before = look(hall)
    headings = list(reversed(HEADINGS))
    rows = [list(reversed(row)) for row in (FEVER, other, GOOD)]
    code, again, _ = enter(write(*rows, name=name, encoding=encoding, headings=headings))
    assert code == 0
    assert [line["visit"] for line in again] == [line["visit"] for line in reversed(first)]
    assert [line["status"] for line in again] == ["to_check", "registered", "registered"]
    assert look(hall) == before


def test_what_excel_made_of_the_cells_is_read_all_the_same_or_refused(enter, write, hall):
    row = changed(GOOD, 时间=datetime(2020, 2, 10, 9, 15), 电话=13812348000, 体温=36.5, 事项=105)
    rounded = changed(row, 时间=datetime(2020, 2, 10, 9, 30), 证件号码=int(LADY))
    code, lines, _ = enter(write(row, rounded, name="forms.xlsx"))
    assert (code, [line["status"] for line in lines]) == (3, ["registered", "rejected"])
    assert "lost its last digits" in lines[1]["reason"]
    assert enter(write(GOOD))[1][0]["visit"] == lines[0]["visit"]


def test_times_without_a_date_take_the_one_that_is_given(enter, write, run, hall):
    file = write(changed(GOOD, 时间="9:15"))
    assert enter(file)[1][0]["status"] == "rejected"
    _, (line,), _ = enter(file, "--date", "2020/2/10")
    assert line["status"] == "registered"
    assert enter(write(GOOD))[1][0]["visit"] == line["visit"]
    assert run("import", file, "--user", "limin", "--date", "gestern").exit_code == 2


def test_columns_that_are_not_used_are_said(enter, write, hall):
    _, lines, stderr = enter(write([*GOOD, "女"], headings=[*HEADINGS, "性别"]))
    assert lines[0]["status"] == "registered"
    assert "性别" in stderr


def test_without_json_a_person_reads_what_needs_a_look(run, write, hall):
    answer = run("import", write(GOOD, FEVER, WRONG), "--user", "limin")
    assert answer.exit_code == 3
    assert "Row 3: 37.9 °C is a fever" in answer.output
    assert "Row 4: Document number: " in answer.output
    assert "Row 2" not in answer.output
    assert LADY not in answer.output


def test_chinese_reasons(enter, write, hall, monkeypatch, run):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    answer = run("import", write(WRONG), "--user", "limin")
    assert "第 2 行：证件号码：" in answer.output


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        ("时间,姓名\r\n9:15,刘\r\n".encode(), "Columns are missing"),
        (b"a,b\r\n1,2\r\n", "no heading"),
        (bytes(100), "neither"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
    ],
)
def test_an_unusable_file_is_refused_before_a_password_is_asked(
    run, hall, tmp_path, content, word, monkeypatch
):
    monkeypatch.delenv("COUNTER_APP_PASSWORD")
    file = tmp_path / "forms.csv"
    file.write_bytes(content)
    before = look(hall)
    answer = run("import", file, "--user", "limin")
    assert answer.exit_code == 2
    assert word in answer.output
    assert "Traceback" not in answer.output
    assert look(hall) == before
    assert not (tmp_path / "forms.rejected.csv").exists()


def test_what_is_missing_on_the_command_line_is_said(run, write, hall, tmp_path, monkeypatch):
    assert "--user" in run("import", write(GOOD)).output
    assert run("import", write(GOOD)).exit_code == 2
    assert run("import", "--user", "limin").exit_code == 2
    assert run("import", tmp_path / "nothing.csv", "--user", "limin").exit_code == 2
    monkeypatch.setenv("COUNTER_APP_PASSWORD", "wrong")
    assert run("import", write(GOOD), "--user", "limin").exit_code == 2
    assert look(hall)[0][1] == 0


def test_the_empty_form_is_written_without_a_hall(run, tmp_path):
    assert run("import", "--template", tmp_path / "form.xlsx").exit_code == 0
    assert (tmp_path / "form.xlsx").exists()
    assert run("import", "--template", tmp_path / "form.xlsx").exit_code == 2


PROGRAM = "from counter_app.cli import main; main()"


def test_killed_in_the_middle_and_run_again_nothing_is_lost_or_doubled(write, hall):
    rows = [
        changed(GOOD, 姓名="", 证件类型="", 证件号码="", 电话="", 备注=f"第{number}张")
        for number in range(80)
    ]
    file = write(*rows)
    command = [sys.executable, "-c", PROGRAM, "import", str(file), "--user", "limin", "--json"]
    command += ["--data-dir", str(hall)]
    acknowledged: dict[int, str] = {}
    for kill_after in (1, 7, 30):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(kill_after):
                line = json.loads(process.stdout.readline())
                assert acknowledged.setdefault(line["row"], line["visit"]) == line["visit"]
            process.kill()
            process.stdout.read()
        if sys.platform != "win32":
            assert process.returncode == -signal.SIGKILL, "it ended before it could be killed"
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stderr
    lines = {line["row"]: line for line in map(json.loads, answer.stdout.splitlines())}
    assert {line["status"] for line in lines.values()} == {"registered"}
    assert all(lines[row]["visit"] == visit for row, visit in acknowledged.items())
    counts, visits = look(hall)
    assert counts[1:] == [80, 80]
    assert visits == {line["visit"] for line in lines.values()}
    assert PASSWORD not in answer.stderr
