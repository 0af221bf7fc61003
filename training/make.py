"""`make train`: from the pinned weights and the corpus to the files that ship. Seeds fixed; the same
scores each time.

Steps: choose the pieces, fine-tune, export to 8 bits, set thresholds on the development sets, write the
card.
"""

import argparse
import hashlib
import json
from datetime import date
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import starting_weights, vocabulary
from training.corpus_lines import of_set
from training.encoder import CARD, FOLDER, NETWORK, TOKENIZER, Encoder
from training.export import export
from training.network import MOVES, Network
from training.starting_weights import Weights
from training.training_loop import train
from training.tuning import probabilities, tuned

PIECES = 44_000
EPOCHS = 5
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--keep", type=Path, help="also keep the full network here")
    asked = parser.parse_args()
    weights = starting_weights.load(starting_weights.fetch(starting_weights.CACHE))
    tokenizer, kept = tokenizer_and_kept(weights)
    network = Network(weights, kept)
    lines = of_set("corpus")
    print(f"{len(lines)} texts, {len(kept)} pieces")
    network = train(network, tokenizer, lines, epochs=asked.epochs, seed=SEED)
    if asked.keep:
        torch.save(network.state_dict(), asked.keep)
    write(network, tokenizer, asked.out, epochs=asked.epochs, texts=len(lines))


def tokenizer_and_kept(weights: Weights) -> tuple[Tokenizer, list[int]]:
    texts = [
        text
        for line in of_set("corpus")
        for text in (line.context, *(one.text for one in line.sentences))
        if text
    ]
    kept = vocabulary.chosen(weights.pieces, texts, PIECES)
    return vocabulary.tokenizer([weights.pieces[number] for number in kept]), kept


def write(network: Network, tokenizer: Tokenizer, folder: Path, *, epochs: int, texts: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    export(network, folder / NETWORK)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    card = {
        "made": date.today().isoformat(),
        "from": f"{starting_weights.PACKAGE} {starting_weights.SHA256}",
        "licence": "MIT (starting weights: intfloat/multilingual-e5-small), Apache-2.0 (training and data)",
        "texts": texts,
        "epochs": epochs,
        "seed": SEED,
        "labels": [*(move.value for move in MOVES), "flag"],
        "sha256": {name: _sha256(folder / name) for name in (NETWORK, TOKENIZER)},
    }
    (folder / CARD).write_text(json.dumps(card))
    card |= tuned(*probabilities(Encoder(folder), of_set("development")))
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
