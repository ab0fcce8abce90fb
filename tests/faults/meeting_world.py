"""Two halls of three desks and a hub each, and one centre, all in this process.

Only the network between the replicas (`replicas`) is not the real one: it is a line that spoils
requests.
"""

import random
import shutil
from contextlib import ExitStack

import httpx

from counter_app.errors import LineFault, RefusedThere
from counter_app.hall.catalogue import ItemSet, catalogue_now
from counter_app.hall.desks import (
    DeskAdded,
    HallFounded,
    introduce_desk,
)
from counter_app.hall.persons import PersonFacts
from counter_app.hall.registering import Registration, register
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.windows import WindowSet, open_window, window_subject
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import found_replica
from counter_app.server.codes import make_code
from counter_app.server.halls import add_hall
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from counter_app.sync.attachments import AttachmentExchange
from counter_app.sync.enrolling import Invitation, Reached, enrol
from counter_app.sync.link import Link
from counter_app.sync.meeting import Meeting
from counter_app.sync.peers import PeerKind, keep_peer, new_peer
from counter_app.sync.trust import Address
from counter_app.sync.wire import Enrol
from counter_app.sync.wire import Purpose as DevicePurpose
from tests.faults.replicas import HOST, KEY, NOON, DeskReplica, HubReplica, ServerReplica
from tests.line import SpoilingTransport

HALLS = ("east", "west")
FEW = 6
"""Items of the catalogue: more would tell nothing new, and take their time."""

DESKS = ("door", "first", "second")


