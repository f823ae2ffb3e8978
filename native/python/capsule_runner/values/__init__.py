"""What crosses: arguments in, results out."""
