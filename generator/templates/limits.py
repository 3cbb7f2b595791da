"""How much a template may say, and how much one document made from it: what is more is refused, and never cut off.

The handbook names these. A covenant of a region with 1,200 boards stays far under each. They were set by measuring:
what passes them all is checked in seconds and filled in bounded time and memory.
"""

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
