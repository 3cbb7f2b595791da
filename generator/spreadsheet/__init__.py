"""Edits an .xlsx as the package it is: what is not touched comes back byte for byte, whatever it is."""
