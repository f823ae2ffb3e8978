"""Installs the packages of a project for its tasks, and says what is in them.

Runs in a virtual environment of the compiler's own, for the `pip` in it.
"""
