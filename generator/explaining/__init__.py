"""What a template may use, and what it looks like: the list of fields, on screen and on paper, and a preview."""
