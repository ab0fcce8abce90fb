"""The program's servers as real processes, for tests that end them and for benchmarks."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def command(*arguments, timeout=60, **environment):
    """Run a command of the program to its end; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class ServerProcess:
    """`counter-app serve` or `counter-app hub` on loopback; `start` returns when it is ready."""

    def __init__(self, folder, database=None, *more, verb="serve", port=0):
        self.folder, self.verb, self.port, self.more = folder, verb, port, more
        self.at = ["--data-dir", folder] + (["--database", database] if database else [])
        self.process: subprocess.Popen[str] | None = None
        self.errors: list[str] = []
        self.address = ""

    def start(self):
        process = subprocess.Popen(
            [sys.executable, "-m", "ui", self.verb, *map(str, self.at), "--host", "127.0.0.1",
             "--port", str(self.port), "--json", *map(str, self.more)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stderr
        self.process = process
        self.errors = []
        self._reading = threading.Thread(target=lambda: self.errors.extend(said), daemon=True)
        self._reading.start()
        line = process.stdout.readline()
        if not line:
            process.wait(10)
            raise AssertionError("the server did not start:\n" + "".join(self.errors))
        ready = json.loads(line)
        self.address = ready["address"]
        # The same again after a kill: desks come back to where it was.
        self.port = int(self.address.rpartition(":")[2])
        return self

    @property
    def pid(self):
        return self._running().pid

    def _running(self):
        assert self.process is not None, "it was not started"
        return self.process

    def kill(self):
        """End it as a power cut does."""
        process = self._running()
        process.kill()
        process.wait(10)
        self._close(process)

    def _close(self, process):
        self._reading.join(10)
        for end in (process.stdout, process.stderr):
            if end is not None:
                end.close()

    def stop(self):
        """Ask it to end, and wait; nothing happens when it has ended."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        finally:
            process.kill()
            self._close(process)

    def add_hall(self, name):
        command("centre", "hall-add", name, *self.at)

    def code(self, hall, purpose="desk"):
        """A fresh one-time code. A hub without a centre makes codes for desks itself."""
        if self.verb == "hub":
            return json.loads(command("hub", "code", "--json", "--data-dir", self.folder))["code"]
        said = command("centre", "code", hall, "--purpose", purpose, "--json", *self.at)
        return json.loads(said)["code"]

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
