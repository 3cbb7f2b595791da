"""A Word file becomes a PDF, by one of two engines, and is compared with the Word file before anyone sees it.

``engine`` is the door. Behind it: ``rules`` (what the embedded engine cannot do), ``embedded`` and ``libreoffice``
(the engines), ``readback`` (the PDF as a reader meets it), ``guard`` (no word lost, added or moved) and ``ink``
(nothing outside its page, no missing glyph, where to sign).
"""
