"""What must hold across the rows of the two workbooks: small checks, each with one subject and one rule."""
