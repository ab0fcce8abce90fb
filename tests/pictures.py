"""Pictures for tests, drawn and never found: as a camera or a telephone would give them."""

import io
import random

from PIL import Image, ImageDraw


def drawn(width=640, height=480, mode="RGB"):
    """A picture with a white left half, a dark right half and a red corner at the top left."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 40, 60))
    draw.rectangle((0, 0, width // 8, height // 8), fill=(220, 20, 20))
    return picture.convert(mode)


def noisy(width, height, seed=1):
    """A picture that can't be made small: every pixel is chance."""
    return Image.frombytes(
        "RGB", (width, height), random.Random(seed).randbytes(width * height * 3)
    )


def written(picture, form="JPEG", **rest):
    """The file of a picture."""
    target = io.BytesIO()
    picture.save(target, form, **rest)
    return target.getvalue()


def photograph(seed=0, width=640, height=480):
    """A JPEG that is another one for each seed."""
    picture = drawn(width, height)
    ImageDraw.Draw(picture).text((width // 4, height // 2), f"photo {seed}", fill="black")
    return written(picture, quality=90)
