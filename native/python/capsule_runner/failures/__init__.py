"""How a task fails."""
