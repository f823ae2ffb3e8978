"""Imports without a file system: modules come from memory, and from the engine's own data."""
