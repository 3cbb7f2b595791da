"""How large a template may be, and how much one document made from it: what is more is refused, and never cut off.

The handbook names these. A covenant of a region with 1,200 boards stays far under each. They were set by measuring:
what passes them all is read in seconds and filled in bounded time and memory.
"""

FILE = 30 * 2**20  # bytes on disk
MEMBERS = 2_000  # files within the file
MEMBER, TOTAL = 64 * 2**20, 128 * 2**20  # bytes of one member, and of all of them, unpacked
MARKUP, ELEMENTS = 8 * 2**20, 200_000  # bytes and elements of one XML part: every element costs memory and time
RATIO, RATIO_FROM = 200, 8 * 2**20  # how many times larger a member may unpack, where it is larger than this
TAGS = 5_000  # in a template
TAG = 1_000  # characters of a tag
EXPRESSION = 30  # deep, what one tag says
BRACKETS = 20  # open at once in a tag
BLOCKS = 15  # {% for %} and {% if %} within each other; Python itself stops at 20
BRANCHES = 100  # {% elif %} in one {% if %}
ITEMS = 500_000  # that one document goes through, in all its loops together
JOINED = 1_000_000  # characters that a list may give as one text
OUTPUT = 32 * 2**20  # characters of one part of a document
SECONDS = 30.0  # that filling one part of a document may take
