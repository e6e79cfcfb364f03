"""What layers that are not trained make of cells, computed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch

__all__ = ["FrozenCells"]

_MOST = 3_000_000
"""Vectors kept: 3 GB for the shipped sizes, in half precision."""

_AT_ONCE = 1024


class FrozenCells:
    """Encode every cell once, and remember its vector while the layers above are trained.

    Encoding a cell is most of a step.  With the layers below as they are, a column that is read
    again costs a tenth.

    Parameters
    ----------
    encode : callable
        ``ids -> vectors`` of the layers that are not trained, see `vectors`.
    width : int
        Length of a vector.
    dtype : torch.dtype
        Of the vectors that are returned; half precision is kept.
    most : int, default 3,000,000
        Vectors kept; when there are more, all are forgotten.
    """

    def __init__(
        self,
        encode: Callable[[torch.Tensor], torch.Tensor],
        width: int,
        dtype: torch.dtype,
        most: int = _MOST,
    ) -> None:
        self._layers, self._dtype, self._most = encode, dtype, most
        self._known: dict[bytes, int] = {}
        self._kept = np.zeros((0, width), dtype=np.float16)

    def __len__(self) -> int:
        return len(self._known)

    def vectors(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vectors of cells.

        Parameters
        ----------
        ids : tensor of int32, shape (distinct, characters)
            See `pandas_semtype.simon.training.torch_network.distinct_cells`.

        Returns
        -------
        tensor, shape (distinct, width)
        """
        import torch

        plain = ids.numpy().astype(np.uint16)
        width = plain.shape[1] * plain.itemsize
        joined = plain.tobytes()
        keys = [joined[i : i + width] for i in range(0, len(joined), width)]
        new = {key: i for i, key in enumerate(keys) if key not in self._known}
        if len(self._known) + len(new) > self._most:
            self._known.clear()
            new = {key: i for i, key in enumerate(keys)}
        if new:
            self._encode(ids, new)
        rows = np.fromiter((self._known[key] for key in keys), dtype=np.int64, count=len(keys))
        return torch.from_numpy(self._kept[rows]).to(self._dtype)

    def _encode(self, ids: torch.Tensor, new: Mapping[bytes, int]) -> None:
        import torch

        rows = torch.tensor(list(new.values()))
        with torch.no_grad():
            found = [
                self._layers(ids[rows[i : i + _AT_ONCE]]) for i in range(0, len(rows), _AT_ONCE)
            ]
        begin, end = len(self._known), len(self._known) + len(new)
        if end > len(self._kept):
            room = np.zeros((max(end, 2 * len(self._kept), 4096), self._kept.shape[1]), np.float16)
            room[: len(self._kept)] = self._kept
            self._kept = room
        self._kept[begin:end] = torch.cat(found).to(torch.float16).numpy()
        self._known.update(zip(new, range(begin, end), strict=True))
