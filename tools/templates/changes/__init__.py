"""The papers of a change: what is made after the covenant was signed, when a party joins, leaves or changes."""
