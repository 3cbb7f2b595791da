"""Processes of other programs, ended with all that they have started, and the folders they worked in.

In: a process's number, or a folder. Out: neither is there any more.
"""

import shutil
import time
from pathlib import Path

import psutil

_TRIES, _POLL = 40, 0.05


def end_tree(pid: int) -> None:
    """Ends a process and all that it has started; who started the process waits for it."""
    try:
        top = psutil.Process(pid)
        family = [*top.children(recursive=True), top]
    except psutil.NoSuchProcess:
        return
    for process in family:
        try:
            process.kill()
        except psutil.Error:
            continue


def clear(folder: Path) -> None:
    """End every process that was started with this folder among its arguments, and remove the folder.

    That finds what a parent's end has set loose, which belongs to no tree any more. The folder's name must be one that
    nothing else bears.
    """
    if not folder.is_dir():
        return
    if any(folder.iterdir()):
        for process in psutil.process_iter(["cmdline"]):
            if any(folder.name in argument for argument in process.info["cmdline"] or ()):
                end_tree(process.pid)
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_POLL)  # what was ended may hold its files a moment longer
