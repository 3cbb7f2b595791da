"""What happens to a packet in a child process: bound, read back, proved, and closed where it gets a password.

In: a ``Binding``; out: a ``Bound``, which says how the file came out. A child imports no more than this.
"""

from generator.packets import soundness
from generator.packets.binding import Unbindable, bind
from generator.packets.collation import collate
from generator.packets.encryption import protect
from generator.packets.order import DIFFERS, UNSOUND, Binding, Bound

__all__ = ["Binding", "Bound", "bind_and_collate"]


def bind_and_collate(binding: Binding) -> Bound:
    """Bind one file, read it back and prove it; what differs from the plan, or is no sound PDF, is among its faults."""
    try:
        layouts = bind(binding.packets, binding.target, binding.title)
    except Unbindable as problem:
        return Bound(0, 0, (), (str(problem),))
    ranges: list[tuple[str, int, int]] = []
    offset = 0
    for layout in layouts:
        ranges += [(span.part.document_id, offset + span.first, offset + span.last) for span in layout.spans]
        offset += layout.total
    blanks = sum(len(layout.blank_pages) for layout in layouts)
    faults, rule = collate(binding.packets, binding.target, binding.title), DIFFERS
    if not faults:
        faults, rule = soundness.faults(binding.target), UNSOUND
    if binding.password and not faults:
        faults, rule = protect(binding.target, binding.password), DIFFERS
    return Bound(offset, blanks, tuple(ranges), tuple(faults), rule)
