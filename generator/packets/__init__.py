"""Signing packets: laid out, bound, stamped, and read back page by page."""
