"""Kerning and accent positions of a variable font, settled for one cut of it.

fontTools does this too, but first lines up the kerning classes of all masters: four of the six seconds that a
face takes, and of no use to a single cut. Here the one delta that holds is added to each value instead.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord
from fontTools.varLib.models import normalizeLocation, piecewiseLinearMap
from fontTools.varLib.varStore import VarStoreInstancer

Delta = Callable[[Any], int]

_VARIATION = 0x8000  # DeltaFormat of a device table that points into the variation store
_PLAIN = 0x000F  # ValueFormat bits that stand for values; the others stand for device tables
_VALUES = {
    "XPlacement": "XPlaDevice",
    "YPlacement": "YPlaDevice",
    "XAdvance": "XAdvDevice",
    "YAdvance": "YAdvDevice",
}
_POINTS = {"XCoordinate": "XDeviceTable", "YCoordinate": "YDeviceTable"}


def settle(font: TTFont, axes: Mapping[str, float]) -> None:
    """Replaces the variations in GPOS by their values at `axes` (tag to design value) and drops the store."""
    definitions = font["GDEF"].table
    delta = _delta_at(font, definitions.VarStore, axes)
    for part in _parts(font["GPOS"].table):
        _settle_part(part, delta)
    definitions.VarStore = None
    definitions.Version = 0x00010002  # the last one without a variation store


def _delta_at(font: TTFont, store: Any, axes: Mapping[str, float]) -> Delta:
    ranges = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in font["fvar"].axes}
    place = normalizeLocation(dict(axes), ranges)
    bends = font["avar"].segments if "avar" in font else {}
    place = {tag: piecewiseLinearMap(at, bends[tag]) if bends.get(tag) else at for tag, at in place.items()}
    deltas = VarStoreInstancer(store, font["fvar"].axes, place)

    def delta(device: Any) -> int:
        if device is None or device.DeltaFormat != _VARIATION:
            return 0
        step: float = deltas[(device.StartSize << 16) + device.EndSize]
        return round(step)

    return delta


def _parts(root: Any) -> Iterator[Any]:
    """Every record below `root`, once each: tables share records."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if id(part) in seen or isinstance(part, str | int | float):
            continue
        seen.add(id(part))
        if hasattr(part, "ensureDecompiled"):
            part.ensureDecompiled()
        if isinstance(part, list | tuple):
            waiting.extend(part)
        elif isinstance(part, dict):
            waiting.extend(part.values())
        elif hasattr(part, "__dict__"):
            yield part
            waiting.extend(vars(part).values())


def _settle_part(part: Any, delta: Delta) -> None:
    if isinstance(part, ValueRecord):
        _add(part, _VALUES, delta)
    elif isinstance(part, otTables.Anchor) and part.Format == 3:
        _add(part, _POINTS, delta)
        part.Format = 1
    elif isinstance(part, otTables.PairPos):
        part.ValueFormat1 &= _PLAIN
        part.ValueFormat2 &= _PLAIN
    elif isinstance(part, otTables.SinglePos):
        part.ValueFormat &= _PLAIN


def _add(part: Any, pairs: Mapping[str, str], delta: Delta) -> None:
    for value, device in pairs.items():
        if hasattr(part, device):
            setattr(part, value, getattr(part, value, 0) + delta(getattr(part, device)))
            delattr(part, device)
