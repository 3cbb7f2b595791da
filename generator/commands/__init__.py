"""The commands: typed words become one call, and its outcome is told. Each has a file of its own."""
