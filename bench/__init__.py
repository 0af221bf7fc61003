"""Measurements: run by hand, never by the tests. Each prints the machine that it ran on."""
