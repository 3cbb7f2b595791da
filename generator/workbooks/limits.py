"""How much of a workbook is read: what is more is refused with the limit that it passes, and never cut off.

The handbook names these. They were set by measuring: the largest file that passes them all is read and checked within
ten seconds and 500 MB. A region of 1,200 boards and 5,000 schools, or one of 2,000 cases, stays under a fifth of each.
"""

MAX_FILE = 25_000_000  # bytes on disk
MAX_UNPACKED = 100_000_000  # bytes of all parts that are read, and of all that the file says it holds
MAX_PARTS = 10_000  # files within the file
MAX_SHEETS = 5_000
MAX_ROWS = 20_000  # of a sheet, counting those with a value
MAX_FILLED_COLUMNS = 500  # of a sheet, likewise
MAX_CELLS = 400_000  # with a value, of all sheets that are read
MAX_TEXT = 32_767  # characters in a cell: as many as Excel allows
MAX_CHARACTERS = 10_000_000  # in all cells together
MAX_STRINGS = 1_000_000  # texts that a file keeps for its cells
MAX_MERGES = 1_000  # ranges of a sheet; those after it are not looked at, and that is told
