"""The mends: what the embedded engine would spoil, each put into a shape it can do, without a word changed."""
