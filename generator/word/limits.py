"""How large a Word file may be that somebody sent: what is more is refused, and never cut off.

The handbook names these. They were set by measuring: what passes them all is read in seconds and in bounded memory.
"""

FILE = 30 * 2**20  # bytes on disk
MEMBERS = 2_000  # files within the file
MEMBER, TOTAL = 64 * 2**20, 128 * 2**20  # bytes of one member, and of all of them, unpacked
MARKUP, ELEMENTS = 8 * 2**20, 200_000  # bytes and elements of one XML part: every element costs memory and time
RATIO, RATIO_FROM = 200, 8 * 2**20  # how many times larger a member may unpack, where it is larger than this
