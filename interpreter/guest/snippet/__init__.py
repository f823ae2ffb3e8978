"""How a snippet is run. Whatever it does to names and modules, this goes on to work."""
