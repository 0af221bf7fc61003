"""The doors, one an audience."""
