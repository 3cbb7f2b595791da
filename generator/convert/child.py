"""What happens to a document in a child process: converted, finished, checked, and only then written.

What goes in is a ``Work``, or a ``Batch`` of them for LibreOffice; what comes out is an outcome for each.
"""

import hashlib

from generator.convert import embedded, resident
from generator.convert.boxes import draws_a_box
from generator.convert.check import Rejected, check
from generator.convert.finish import NotUnderstood, finish
from generator.convert.guard import runs_from_right
from generator.convert.matching import shown
from generator.convert.mending import mended_parts, with_parts
from generator.convert.rules import broken_rules
from generator.convert.work import Batch, Conversion, Engine, Outcome, Refusal, Work
from generator.word.story import paragraphs
from generator.word.wordparts import WordFileError, open_package
from generator.word.words import WordText, of_package


def by_embedded(work: Work) -> Outcome:
    """Return the outcome of one work by the embedded engine: a checked PDF, or the first reason against it."""
    try:
        docx = work.docx.read_bytes()
        package = open_package(docx)
        mends = mended_parts(package.parts)
        broken = broken_rules({**package.parts, **mends})
        if broken:
            return Refusal(
                work.id, broken[0].id, f"Het Word-bestand bevat {'; '.join(rule.reason for rule in broken)}."
            )
        said = of_package(package)
        pdf = embedded.of_mended(with_parts(docx, mends))
        if embedded.misses_a_glyph(pdf):
            return Refusal(work.id, "missing-glyph", _missing_glyph(said))
        return _checked(work, said, pdf, "embedded")
    except WordFileError:
        return Refusal(work.id, "word-file", "Het Word-bestand is beschadigd of veel te groot.")
    except embedded.EngineFailed:
        return Refusal(work.id, "engine-failed", "De ingebouwde omzetter kan dit Word-bestand niet lezen.")


def _missing_glyph(said: WordText) -> str:
    lines = (paragraph.line for paragraph in paragraphs(said.body))
    signs = embedded.unusual_signs(shown("".join((*lines, *said.notes, *said.headers, *said.footers))))
    named = f": {' '.join(signs[:5])}" if signs else ""
    return f"Het document bevat een teken dat de ingebouwde lettertypen niet hebben{named}."


def _missing_font(said: WordText) -> str:
    if runs_from_right(said):
        return "Geen lettertype op deze computer heeft de letters van deze taal. Installeer er een (Noto Sans Arabic)."
    return f"{_missing_glyph(said).partition(' dat ')[0]} dat geen lettertype op deze computer heeft."


def _checked(work: Work, said: WordText, pdf: bytes, engine: Engine) -> Outcome:
    """Finishes, checks and writes a PDF."""
    try:
        finished = finish(pdf, work.title, work.language)
        passed = check(said, finished, work.codes, private=work.private, word_by_word=engine == "embedded")
    except NotUnderstood:
        return Refusal(work.id, "not-readable", "De omzetter gaf geen bruikbare PDF.")
    except Rejected as rejected:
        return Refusal(work.id, rejected.rule, rejected.reason)
    work.pdf.write_bytes(finished)
    return Conversion(work.id, engine, passed.pages, passed.spots, hashlib.sha256(finished).hexdigest())


def by_libreoffice(batch: Batch) -> tuple[Outcome, ...]:
    """Return the outcomes of a batch by LibreOffice, each document checked by itself."""
    made = resident.to_pdfs(batch.office.program, [work.docx for work in batch.works])
    return tuple(_office_outcome(work, pdf) for work, pdf in zip(batch.works, made, strict=True))


def _office_outcome(work: Work, pdf: bytes | None) -> Outcome:
    if pdf is None:
        return Refusal(work.id, "engine-failed", "LibreOffice gaf voor dit Word-bestand geen PDF.")
    try:
        said = of_package(open_package(work.docx.read_bytes()), form_boxes=False)
        if draws_a_box(pdf):
            return Refusal(work.id, "missing-glyph", _missing_font(said))
        return _checked(work, said, pdf, "libreoffice")
    except WordFileError:
        return Refusal(work.id, "word-file", "Het Word-bestand is beschadigd of veel te groot.")
