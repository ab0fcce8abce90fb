import pytest
from typer.testing import CliRunner

from counter_app.cli import application

PASSWORD = "城东大厅2020"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in English in the folder of the test's hall, with its password at hand."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COUNTER_APP_PASSWORD", PASSWORD)

    def command(*words, folder=tmp_path / "hall"):
        return CliRunner().invoke(application(), [*map(str, words), "--data-dir", str(folder)])

    return command


@pytest.fixture
def hall(run, tmp_path):
    answer = run("new-hall", "--name", "城东社保经办大厅", "--admin", "limin")
    assert answer.exit_code == 0, answer.output
    return tmp_path / "hall"
