"""A Word file becomes a PDF, by one of two engines, and is compared with the Word file before anyone sees it.

``engine`` is the door, ``work`` what passes it, ``child`` what happens to a document in a child process. ``rules``
knows what the embedded engine can't do; ``embedded`` and ``libreoffice`` are the engines; ``finish`` gives a PDF its
language and title; ``check`` reads it back (``readback``) and lets ``guard`` and ``ink`` judge it: no word lost, added
or moved, nothing outside its page, no missing glyph, every place to sign found once.
"""
