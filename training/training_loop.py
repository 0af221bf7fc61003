"""Fine-tuning: seeds fixed, the same figures each time on the same machine."""

import random
import time
from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.network import Network
from training.samples import Sample, batch, sample, varied
from workshop.evaluation.labelled import Line

BATCH = 16
RATE, RATE_OF_HEADS, RATE_PER_LAYER = 2e-4, 2e-3, 0.95
WARM_UP = 0.06  # share of all steps
WEIGHT_OF_FLAG, WEIGHT_OF_WORDS = 3.0, 3.0
SMOOTHING = 0.02
MEMORY = 0.995  # of the running average of the weights, which is what ships: steadier than the last step


def train(
    network: Network,
    tokenizer: Tokenizer,
    lines: Sequence[Line],
    *,
    epochs: int,
    seed: int,
    rate: float = 1.0,
    say=print,
) -> Network:
    """`rate`: share of the usual rates; below 1, a network that was trained before is trained further."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    steps = epochs * len(_batches(tokenizer, lines, random.Random(seed)))
    if rate == 1.0:
        some = batch(_batches(tokenizer, lines[:300], random.Random(seed))[0])
        network.eval().look_at(some[0], some[1])
    optimizer = torch.optim.AdamW(_groups(network, rate), weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, steps))
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEMORY))
    network.train()
    for epoch in range(epochs):
        began, losses = time.monotonic(), []
        for samples in _batches(tokenizer, lines, chance):
            with torch.autocast("cpu", torch.bfloat16):
                loss = _loss(network, batch(samples))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            pace.step()
            average.update_parameters(network)
            losses.append(loss.item())
        mean, took = sum(losses) / len(losses), time.monotonic() - began
        say(f"epoch {epoch + 1} of {epochs}: loss {mean:.4f}, {took:.0f} s")
    return average.module.eval()


def _batches(tokenizer: Tokenizer, lines: Sequence[Line], chance: random.Random) -> list[list[Sample]]:
    """Samples of like length together, the batches in random order."""
    samples = [sample(tokenizer, sentences, context) for sentences, context in varied(lines, chance)]
    samples.sort(key=lambda one: len(one.ids) + chance.random() * 8)
    rows = [samples[at : at + BATCH] for at in range(0, len(samples), BATCH)]
    chance.shuffle(rows)
    return rows


def _loss(network: Network, found: tuple[Tensor, ...]) -> Tensor:
    ids, mask, parts, wanted, real, words = found
    said, voiced = network(ids, mask, parts)
    soft = wanted * (1 - SMOOTHING) + SMOOTHING / 2
    each = cross_entropy(said.float(), soft, reduction="none")
    each = each[..., :-1].sum(-1) + WEIGHT_OF_FLAG * each[..., -1]
    inside = parts.amax(dim=1)
    of_words = cross_entropy(voiced.float(), words, reduction="none").sum(-1)
    return (each * real).sum() / real.sum() + WEIGHT_OF_WORDS * (of_words * inside).sum() / inside.sum()


def _groups(network: Network, rate: float) -> list[dict]:
    depth = len(network.layers)
    heads = [*network.sentence_head.parameters(), *network.token_head.parameters(), network.from_tokens]
    groups = [{"params": heads, "lr": RATE_OF_HEADS * rate}]
    for number, layer in enumerate(network.layers):
        groups.append(
            {"params": [*layer.parameters()], "lr": RATE * rate * RATE_PER_LAYER ** (depth - 1 - number)}
        )
    low = [*network.places.parameters(), *network.start.parameters()]
    return [*groups, {"params": low, "lr": RATE * rate * RATE_PER_LAYER**depth}]


def _share(step: int, steps: int) -> float:
    warm = max(1, int(steps * WARM_UP))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))
