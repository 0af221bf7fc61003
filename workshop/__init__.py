"""Give First: the companion app of a networking class."""

from pathlib import Path

__version__ = "0.1.0"


def shipped(name: str) -> Path:
    """Folder `name` (templates, static or slides): inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
