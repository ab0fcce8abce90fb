"""Lines that fail: a transport that spoils requests, and a proxy that cuts real connections.

The transport stands between an httpx client and the transport it would have used, so it can also
do what TLS hides from a proxy: send a request twice, or late. The proxy is for real processes.
"""

import socket
import threading
import time
from contextlib import suppress

import httpx


class SpoilingTransport(httpx.BaseTransport):
    """Does to requests what lines do, as `chance` (a random.Random) has it.

    `faults` names what may happen and how often (0 to 1): `lost` (the request never arrives),
    `answer_lost` (the other side has done its part), `twice` (the request arrives twice),
    `late` (an old request arrives again, after this one), `cut` (the answer ends in the middle).
    """

    def __init__(self, inner, chance, **faults):
        self.inner, self.chance, self.faults = inner, chance, faults
        self.down = False
        self.happened = dict.fromkeys(("lost", "answer_lost", "twice", "late", "cut"), 0)
        self._old = []

    def handle_request(self, request):
        body = request.read()
        if self.down or self._happens("lost"):
            raise httpx.ConnectError("no line", request=request)
        if self._happens("twice"):
            self._send(request, body)
        response = self._send(request, body)
        content = response.read()
        self._old.append((request, body))
        if self._happens("late"):
            self._send(*self.chance.choice(self._old[-20:]))
        if self._happens("answer_lost"):
            raise httpx.RemoteProtocolError("cut after the request", request=request)
        if content and self._happens("cut"):
            content = content[: self.chance.randrange(len(content))]
        headers = [
            (name, value)
            for name, value in response.headers.multi_items()
            if name not in ("content-length", "content-encoding", "transfer-encoding")
        ]
        return httpx.Response(response.status_code, headers=headers, content=content)

    def _happens(self, what):
        if self.chance.random() < self.faults.get(what, 0):
            self.happened[what] += 1
            return True
        return False

    def _send(self, request, body):
        again = httpx.Request(request.method, request.url, headers=request.headers, content=body)
        again.extensions = dict(request.extensions)
        response = self.inner.handle_request(again)
        response.read()
        return response


class CuttingProxy:
    """A TCP proxy on loopback. `target` may change; bytes flow until told otherwise."""

    def __init__(self, target):
        self.target = target
        self.down = False
        self.bytes_per_second = None
        self.cut_answer_after = None
        """Bytes of an answer after which the connection is cut, once."""
        self.delay = 0.0
        self._open = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._threads = []
        self._stopping = False
        self._start(self._accept)

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def cut(self):
        """Cut every connection now and refuse new ones until `mend`."""
        self.down = True
        self._hang_up()

    def mend(self):
        """Let connections through again."""
        self.down = False

    def close(self):
        self._stopping = True
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._hang_up()
        for thread in list(self._threads):
            thread.join(5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _start(self, run, *arguments):
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _hang_up(self):
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self):
        while not self._stopping:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self.down:
                near.close()
                continue
            try:
                far = socket.create_connection(self.target, 2)
            except OSError:
                near.close()
                continue
            with self._lock:
                self._open |= {near, far}
            self._start(self._pump, near, far, False)
            self._start(self._pump, far, near, True)

    def _pump(self, source, sink, is_answer):
        try:
            while data := source.recv(16_384):
                if self.delay:
                    time.sleep(self.delay)
                if self.bytes_per_second:
                    time.sleep(len(data) / self.bytes_per_second)
                limit = self.cut_answer_after
                if is_answer and limit is not None:
                    if len(data) >= limit:
                        sink.sendall(data[:limit])
                        self.cut_answer_after = None
                        break
                    self.cut_answer_after = limit - len(data)
                sink.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, sink):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
            with self._lock:
                self._open -= {source, sink}
