"""Refusals on the wire: a request that is refused as a whole is answered with a typed message.

Not here: what is refused of a batch, run by run (`journal.runs`).
"""

from __future__ import annotations

import math

from starlette.responses import Response

from counter_app.sync.wire import MEDIA_TYPE, STATUS, Refused, RefusedCode, pack


class RefusedRequest(Exception):
    """Raised where a request can't be served; the application turns it into its answer.

    `retry_after` is in seconds: when it is worth asking again.
    """

    def __init__(self, code: RefusedCode, retry_after: float | None = None) -> None:
        super().__init__(code.value)
        self.code, self.retry_after = code, retry_after


def refusal(refused: RefusedRequest) -> Response:
    """The answer to a request that is refused."""
    headers = {"cache-control": "no-store"}
    if refused.retry_after is not None:
        headers["retry-after"] = str(math.ceil(refused.retry_after))
    if refused.code is RefusedCode.UNKNOWN_DEVICE:
        headers["www-authenticate"] = "Bearer"
    body = pack(Refused(code=refused.code, retry_after=refused.retry_after))
    return Response(body, STATUS[refused.code], headers, MEDIA_TYPE)


def message(struct: object) -> Response:
    """A message as an answer."""
    return Response(pack(struct), media_type=MEDIA_TYPE, headers={"cache-control": "no-store"})
