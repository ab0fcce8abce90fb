"""What the QR codes of the hall begin with: tickets, labels of assets and of checkpoints.

A code carries the id of its thing and no personal data. Not here: drawing and reading codes.
"""

from __future__ import annotations

TICKET = "counter:visit:"
ASSET = "counter:asset:"
CHECKPOINT = "counter:checkpoint:"
