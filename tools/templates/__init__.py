"""Makes the Word templates in ``templates/`` from our own text, in one house style; ``python -m tools.templates``."""
