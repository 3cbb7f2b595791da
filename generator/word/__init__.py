"""Word files: templates compiled and filled, and the words that a reader meets in a file."""
