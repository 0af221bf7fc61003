"""The kinds of entry a door can ask for."""

from enum import Enum


class Entry(Enum):
    """PARTICIPANT: joined the class in the address, on this device. STAFF: signed in. ADMINISTRATOR: also
    keeps the center's books. CONSOLE: signed in, or holding a one-time console link for the class in the
    address (`meeting_id`). Staff only ever reach the classes of their own center."""

    ANYONE = "anyone"
    PARTICIPANT = "participant"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"
    CONSOLE = "console"
