"""An Office file as its parts, whatever program it is for."""
