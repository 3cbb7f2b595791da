"""The embedded engine's own work: every Word file in a folder converted, with nothing around it.

``python -m benchmarks.engine_alone FOLDER`` prints the CPU seconds; what the program spends above these is its own.
"""

import sys
import time
from pathlib import Path

import rdocx


def main(folder: Path) -> None:
    began = time.process_time()
    for path in sorted(folder.glob("*.docx")):
        rdocx.Document.from_bytes(path.read_bytes()).to_pdfa_deterministic()
    print(f"{time.process_time() - began:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
