"""Notices what top-level code reads of the outer world while it is evaluated for a snapshot."""
