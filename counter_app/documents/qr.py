"""QR codes as rows of dark and light modules, for paper and screen alike (no personal data)."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
"""Light modules that a reader needs on each side; not part of the rows."""


def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, row by row from the top; True is dark. Correction level M."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
