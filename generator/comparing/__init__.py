"""What changed between two Word files, article by article: as text and as tracked changes; and whether a text is equal.

``reading`` gives the ``pieces`` of a file, ``wording`` says when two texts are the same, ``articles`` divides and
matches, ``alignment`` pairs what belongs together. ``compare`` tells it as text (``sentences``), ``tracked`` as a Word
file (``deletions``, ``revisions``), ``digest`` is one number for the whole text, by which ``models`` are known;
``opening`` says why a file can't be compared.
"""
