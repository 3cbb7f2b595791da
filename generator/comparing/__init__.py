"""What changed between two Word files, article by article: as text and as tracked changes; and whether a text is equal.

``reading`` gives the pieces of a file (paragraphs and tables), ``wording`` says when two texts are the same,
``articles`` divides and matches, ``alignment`` pairs what belongs together. ``compare`` tells it as text, ``tracked``
as a Word file (with ``deletions`` and ``revisions``), and ``digest`` as one number for the whole text.
"""