class World:
    """All replicas, and who can reach whom."""

    def __init__(self, folder, centre=None):
        self.folder = folder
        self.chance = random.Random(0)
        self.centre = centre or ServerReplica("centre", None, folder / "centre.db")
        self.hubs, self.desks = {}, {}
        self.cut = set()
        """Pairs of names: who cannot reach whom."""
        self.happened = {}
        """How often lines failed, devices were refused and branches moved."""

    # Building it anew, or from a copy of a folder.

    def found(self):
        """Make everything from nothing, enrolled and with everything everywhere."""
        self.centre.open()
        for hall in HALLS:
            self._found_hall(hall)
        for _ in range(3):
            for goer in self.goers():
                for peer in goer.peers():
                    self.meet(goer, peer)

    def save(self):
        """Close everything; what is needed to open a copy of the folder."""
        self.close()
        return {
            "hubs": {hub.name: (hub.hall, hub.device) for hub in self.hubs.values()},
            "desks": {desk.name: desk.hall for desk in self.desks.values()},
        }

    def open(self, saved):
        """Open what another world has saved into this folder."""
        for name, (hall, device) in saved["hubs"].items():
            self.hubs[name] = HubReplica(name, hall, self.folder / f"{name}.db", device)
        for name, hall in saved["desks"].items():
            self.desks[name] = DeskReplica(name, hall, self.folder / f"{name}.db")
        for replica in self.replicas():
            replica.keep()
            replica.open()

    def close(self):
        with ExitStack() as ends:
            for replica in self.replicas():
                ends.callback(replica.close)

    def replicas(self):
        return [self.centre, *self.goers()]

    def goers(self):
        return [*self.hubs.values(), *self.desks.values()]

    def replica(self, name):
        """The centre, a hub or a desk by its name."""
        return next(one for one in self.replicas() if one.name == name)

    def body(self, name, copy):
        """A replica by its name; its clone where that is wanted and there is one."""
        return self.desks.get(f"{name}-copy" if copy else name) or self.replica(name)

    def clone(self, name):
        """Copy a desk's disk into another computer; both go on."""
        original = self.desks[name]
        copy = DeskReplica(f"{name}-copy", original.hall, self.folder / f"{name}-copy.db")
        copy.workflows, copy.updated = original.workflows, original.updated
        copy.clock.moment, copy.clock_is_off = original.clock.moment, original.clock_is_off
        original.close()
        shutil.copyfile(original.path, copy.path)
        original.open()
        copy.open()
        self.desks[copy.name] = copy
        return copy

    def of_hall(self, hall):
        return [one for one in self.goers() if one.hall == hall]

    @property
    def halls(self):
        return sorted({hub.hall for hub in self.hubs.values()})

    def _found_hall(self, name):
        hall = new_id()
        with self.centre.database.of_centre(writing=True) as connection:
            record = add_hall(connection, name, NOON)
        for number, place in enumerate(DESKS):
            desk = self._new_file(f"{name}-{place}", hall)
            if number == 0:
                self._first_facts(desk, name)
            self._let_in(desk, record.hall if number == 0 else hall, place)
        self._found_hub(f"{name}-hub", hall)

    def new_desk(self, name, hall):
        """One more desk of a hall; it has only said who it is."""
        desk = self._new_file(name, hall)
        self._let_in(desk, hall, name)
        return desk

    def _new_file(self, name, hall):
        desk = DeskReplica(name, hall, self.folder / f"{name}.db")
        engine = open_engine(desk.path, KEY)
        with writing(engine) as connection:
            metadata.create_all(connection)
        found_replica(engine, hall, new_id())
        engine.dispose()
        desk.open()
        return desk

    def _let_in(self, desk, record, name):
        """Enrol a desk at the centre, and let it say who it is where nobody has."""
        enrolled = self.enrol(desk, self.new_code(record, DevicePurpose.DESK))
        introduce_desk(desk.journal, name, enrolled.lane)
        self.desks[desk.name] = desk

    def _first_facts(self, desk, name):
        with desk.journal.act(SYSTEM) as act:
            act.record(desk.hall, HallFounded(name=name))
            act.record(desk.journal.device, DeskAdded(name=DESKS[0], lane=0))
            facts = starting_facts(desk.hall)
            items = [fact for fact in facts if isinstance(fact[1], ItemSet)]
            for subject, body in [fact for fact in facts if fact not in items[FEW:]]:
                act.record(subject, body)
            for number in (1, 2):
                subject = window_subject(desk.hall, number)
                act.record(subject, WindowSet(number=number, serves=("*",), in_use=True))

    def _found_hub(self, name, hall):
        hub = HubReplica(name, hall, self.folder / f"{name}.db", new_id())
        hub.open()
        self.hubs[name] = hub
        code = self.new_code(hall, DevicePurpose.HUB)
        secret = "5" * 64
        Link(self.client(self.centre)).enrol(
            Enrol(
                code=code.secret,
                device=hub.device,
                secret=secret,
                name=name,
                purpose=DevicePurpose.HUB,
                certificate=name,
                addresses=[f"{name}:8443"],
            )
        )
        peer = new_peer(PeerKind.CENTRE, "市中心", ["centre:8443"], "centre", hub.device, secret)
        with hub.store.writing() as connection:
            keep_peer(connection, hall, peer)

    def new_code(self, hall, purpose):
        with self.centre.database.of_centre(writing=True) as connection:
            return make_code(connection, hall, purpose, b"centre", self.centre.clock.now())

    def enrol(self, desk, code):
        """Let a desk become one that the centre knows, with all its history."""
        enrolled, _ = enrol(
            desk.journal,
            Invitation(Address("centre", 8443), code),
            desk.name,
            "1.2.3",
            reach=lambda _: Reached(self.client(self.centre), "centre"),
        )
        return enrolled

    # What tests of single faults need done.

    def register(self, desk, person=None):
        """Measure and register somebody at a desk; the visit."""
        check = measure(desk.desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
        with desk.journal.read() as connection:
            items = catalogue_now(connection, desk.hall).in_use
        form = Registration(
            check=check.id, matters=(items[0].code,), person=person or PersonFacts()
        )
        return register(desk.desk, form).visit.id

    def open_window(self, desk):
        """Sit down at the first window; the window."""
        return open_window(desk.desk, window_subject(desk.hall, 1)).id

    # The network.

    def client(self, place, name="", meanwhile=(), **faults):
        """A client for a place, over a line that `faults` spoil.

        What is in `meanwhile` happens before the requests reach the place, one before each.
        """
        waiting = list(meanwhile)

        def answer(request):
            if waiting:
                waiting.pop(0)()
            return place.answer(request)

        line = SpoilingTransport(httpx.MockTransport(answer), self.chance, **faults)
        line.down = (name, place.name) in self.cut
        return httpx.Client(transport=line, base_url=f"https://{place.name}")

    def carry(self, writer, reader, hall):
        """Carry a hall's entries on a stick from a desk or the centre to another."""
        stick = self.folder / f"stick-{new_id()}"
        word = "带着一路平安的数据"
        writer.write_stick(stick, hall, word)
        try:
            return reader.read_stick(stick, hall, word)
        finally:
            stick.unlink()

    def pass_time(self):
        """A second goes by everywhere."""
        for replica in self.replicas():
            replica.clock.advance(1_000)

    def place_of(self, peer):
        return self.centre if peer.certificate == "centre" else self.hubs[peer.certificate]

    def peer_of(self, goer, kind):
        """The peer of this kind, as the goer knows it; None where it knows none."""
        return next((one for one in goer.peers() if one.kind is kind and one.in_use), None)

    def meet(self, goer, peer, *, greet=True, meanwhile=(), **faults):
        """One meeting; what came of it, or the fault that ended it.

        Without a greeting, as while an earlier one holds, what is fresh is given at once.
        """
        place = self.place_of(peer)
        client = self.client(place, goer.name, meanwhile, **faults)
        try:
            link = Link(client, peer.device, peer.secret)
            meeting = Meeting(goer.store, link, peer, HOST, goer.forks)
            if greet:
                goer.before_meeting(link)
                meeting.greet()
            met = meeting.exchange(ask=None if greet else False)
            goer.greeted.add(peer.id)
            AttachmentExchange(goer.store, link, peer.kind).exchange()
            if met.moved:
                self.count(f"moved before {place.purpose.value}")
            return met
        except RefusedThere as fault:
            self.count(f"refused {fault.code}")
            return fault
        except LineFault as fault:
            self.count("line")
            return fault

    def count(self, what):
        self.happened[what] = self.happened.get(what, 0) + 1
