"""One encoder, two heads: moves of each sentence (and the flag), and for each token the moves whose words
it is of.

Shapes: `ids` (batch, tokens); `mask` the same, 1 for a real token; `parts` (batch, sentences, tokens), 1
where a token belongs to a sentence. Out: sentence logits (batch, sentences, 14), the flag last, and token
logits (batch, tokens, 13).
"""

import math

import torch
from torch import Tensor, nn

from training.starting_weights import Weights
from workshop.moves.taxonomy import Move

MOVES = tuple(Move)
_FAR = 1e4


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads, hidden // heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.widen, self.narrow = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.attended, self.thought = (nn.LayerNorm(hidden, eps=epsilon) for _ in range(2))
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, hidden_from: Tensor) -> Tensor:
        batch, tokens, hidden = states.shape

        def split(found: Tensor) -> Tensor:
            return found.reshape(batch, tokens, self.heads, self.size).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(self.size) + hidden_from, dim=-1)
        mixed = (self.drop(weights) @ value).transpose(1, 2).reshape(batch, tokens, hidden)
        states = self.attended(states + self.drop(self.out(mixed)))
        inner = nn.functional.gelu(self.widen(states))
        return self.thought(states + self.drop(self.narrow(inner)))


class Network(nn.Module):
    def __init__(self, weights: Weights, kept: list[int], dropout: float = 0.1) -> None:
        super().__init__()
        size = weights.hidden
        self.words = nn.Embedding(len(kept), size)
        self.places = nn.Embedding(weights.positions, size)
        self.start = nn.LayerNorm(size, eps=weights.epsilon)
        self.layers = nn.ModuleList(
            Layer(size, weights.heads, weights.inner, weights.epsilon, dropout) for _ in range(weights.layers)
        )
        self.drop = nn.Dropout(dropout)
        self.sentence_head = nn.Linear(size, len(MOVES) + 1)
        self.token_head = nn.Linear(size, len(MOVES))
        self.from_tokens = nn.Parameter(torch.zeros(len(MOVES) + 1))
        # The states all point much the same way; what tells sentences apart is small beside that.
        # See `look_at`.
        self.register_buffer("middle", torch.zeros(size))
        self.register_buffer("spread", torch.ones(size))
        self._fill(weights, kept)

    def _fill(self, weights: Weights, kept: list[int]) -> None:
        found = {name: torch.from_numpy(values.copy()) for name, values in weights.tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(found["emb.word"][kept])
            self.places.weight.copy_(found["emb.pos"] + found["emb.type"][0])
            _fill_norm(self.start, found, "emb.ln")
            for number, layer in enumerate(self.layers):
                names = {"q": layer.query, "k": layer.key, "v": layer.value, "ao": layer.out}
                for name, part in {**names, "fi": layer.widen, "fo": layer.narrow}.items():
                    part.weight.copy_(found[f"l{number}.{name}.w"])
                    part.bias.copy_(found[f"l{number}.{name}.b"])
                _fill_norm(layer.attended, found, f"l{number}.aln")
                _fill_norm(layer.thought, found, f"l{number}.oln")
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        return self._heads(self.states(ids, mask), parts)

    @torch.no_grad()
    def look_at(self, ids: Tensor, mask: Tensor) -> None:
        """Sets middle and spread of the token states from some real text, so that the heads see
        differences."""
        seen = self.states(ids, mask)[mask > 0]
        self.middle.copy_(seen.mean(0))
        self.spread.copy_(seen.std(0))

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.drop(self.start(self.words(ids) + self.places(places)))
        hidden_from = (1 - mask[:, None, None, :]) * -_FAR
        for layer in self.layers:
            states = layer(states, hidden_from)
        return states

    def _heads(self, states: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        states = (states - self.middle) / self.spread
        tokens = self.token_head(states)
        share = parts / parts.sum(dim=2, keepdim=True).clamp(min=1)
        pooled = self.drop(share @ states)
        taking = tokens[:, :, :N_TAKING].amax(dim=2, keepdim=True)
        voiced = torch.cat([tokens, taking], dim=2)  # the flag listens to the loudest taking move
        loudest = (voiced[:, None] - (1 - parts[..., None]) * _FAR).amax(dim=2)
        return self.sentence_head(pooled) + self.from_tokens * loudest.clamp(min=-20), tokens


N_TAKING = 7


def _fill_norm(norm: nn.LayerNorm, found: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(found[f"{name}.w"])
    norm.bias.copy_(found[f"{name}.b"])
