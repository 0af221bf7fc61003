"""What each audience sees of a class right now: regions of ready HTML, the same for all in that audience.

Nothing personal may stand in a frame: it goes to all phones, or onto the wall.
"""
