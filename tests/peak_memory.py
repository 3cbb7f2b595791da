"""Runs the program in a process of its own and tells on stderr, as the last line, the most memory it had, in bytes."""

import sys

import psutil

from generator.cli import run


def peak() -> int:
    """Return the bytes of memory at the highest moment of this process."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource  # not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


if __name__ == "__main__":
    code = run(sys.argv[1:])
    sys.stderr.write(f"{peak()}\n")
    sys.exit(code)
