"""The zip file that a workbook is: its parts by name, unpacked only as far as the limits allow.

Nothing is ever written to disk, so a part's name can do no harm; what its header says of its size is not believed.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from generator.workbooks.limits import MAX_PARTS, MAX_UNPACKED
from generator.workbooks.markup import Damaged

CHUNK = 1 << 20  # bytes unpacked at once
CENTRAL = b"PK\x01\x02"  # begins each entry of the list of parts
ENCRYPTED = 1  # the flag of a part with a password
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those that Excel writes


class TooLarge(Exception):  # noqa: N818  it is told of as what the file is, not as an accident
    """A limit is passed; its text ends the sentence "Het bestand …"."""


class Locked(Exception):  # noqa: N818
    """A part has a password of its own."""


class Archive:
    """The parts of a workbook; raises ``Damaged``, ``TooLarge`` or ``Locked`` at any time."""

    def __init__(self, content: bytes) -> None:
        if content.count(CENTRAL) > MAX_PARTS:
            raise TooLarge(f"bestaat uit meer dan {thousands(MAX_PARTS)} onderdelen")
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
            raise Damaged from fault
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in self._zip.infolist():
            name = _name(part.filename)
            if name in self._parts and not part.is_dir():
                raise Damaged  # two parts of one name: which of them Excel would show, nobody knows
            self._parts[name] = part
        if sum(part.file_size for part in self._parts.values()) > MAX_UNPACKED:
            raise _unpacked()

    def __contains__(self, name: str) -> bool:
        return _name(name) in self._parts

    def names(self) -> frozenset[str]:
        """Return the names of all parts, in lower case."""
        return frozenset(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a part piece by piece."""
        part = self._parts.get(_name(name))
        if part is None or part.compress_type not in METHODS:
            raise Damaged
        if part.flag_bits & ENCRYPTED:
            raise Locked
        self._left -= part.file_size
        if self._left < 0:
            raise _unpacked()  # the same part, asked for again and again
        unpacked = 0
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(CHUNK):  # never more than the header says; if there is more, the sum is off
                    unpacked += len(piece)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
            raise Damaged from fault
        if unpacked != part.file_size:
            raise Damaged


def _name(name: str) -> str:
    """Return a part's name as it is compared: some programs write another case, or turn the slashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _unpacked() -> TooLarge:
    return TooLarge(f"is uitgepakt groter dan {MAX_UNPACKED // 1_000_000} MB")


def thousands(number: int) -> str:
    """Return "25.000"."""
    return f"{number:,}".replace(",", ".")
