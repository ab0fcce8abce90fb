"""Making photos and scans fit to be attached: small, upright, and nothing but the picture.

A photo is decoded and written anew, so that nothing of the file comes along: no place and time of
the camera (EXIF, GPS), no maker's notes, nothing hidden behind the picture. A scan (PDF) stays as
it is. Whatever is handed in is hostile until it has been decoded. Pure: for any thread but the
screen's. Not here: where it is kept (`attachments`).
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from PIL import Image, UnidentifiedImageError

from counter_app.errors import InputError
from counter_app.journal.attachments import LARGEST_ATTACHMENT

JPEG, PDF = "image/jpeg", "application/pdf"

LONGEST_SIDE = 1_600
"""Pixels: enough to read a notice that fills the picture."""

LARGEST_PHOTOGRAPH = 600_000
"""Bytes, after it was made small."""

LARGEST_FILE = 60_000_000
"""Bytes of a picture as it is handed in."""

MOST_PIXELS = 80_000_000
"""Of a picture as it is handed in: more than any camera of a hall has, and a few hundred megabytes
while it is decoded."""

THUMBNAIL_SIDE = 200
"""Pixels."""

LARGEST_THUMBNAIL = 8_000
"""Bytes: it travels within the entry."""

LONGEST_NAME = 80
"""Characters."""

FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
"""What cameras, telephones and screens write. Each decoder more is one more to be attacked."""

ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held."""

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its orientation; those not listed are upright."""

UNDECODABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What decoders raise for a damaged picture: each has words of its own for it."""


@dataclass(frozen=True)
class Prepared:
    """What is ready to be attached: its bytes, how they are named, and a small JPEG of it."""

    data: bytes = field(repr=False)
    digest: str
    media: str
    name: str = field(repr=False)
    thumbnail: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


def prepare_photograph(data: bytes, name: str) -> Prepared:
    """Make a picture fit to be attached, or a scan: see `prepare_scan`. Takes up to a second.

    It is turned upright, made no longer than 1,600 pixels and no larger than 600 KB. `name` is
    that of the file. Raises `InputError` on `photograph` for what is no picture, is cut off, or
    would fill the memory.
    """
    if data.startswith(b"%PDF-"):
        return prepare_scan(data, name)
    picture = _decoded(data, LONGEST_SIDE)
    for jpeg in _as_jpeg(picture, (85, 75, 65, 50, 35)):
        if len(jpeg) <= LARGEST_PHOTOGRAPH:
            return _prepared(jpeg, JPEG, name, picture)
    # Noise to the last pixel.
    smaller = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
    return _prepared(next(_as_jpeg(smaller, (35,))), JPEG, name, smaller)


def thumbnail_of(data: bytes) -> bytes:
    """A small JPEG of a picture that somebody is to choose from. Raises `InputError`."""
    return _thumbnail(_decoded(data, THUMBNAIL_SIDE))


def prepare_scan(data: bytes, name: str) -> Prepared:
    """A signed scan (PDF), kept byte for byte. Raises `InputError` on `photograph`."""
    if len(data) > LARGEST_ATTACHMENT:
        raise InputError(
            "This scan is too large: {size} MB, at most {most} MB. Scan it in grey or with fewer "
            "dots, then add it again.",
            field="photograph",
            size=f"{len(data) / 1_000_000:.1f}",
            most=LARGEST_ATTACHMENT // 1_000_000,
        )
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            first = document[0]
            scale = LONGEST_SIDE / 2 / max(1.0, *first.get_size())
            picture = first.render(scale=min(scale, 4.0)).to_pil().convert("RGB")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, MemoryError, *UNDECODABLE) as fault:
        raise InputError(
            "This scan can't be read: it is damaged, empty or locked by a password. Save it again "
            "without a password, then add it again.",
            field="photograph",
        ) from fault
    return _prepared(data, PDF, name, picture)


def _prepared(data: bytes, media: str, name: str, picture: Image.Image) -> Prepared:
    return Prepared(
        data, hashlib.sha256(data).hexdigest(), media, _checked_name(name), _thumbnail(picture)
    )


def _decoded(data: bytes, longest: int) -> Image.Image:
    """The picture, upright, RGB, its longer side `longest` at the most, without anything else."""
    if len(data) > LARGEST_FILE:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_large()
            # A JPEG can be decoded at a half, a quarter or an eighth, which spares the memory.
            opened.draft("RGB", (longest, longest))
            opened.load()
            turned = opened.getexif().get(ORIENTATION, 1)
            picture = _plain(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as fault:
        raise _too_large() from fault
    except UnidentifiedImageError as fault:
        raise InputError(
            "This is no picture that can be read here. Take a JPEG or PNG; on a telephone choose "
            "'most compatible' as the camera's format, then add it again.",
            field="photograph",
        ) from fault
    except UNDECODABLE as fault:
        raise InputError(
            "This picture is damaged or cut off. Copy it from the camera again, then add it again.",
            field="photograph",
        ) from fault
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    turn = UPRIGHT.get(turned)
    return picture if turn is None else picture.transpose(turn)


def _plain(opened: Image.Image) -> Image.Image:
    """The first picture of a file as plain RGB; what can be seen through stands on white."""
    if opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info:
        through = opened.convert("RGBA")
        picture = Image.new("RGB", through.size, "white")
        picture.paste(through, mask=through.getchannel("A"))
    elif opened.mode.startswith("I;16"):
        picture = opened.point(lambda value: value / 256).convert("L").convert("RGB")
    else:
        picture = opened.convert("RGB")
    # Comments and the like would be written along with the picture.
    picture.info.clear()
    return picture


def _thumbnail(picture: Image.Image) -> bytes:
    side = THUMBNAIL_SIDE
    while True:
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        for jpeg in _as_jpeg(small, (75, 60, 45, 30)):
            if len(jpeg) <= LARGEST_THUMBNAIL:
                return jpeg
        side //= 2


def _as_jpeg(picture: Image.Image, qualities: tuple[int, ...]) -> Iterator[bytes]:
    """The picture as JPEG in falling qualities."""
    for quality in qualities:
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=quality, optimize=True)
        yield target.getvalue()


def _checked_name(name: str) -> str:
    """The last part of a file's name, of printable characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(letter if letter.isprintable() else " " for letter in last)
    return " ".join(clean.split())[:LONGEST_NAME]


def _too_large() -> InputError:
    return InputError(
        "This picture is too large to be opened here. Take one with fewer pixels, then add it "
        "again.",
        field="photograph",
    )
