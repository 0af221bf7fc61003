"""Which pieces of the 250,002 the shipped reader keeps, and the tokenizer made of them.

Kept are, in this order: the special tokens; every single letter, digit and sign of the scripts that names
here are written in, so that the rarest name can still be spelt; every piece that the corpus uses; then the
pieces that the commonest English and Spanish words use (word lists of `wordfreq`), commonest first, in
lower case, capitalised and in capitals.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from wordfreq import top_n_list, word_frequency

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
BEGIN, PAD, END, UNKNOWN = range(4)
COMMON_WORDS = 120_000  # a language
_LONGEST_SPELT = 0x250  # Basic Latin to Latin Extended-B
_SPELT_TOO = (
    range(0x1E00, 0x1F00),
    range(0x2010, 0x2060),
    range(0x20A0, 0x20C0),
)  # Vietnamese, dashes, money
Piece = tuple[str, float]


def tokenizer(pieces: Sequence[Piece]) -> Tokenizer:
    made = Tokenizer(Unigram(list(pieces), unk_id=UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]"), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[’‘´`]"), "'"),
            normalizers.Replace(Regex(r"[“”„«»]"), '"'),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def chosen(pieces: Sequence[Piece], texts: Iterable[str], size: int) -> list[int]:
    """Numbers of the kept pieces, special tokens first, else in their old order."""
    whole = tokenizer(pieces)
    wanted: Counter[int] = Counter()
    for text in texts:
        wanted.update(dict.fromkeys(whole.encode(text).ids, 1e9))
    for number, (piece, _score) in enumerate(pieces):
        bare = piece.removeprefix("▁")
        if len(bare) <= 1 and all(_is_spelt(letter) for letter in bare):
            wanted[number] += 1e12
    for language in ("en", "es"):
        for word in top_n_list(language, COMMON_WORDS):
            often = word_frequency(word, language)
            for form, share in ((word, 1.0), (word.capitalize(), 0.3), (word.upper(), 0.05)):
                for number in whole.encode(form).ids:
                    wanted[number] += often * share
    for number in range(len(SPECIAL)):
        wanted.pop(number, None)
    kept = [number for number, _weight in wanted.most_common(size - len(SPECIAL))]
    return [*range(len(SPECIAL)), *sorted(kept)]


def _is_spelt(letter: str) -> bool:
    code = ord(letter)
    return code < _LONGEST_SPELT or any(code in block for block in _SPELT_TOO)
