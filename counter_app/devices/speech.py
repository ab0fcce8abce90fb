"""Saying aloud who is called where: a chime, then a voice where the computer has one (N4.1).

Works without a network, by the programs that the system brings along. It never holds up a call and
never fails one: where sound is missing there is silence. Calls that come at the same time are said
one after another. Not here: what is said.
"""

from __future__ import annotations

import io
import math
import shutil
import subprocess
import sys
import tempfile
import threading
import wave
from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

LONGEST = 15
"""Seconds after which a sound is given up."""
MOST_WAITING = 8
"""Calls that may wait to be said; what comes on top is said by the board alone."""
RATE = 22_050

PLAYERS: Mapping[str, Sequence[str]] = {
    "pw-play": ("{file}",),
    "paplay": ("{file}",),
    "aplay": ("-q", "{file}"),
    "afplay": ("{file}",),
}
"""Programs that play a WAV file, the preferred first."""

VOICES = {"zh_CN": "cmn", "en": "en"}

# The text comes over standard input, so that no list of processes shows it.
WINDOWS_VOICE = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


class Speech(Protocol):
    """Whatever says something to the hall."""

    def announce(self, text: str, language: str) -> None:
        """Chime and say the text (`zh_CN` or `en`); returns at once and never raises."""
        ...

    def chime(self) -> None:
        """Chime alone; like `announce` otherwise."""
        ...

    def stop(self) -> None:
        """Fall silent and let go of everything."""
        ...


class Silence:
    """A desk that says nothing."""

    def announce(self, text: str, language: str) -> None:
        """Nothing is heard."""

    def chime(self) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        """There is nothing to let go of."""


@dataclass
class FakeSpeech:
    """Keeps what would have been said, for tests."""

    said: list[str] = field(default_factory=list)
    chimes: int = 0
    stopped: bool = False

    def announce(self, text: str, language: str) -> None:
        """Keep the text."""
        self.said.append(text)

    def chime(self) -> None:
        """Count it."""
        self.chimes += 1

    def stop(self) -> None:
        """Note that it was stopped."""
        self.stopped = True


class SystemSpeech:
    """The programs of this computer, run in a thread of its own.

    `find` tells where a program is, None where it is missing.
    """

    def __init__(self, find: Callable[[str], str | None] = shutil.which) -> None:
        self._find = find
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: list[Future[None]] = []
        self._running: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def announce(self, text: str, language: str) -> None:
        """Queue a chime and the text; see `Speech`."""
        self._queue(lambda: self._say(text, language))

    def chime(self) -> None:
        """Queue a chime; see `Speech`."""
        self._queue(self._chime)

    def _queue(self, sound: Callable[[], None]) -> None:
        if self._stopped:
            return
        self._waiting = [one for one in self._waiting if not one.done()]
        if len(self._waiting) >= MOST_WAITING:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "speech")
        self._waiting.append(self._thread.submit(sound))

    def stop(self) -> None:
        """End what is being said, drop the rest, remove the chime's file."""
        with self._lock:
            self._stopped = True
            if self._running is not None:
                self._running.kill()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _say(self, text: str, language: str) -> None:
        self._chime()
        voice = self._find("espeak-ng")
        if voice is not None:
            command = [voice, "-v", VOICES.get(language, "en"), "-s", "140", "--stdin"]
            self._run(command, text)
        elif sys.platform == "win32" and (shell := self._find("powershell")) is not None:
            self._run([shell, "-NoProfile", "-NonInteractive", "-Command", WINDOWS_VOICE], text)

    def _chime(self) -> None:
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(chime(), winsound.SND_MEMORY)
            except RuntimeError:
                return  # no sound device: the board shows the call
            return
        player = next((name for name in PLAYERS if self._find(name) is not None), None)
        if player is not None:
            path = self._chime_file()
            if path is not None:
                command = [str(self._find(player))]
                self._run([*command, *(part.format(file=path) for part in PLAYERS[player])])

    def _chime_file(self) -> Path | None:
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="counter-app-sound-")
                (Path(self._folder.name) / "chime.wav").write_bytes(chime())
        except OSError:
            return None  # no room for a sound must not cost the call
        return Path(self._folder.name) / "chime.wav"

    def _run(self, command: Sequence[str], text: str = "") -> None:
        silent = subprocess.DEVNULL
        try:
            # Under the lock, so that `stop` finds every program that was started.
            with self._lock:
                if self._stopped:
                    return
                running = self._running = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=silent,
                    stderr=silent,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            try:
                running.communicate(text.encode(), timeout=LONGEST)
            except subprocess.TimeoutExpired:
                running.kill()
                running.communicate()
        except OSError:
            return  # gone between being found and being run: silence
        finally:
            with self._lock:
                self._running = None


@cache
def chime() -> bytes:
    """Two soft falling tones as a WAV file."""
    samples = array("h")
    for pitch, seconds in ((880.0, 0.22), (659.3, 0.5)):
        count = int(RATE * seconds)
        for at in range(count):
            fading = math.exp(-4.0 * at / count) * min(1.0, at / 200)
            samples.append(int(13_000 * fading * math.sin(2 * math.pi * pitch * at / RATE)))
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return written.getvalue()
