"""Runs the program in a process of its own and tells on stderr, as the last line, the most memory it had, in bytes."""

import sys
from pathlib import Path

import psutil

from generator.cli import run


def peak() -> int:
    """Return the bytes of memory at the highest moment of this process."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    status = Path("/proc/self/status")  # Linux counts, in the other place, what the process before exec had as well
    if status.exists():
        (line,) = [one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024
    import resource  # not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


if __name__ == "__main__":
    code = run(sys.argv[1:])
    sys.stderr.write(f"{peak()}\n")
    sys.exit(code)
