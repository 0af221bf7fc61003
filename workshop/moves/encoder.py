"""The trained reader's network: how likely each move is in each sentence of a text, and on each of its
tokens.

The text is encoded once, in windows of whole sentences. Each window begins with what was said just before,
so that every sentence is read in the light of its message. Safe to call from many threads.
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FOLDER = Path(__file__).parent / "trained"
NETWORK, TOKENIZER, CARD = "reader.onnx", "tokenizer.json", "card.json"
_BEGIN, _END = 0, 2
_HALVES = re.compile("[\ud800-\udfff]")
_WINDOW = 256  # tokens of sentences at once: attention costs their square
_BEFORE = 48  # tokens of what was said just before
Numbers = npt.NDArray[np.float32]
_loaded: list["Encoder"] = []
_lock = threading.Lock()


class Missing(RuntimeError):
    """The trained files, or a library that runs them, are not there or not those that were tested."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`moves`: fourteen probabilities, the flag last. `spots`: start and end of each token in the text;
    `voiced`: thirteen probabilities for each token."""

    moves: Numbers
    spots: tuple[tuple[int, int], ...]
    voiced: Numbers


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or a stretch of one that is longer than a window."""

    sentence: int
    ids: list[int]
    spots: list[tuple[int, int]]


class Encoder:
    def __init__(self, folder: Path) -> None:
        """Raises Missing; the message is for the log."""
        try:
            import onnxruntime
            import tokenizers
        except ImportError as error:
            raise Missing(f"{error.name or 'a library'} is not installed ({error})") from error
        self.card = _card(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(folder / NETWORK, options)
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # the two libraries raise no narrower kind
            raise Missing(f"this computer cannot run the network ({error})") from error

    def judge(self, text: str, sentences: Sequence[tuple[int, int]], context: str = "") -> list[Judged]:
        """One for each of `sentences`, which are offsets into `text`; `context` stood just before it."""
        parts = [part for number, spot in enumerate(sentences) for part in self._parts(text, number, *spot)]
        before = self._ids(context)[-_BEFORE:]
        found: list[list[Judged]] = [[] for _ in sentences]
        for window in _windows(parts):
            for part, judged in zip(window, self._read(before, window), strict=True):
                found[part.sentence].append(judged)
            before = window[-1].ids[-_BEFORE:]
        return [_joined(judged) for judged in found]

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(_spoken(text)).ids if text else []
        return ids

    def _parts(self, text: str, number: int, start: int, end: int) -> Iterator[_Part]:
        found = self._tokenizer.encode(_spoken(text[start:end]))
        spots = [_trimmed(text, start + first, start + last) for first, last in found.offsets]
        for at in range(0, max(len(spots), 1), _WINDOW):
            yield _Part(number, found.ids[at : at + _WINDOW], spots[at : at + _WINDOW])

    def _read(self, before: list[int], window: list[_Part]) -> Iterator[Judged]:
        ids = [_BEGIN, *before, *(token for part in window for token in part.ids), _END]
        places = np.zeros((len(window), len(ids)), np.float32)
        at, edges = 1 + len(before), []
        for row, part in enumerate(window):
            edges.append((at, at + len(part.ids)))
            # a piece without letters, such as the blank before a sign, carries nothing: so it was learnt
            places[row, at : at + len(part.ids)] = [first < last for first, last in part.spots]
            at += len(part.ids)
        moves, voiced = self._session.run(None, {"ids": np.array(ids, np.int64), "parts": places})
        for row, (part, (first, last)) in enumerate(zip(window, edges, strict=True)):
            yield Judged(moves[row] if part.ids else moves[row] * 0, tuple(part.spots), voiced[first:last])


def encoder() -> Encoder:
    """The one of this process, loaded at the first call. Raises Missing."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(Encoder(FOLDER))
    return _loaded[0]


def _card(folder: Path) -> Mapping[str, Any]:
    try:
        card: Mapping[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
        for name, wanted in card["sha256"].items():
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != wanted:
                    raise Missing(f"{name} is not the file that was tested")
    except OSError as error:
        raise Missing(f"{error.filename} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Missing(f"{CARD} is damaged") from error
    return card


def _spoken(text: str) -> str:
    """Halves of a pair of surrogates, which a browser may send, cannot be encoded; the length stays."""
    return _HALVES.sub("\ufffd", text)


def _windows(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    window: list[_Part] = []
    size = 0
    for part in parts:
        if window and size + len(part.ids) > _WINDOW:
            yield window
            window, size = [], 0
        window.append(part)
        size += len(part.ids)
    if window:
        yield window


def _joined(parts: Sequence[Judged]) -> Judged:
    if len(parts) == 1:
        return parts[0]
    spots = tuple(spot for part in parts for spot in part.spots)
    return Judged(
        np.max([part.moves for part in parts], axis=0), spots, np.concatenate([p.voiced for p in parts])
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
