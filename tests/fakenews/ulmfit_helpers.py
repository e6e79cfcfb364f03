"""Tiny language models in the layout of the published ones, and texts to train on."""

from __future__ import annotations

import hashlib
import io
import pickle
import re
from dataclasses import replace

import numpy as np
from loopback import content
from store_cases import member, packed

from pandas_semtype.fakenews.ulmfit.language_model import Sizes
from pandas_semtype.fakenews.ulmfit.tokens import SPECIAL
from pandas_semtype.store import registry

SIZES = Sizes(8, 16, 3)
WORDS = [
    *SPECIAL, "the", "a", "of", "council", "mayor", "says", "vote", "town", "new", "road", "is",
    "to", "and", "money", "aliens", "moon",
]  # fmt: skip
_GOOD = "the council of the town says the vote on the new road is {}"
_BAD = "aliens on the moon and a mayor of {} says money money"


def texts_and_classes(n: int = 48) -> tuple[list[str], np.ndarray]:
    """Return texts of two kinds, of 1 to about 120 words, and their classes."""
    texts = []
    for i in range(n):
        one = (_GOOD if i % 2 == 0 else _BAD).format(f"number {i % 5}")
        texts.append(one if i % 7 else " ".join([one] * (i % 9 + 1)))
    return texts, np.arange(n) % 2


def state_dict(n_words: int = len(WORDS), sizes: Sizes = SIZES, seed: int = 0, **changes):
    """Return random weights under the names fastai saves them by."""
    import torch

    generator = torch.Generator().manual_seed(seed)
    state = {}
    for name, shape in sizes.shapes(n_words).items():
        tensor = torch.randn(shape, generator=generator) * 0.3
        layer = re.fullmatch(r"layers\.(\d+)\.(\w+)", name)
        if name == "embedding":
            state["0.encoder.weight"] = state["0.encoder_dp.emb.weight"] = tensor
            state["1.decoder.weight"] = tensor
        elif name == "decoder_bias":
            state["1.decoder.bias"] = tensor
        elif layer[2] == "weight_hh":
            state[f"0.rnns.{layer[1]}.weight_hh_l0_raw"] = tensor
            state[f"0.rnns.{layer[1]}.module.weight_hh_l0"] = tensor + 1  # not the real one
        else:
            state[f"0.rnns.{layer[1]}.module.{layer[2]}_l0"] = tensor
    return {name: t for name, t in {**state, **changes}.items() if t is not None}


def archive(direction: str = "fwd", *, weights=None, words=None) -> bytes:
    """Return an archive in the published layout; `weights` and `words` may be any bytes."""
    import torch

    if weights is None:
        stream = io.BytesIO()
        torch.save(state_dict(seed=len(direction) + ord(direction[0])), stream)
        weights = stream.getvalue()
    folder = f"wt103-{direction}"
    return packed(
        member(f"{folder}/lstm_{direction}.pth", weights),
        member(f"{folder}/itos_wt103.pkl", pickle.dumps(WORDS) if words is None else words),
    )


def serve(monkeypatch, server, **bodies: bytes) -> None:
    """Publish archives in the place of the presets: ``fwd=..., bwd=...``."""
    entries = dict(registry.entries())
    for direction, body in bodies.items():
        name = f"wt103_{direction}"
        url = server.serve(f"/{name}.tgz", content(body))
        entries[name] = replace(
            entries[name],
            urls=(url,),
            size=len(body),
            head_md5=hashlib.md5(body[: 1 << 20]).hexdigest(),
        )
    monkeypatch.setattr(registry, "entries", lambda: entries)
