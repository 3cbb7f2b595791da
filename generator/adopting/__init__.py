"""Adopting another's Word model: what its placeholders stand for, and a template with tags in their place."""
