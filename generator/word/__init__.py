"""Word files as their readers meet them: opened with care, line by line with their places, and word by word."""
