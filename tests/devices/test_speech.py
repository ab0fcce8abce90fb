import io
import sys
import threading
import wave
from pathlib import Path

from counter_app.devices.speech import MOST_WAITING, FakeSpeech, Silence, SystemSpeech, chime


def program(folder: Path, name: str, lines: str) -> str:
    """A little program that stands for a player or a voice."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, time\nfrom pathlib import Path\n{lines}\n")
    path.chmod(0o755)
    return str(path)


def only(**programs):
    return lambda name: programs.get(name.replace("-", "_"))


def test_the_chime_is_a_short_sound():
    with wave.open(io.BytesIO(chime())) as sound:
        assert 0.3 < sound.getnframes() / sound.getframerate() < 1.5
        assert any(sound.readframes(2_000))


def test_without_any_program_a_call_is_silent_and_fails_nothing():
    speech = SystemSpeech(only())
    speech.announce("请 A021 到 3 号窗口", "zh_CN")
    speech.stop()
    speech.announce("after the end", "zh_CN")


def test_a_program_that_is_gone_or_fails_costs_nothing(tmp_path):
    speech = SystemSpeech(
        only(aplay=str(tmp_path / "gone"), espeak_ng=program(tmp_path, "voice", "sys.exit(3)"))
    )
    speech.announce("请 A021 到 3 号窗口", "zh_CN")
    speech._waiting[0].result(timeout=20)
    speech.stop()


def test_chime_first_then_each_call_in_turn(tmp_path):
    heard = tmp_path / "heard"
    play = program(
        tmp_path,
        "play",
        f"with open({str(heard)!r}, 'a') as file: file.write(Path(sys.argv[-1]).name + '\\n')",
    )
    voice = program(
        tmp_path,
        "voice",
        "said = sys.stdin.buffer.read().decode()\n"
        f"with open({str(heard)!r}, 'a', encoding='utf-8') as file:\n"
        "    file.write(sys.argv[2] + ' ' + said + '\\n')",
    )
    speech = SystemSpeech(only(aplay=play, espeak_ng=voice))
    speech.announce("请 A021 到 3 号窗口", "zh_CN")
    speech.announce("A022 to window 1", "en")
    for said in list(speech._waiting):
        said.result(timeout=20)
    speech.stop()
    assert heard.read_text(encoding="utf-8").splitlines() == [
        "chime.wav",
        "cmn 请 A021 到 3 号窗口",
        "chime.wav",
        "en A022 to window 1",
    ]


def test_a_slow_voice_holds_nobody_up_and_ends_with_the_program(tmp_path):
    begun = tmp_path / "begun"
    voice = program(tmp_path, "voice", f"Path({str(begun)!r}).touch()\ntime.sleep(600)")
    speech = SystemSpeech(only(espeak_ng=voice))
    for _ in range(MOST_WAITING + 5):
        speech.announce("请 A021 到 3 号窗口", "zh_CN")
    assert len(speech._waiting) == MOST_WAITING
    while not begun.exists():
        threading.Event().wait(0.01)
    speech.stop()
    assert not [one for one in threading.enumerate() if one.name.startswith("speech")]


def test_the_fake_keeps_what_was_said():
    fake = FakeSpeech()
    fake.announce("请 A021 到 3 号窗口", "zh_CN")
    fake.stop()
    assert fake.said == ["请 A021 到 3 号窗口"]
    assert fake.stopped
    Silence().announce("nobody hears", "en")
    Silence().stop()


def test_a_chime_alone_says_nothing(tmp_path):
    heard = tmp_path / "heard"
    play = program(tmp_path, "play", f"Path({str(heard)!r}).write_text(Path(sys.argv[-1]).name)")
    voice = program(tmp_path, "voice", f"Path({str(heard)!r}).write_text('voice')")
    speech = SystemSpeech(only(aplay=play, espeak_ng=voice))
    speech.chime()
    speech._waiting[0].result(timeout=20)
    speech.stop()
    assert heard.read_text() == "chime.wav"
    fake = FakeSpeech()
    fake.chime()
    assert (fake.chimes, fake.said) == (1, [])
    Silence().chime()
