"""What happens when the runner is built, and never in a task."""
