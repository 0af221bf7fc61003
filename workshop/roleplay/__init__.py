"""The contact who answers: a scenario, what was said so far, and what comes of it. Pure."""
