"""Proofreading a template: everything in its words and its print that a reader would stumble over."""
