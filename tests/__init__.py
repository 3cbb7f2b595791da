"""The tests: small pictures of what a reader sees."""
