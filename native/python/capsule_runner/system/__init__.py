"""The outer world as a call has it."""
