"""Requests through ``wasi:http``, so that the host checks each hop against the allowed hosts."""
