"""Measures what the program costs beside what a handy user would write; run by ``make bench``, never by the tests."""
