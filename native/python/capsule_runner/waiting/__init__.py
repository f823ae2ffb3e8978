"""Waits: on the world's pollables, many at once."""
