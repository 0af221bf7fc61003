"""From the trained network to the file that ships: ONNX, 8-bit weights, one text at a time.

Weights take 7 of the 8 bits (`reduce_range`): processors of older laptops saturate with all 8, and the
file must say the same everywhere.
"""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network


class OneText(nn.Module):
    """In: `ids` (tokens,), `parts` (sentences, tokens) of 0 and 1. Out: probabilities (sentences, 14) and
    (tokens, 13)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        mask = torch.ones_like(ids, dtype=torch.float32)
        sentences, tokens = self.network(ids[None], mask[None], parts[None])
        return torch.sigmoid(sentences[0]), torch.sigmoid(tokens[0])


def export(network: Network, path: Path, *, reduce_range: bool = True) -> None:
    network.eval()
    example = (torch.arange(4, 16), torch.cat([torch.ones(2, 12)]))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            OneText(network),
            example,
            str(whole),
            input_names=["ids", "parts"],
            output_names=["sentences", "tokens"],
            dynamic_axes={
                "ids": {0: "t"},
                "parts": {0: "s", 1: "t"},
                "sentences": {0: "s"},
                "tokens": {0: "t"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=reduce_range,
            op_types_to_quantize=["MatMul", "Gather"],
        )
