"""A hall that others have, behind a line in this process: it takes computers in by a code."""

import httpx

from counter_app.sync.enrolling import Reached
from counter_app.sync.wire import Enrol, Enrolled, Refused, pack, unpack
from tests.sync.journal_peer import JournalPeer

CODE = "7K2QM-90XDA-B3TZV-0H1RC"
ADDRESS = "10.1.2.3"
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMTIz\n-----END CERTIFICATE-----\n"


class HallThere(JournalPeer):
    """`refused` is the word with which a code is turned away; `down` lets only codes through."""

    def __init__(self, journal, page=10**9):
        super().__init__(journal, page)
        self.refused = None
        self.down = False
        self.enrolled = []

    def handle(self, request):
        if request.url.path != "/v1/enrol":
            if self.down:
                raise httpx.ConnectError("no line", request=request)
            return super().handle(request)
        if self.refused is not None:
            return httpx.Response(410, content=pack(Refused(code=self.refused)))
        asked = unpack(request.read(), Enrol)
        self.enrolled.append(asked)
        answer = Enrolled(
            hall=self.journal.hall,
            hall_name="城东社保经办大厅",
            lane=3,
            centre_name="市社保中心",
            now=self.journal.clock.now(),
        )
        return httpx.Response(200, content=pack(answer))

    def reach(self, _invitation):
        return Reached(self.connect(), CERTIFICATE)

    def connect(self, _peer=None, _address=""):
        transport = httpx.MockTransport(self.handle)
        return httpx.Client(transport=transport, base_url="https://there")
