"""What a task's file imports: ``from capsule import task``."""

from capsule.task import task

__all__ = ["task"]
