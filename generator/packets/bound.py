"""What happens to a packet in a child process: bound, read back, proved, and closed where it gets a password.

In: a ``Binding``; out: a ``Bound``, which says how the file came out. A child imports no more than this.
"""

from generator.packets import soundness
from generator.packets.binding import Unbindable, bind
from generator.packets.collation import collate
from generator.packets.encryption import protect
from generator.packets.order import DIFFERS, UNSOUND, Binding, Bound
from generator.packets.proof.findings import ACCESSIBLE, ARCHIVE
from generator.pdf.metadata import ARCHIVE as PART
from generator.pdf.metadata import Claims

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
        faults, rule = _proved(binding), UNSOUND
    if binding.password and not faults:
        faults, rule = protect(binding.target, binding.password), DIFFERS
    return Bound(offset, blanks, tuple(ranges), tuple(faults), rule)


def _proved(binding: Binding) -> list[str]:
    """Return what is wrong with a bound file as a PDF.

    A document may claim more than it holds to, as one does with a picture that a template does not describe. Then the
    file is bound again and claims less: it is right for its readers all the same.
    """
    proof = soundness.prove(binding.target)
    if proof.broken and proof.stands:
        kept = frozenset(proof.claims) - proof.broken
        most = Claims(PART if ARCHIVE in kept else 0, accessible=ACCESSIBLE in kept)
        bind(binding.packets, binding.target, binding.title, most)
        found = collate(binding.packets, binding.target, binding.title)
        return found or soundness.faults(binding.target)
    return list(proof.faults)
