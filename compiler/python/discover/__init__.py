"""Reads a project's modules with CPython's own `ast`: its tasks, their options, its imports."""
