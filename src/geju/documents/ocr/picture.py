"""An image file as pixels: within limits, upright, on white; of a TIFF each of its pages."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from geju.base.errors import FormatError, LimitError, Problem
from geju.base.settings import settings

# The most pixels of an image: an A3 page at 600 dots an inch.
_MOST = 75_000_000
# Formats that are opened, as Pillow names them; those that run programs (EPS) or lead elsewhere are not among them.
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
_LEAST_DPI, _MOST_DPI, _USUAL_DPI = 50, 1300, 96


@dataclass(slots=True)
class Picture:
    """``pixels``: rows of (blue, green, red); ``dpi``: dots an inch, 96 where the file does not say it."""

    pixels: Any
    dpi: float


def pictures(data: bytes, path: str, problems: list[Problem]) -> Iterator[Picture]:
    """The pictures of a file in order; what cannot be read of a later one is a problem.

    Raises FormatError for what is no image, or broken in its first; LimitError for one that is too large.
    """
    from PIL import Image, ImageFile

    Image.MAX_IMAGE_PIXELS = _MOST
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("ignore")
    try:
        file = Image.open(BytesIO(data), formats=_FORMATS)
        frames = int(getattr(file, "n_frames", 1)) if file.format == "TIFF" else 1
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise _refused(error, path) from error
    most = settings().max_scans
    for index in range(min(frames, most)):
        try:
            file.seek(index)
            yield _picture(file, path)
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            if index == 0:
                raise _refused(error, path) from error
            problems.append(Problem("ocr.page_broken", (("page", str(index + 1)),), path, severity="warning"))
            return
    if frames > most:
        said = (("found", str(frames)), ("limit", str(most)))
        problems.append(Problem("ocr.too_many", said, path, severity="warning"))


def _picture(file: Any, path: str) -> Picture:
    import numpy
    from PIL import Image, ImageOps

    if file.width * file.height > _MOST:
        raise LimitError("ocr.too_large", path=path, size=f"{file.width} x {file.height}", limit=_MOST)
    given = file.info.get("dpi")
    upright = ImageOps.exif_transpose(file)
    shown = upright.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    pixels = numpy.asarray(paper)[:, :, ::-1].copy()
    return Picture(pixels, _dpi(given))


def _dpi(given: Any) -> float:
    try:
        dots = float(given[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return _USUAL_DPI
    return dots if _LEAST_DPI <= dots <= _MOST_DPI else _USUAL_DPI


def _refused(error: Exception, path: str) -> FormatError | LimitError:
    if isinstance(error, LimitError):
        return error
    if type(error).__name__ == "DecompressionBombError":
        return LimitError("ocr.too_large", path=path, size="-", limit=_MOST)
    return FormatError("ocr.broken", path=path, reason=type(error).__name__)
