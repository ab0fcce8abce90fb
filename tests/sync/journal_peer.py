"""A peer made of a journal and nothing else, for tests of the side that goes to meet it."""

import queue

import httpx

from counter_app.journal.contents import doubt, held_of, held_of_many, read_part
from counter_app.journal.heads import NO_ENTRIES, read_heads
from counter_app.journal.runs import hash_at, missing_runs
from counter_app.store.engine import writing
from counter_app.sync.link import Link
from counter_app.sync.meeting import Host, Meeting
from counter_app.sync.peers import PeerKind, keep_peer, new_peer
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import (
    Answers,
    Batch,
    Enrolled,
    GivenPart,
    Greeting,
    Hashes,
    HeldHashes,
    HeldWish,
    Moved,
    Part,
    PartAnswer,
    PartWish,
    Refused,
    RefusedCode,
    SentPart,
    Welcome,
    Wish,
    heads_message,
    held_message,
    pack,
    received_run,
    sent_run,
    unpack,
)
from tests.line import SpoilingTransport

HOST = Host("1.2.3", lambda: 9_000)


class News(httpx.SyncByteStream):
    """A stream of events that somebody else puts into a queue; None ends it."""

    def __init__(self, news):
        self._news = news

    def __iter__(self):
        yield b": listening\n\n"
        while (data := self._news.get()) is not None:
            yield data

    def close(self):
        self._news.put(None)


class JournalPeer:
    """Answers greetings, takes and gives from a journal. `refuse` makes it answer that instead."""

    def __init__(self, journal, page=10**9):
        self.journal, self.page = journal, page
        self.requests = []
        self.refuse = None
        self.at_centre = None
        self.listening = []
        self.hubs = []
        self.credentials = {}
        self.lanes = iter(range(4, 99))
        self.is_hub = False

    def tell(self):
        """Something new: say so to everybody who listens."""
        for news in self.listening:
            news.put(b"event: news\ndata: {}\n\n")

    def heads(self):
        with self.journal.read() as connection:
            return heads_message(read_heads(connection, self.journal.hall))

    def handle(self, request):
        self.requests.append(request.url.path)
        if self.refuse is not None:
            status, code, wait = self.refuse
            return httpx.Response(status, content=pack(Refused(code=code, retry_after=wait)))
        if request.url.path == "/v1/news":
            news = queue.Queue()
            self.listening.append(news)
            return httpx.Response(200, stream=News(news))
        answer = {
            "/v1/greeting": self._greeting,
            "/v1/take": self._take,
            "/v1/give": self._give,
            "/v1/hashes": self._hashes,
            "/v1/devices/moved": self._moved,
            "/v1/attachments/held": self._held,
            "/v1/attachments/take": self._take_part,
            "/v1/attachments/give": self._give_part,
        }[request.url.path](request.read())
        if answer is None:
            return httpx.Response(409, content=pack(Refused(code=RefusedCode.CODE_USED)))
        return httpx.Response(200, content=pack(answer))

    def _greeting(self, data):
        self.greeting = unpack(data, Greeting)
        return Welcome(
            program="9",
            heads=self.heads(),
            now=self.journal.clock.now(),
            at_centre=self.at_centre,
            hubs=self.hubs,
        )

    def _take(self, data):
        runs = [received_run(run) for run in unpack(data, Batch).runs]
        return Answers(answers=self.journal.take(runs))

    def _give(self, data):
        theirs = {head.device: head.seq for head in unpack(data, Wish).heads}
        runs, size = [], 0
        with self.journal.read() as connection:
            for run in missing_runs(connection, self.journal.hall, theirs):
                if size >= self.page:
                    return Batch(runs=runs, more=True)
                runs.append(sent_run(run))
                size += len(run.entries)
        return Batch(runs=runs)

    def _hashes(self, data):
        asked = unpack(data, Hashes)
        hall = self.journal.hall
        with self.journal.read() as connection:
            head = read_heads(connection, hall).get(asked.device, NO_ENTRIES)
            found = [hash_at(connection, hall, asked.device, one, head) for one in asked.seqs]
        return HeldHashes(hashes=found)

    def _held(self, data):
        asked = unpack(data, HeldWish)
        hall = self.journal.hall
        with writing(self.journal.engine) as connection:
            doubt(connection, hall, asked.doubted)
            here = held_of_many(connection, hall, asked.digests)
        return held_message(asked.digests, here)

    def _take_part(self, data):
        part = unpack(data, Part).part
        store = JournalStore(self.journal)
        judgement, held = store.take_part(part.digest, part.size, part.start, part.data)
        return PartAnswer(judgement=judgement, held=held.held, whole=held.whole)

    def _give_part(self, data):
        asked = unpack(data, PartWish)
        hall = self.journal.hall
        with self.journal.read() as connection:
            known = held_of(connection, hall, asked.digest)
            if known is None or not known.whole:
                return GivenPart(part=None)
            found = read_part(connection, hall, asked.digest, asked.start, asked.most)
        return GivenPart(part=SentPart(asked.digest, known.size, asked.start, found))

    def _moved(self, data):
        asked = unpack(data, Moved)
        secret, lane = self.credentials.setdefault(
            asked.device, (asked.secret, next(self.lanes, None))
        )
        if secret != asked.secret:
            return None
        return Enrolled(
            hall=self.journal.hall,
            hall_name="大厅",
            lane=lane,
            centre_name="市中心",
            now=self.journal.clock.now(),
            by_hub=self.is_hub,
        )


def no_fork(_store, _link, _peer, device):
    raise AssertionError(f"a fork of {device} was not expected")


class Meets:
    """A desk that meets a `JournalPeer`, over a line that `faults` spoil."""

    def __init__(self, journal, peer, chance, kind=PeerKind.CENTRE, fork=no_fork, **faults):
        self.store, self.fork = JournalStore(journal), fork
        self.line = SpoilingTransport(httpx.MockTransport(peer.handle), chance, **faults)
        client = httpx.Client(transport=self.line, base_url="https://centre")
        self.peer = new_peer(kind, "市中心", ["centre:1"], "", journal.device, "s" * 64)
        with writing(journal.engine) as connection:
            self.peer = keep_peer(connection, journal.hall, self.peer)
        self.link = Link(client, journal.device, "s" * 64)

    def begin(self):
        return Meeting(self.store, self.link, self.peer, HOST, self.fork)

    def meet(self):
        meeting = self.begin()
        meeting.greet()
        return meeting.exchange()
