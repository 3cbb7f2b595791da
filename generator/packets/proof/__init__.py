"""What makes a finished PDF sound: its pages, its tags, its jumps, its fonts and its claims, each in a room."""
