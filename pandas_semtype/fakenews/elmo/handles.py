"""Names of a module: handles of TensorFlow Hub and of Kaggle, and their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ...errors import ArgumentError

__all__ = ["HUB", "KAGGLE", "PUBLISHED", "Handle", "address_of", "handle_of"]

HUB, KAGGLE = "https://tfhub.dev/", "https://www.kaggle.com/"
PUBLISHED = "google/elmo/3"
"""The handle of the published module on TensorFlow Hub."""

_FORMAT = ("tf-hub-format", "compressed")
_PART = r"[\w.-]+"
_ON_HUB = re.compile(rf"({_PART}/{_PART})/(\d+)")
_ON_KAGGLE = re.compile(
    rf"({_PART})/({_PART})/(?:frameworks/)?(tensorflow[12])/(?:variations/)?({_PART})"
    r"(?:/(?:versions/)?(\d+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Handle:
    """Hold a module by its owner and name, wherever it is published.

    Parameters
    ----------
    hub : str or None
        Its handle on TensorFlow Hub, ``owner/name/version``.
    kaggle : tuple of str or None
        Owner, model, framework, variation and version on Kaggle.
    """

    hub: str | None = None
    kaggle: tuple[str, str, str, str, str] | None = None

    @property
    def is_published(self) -> bool:
        """Whether it is the module that the registry describes."""
        if self.hub is not None:
            return self.hub == PUBLISHED
        return self.kaggle is not None and tuple(map(str.lower, self.kaggle)) == (
            "google", "elmo", "tensorflow1", "elmo", "3",
        )  # fmt: skip

    @property
    def address(self) -> str:
        """Where its archive is."""
        if self.kaggle is not None:
            return f"{KAGGLE}api/v1/models/{'/'.join(self.kaggle)}/download"
        return f"{HUB}{self.hub}?{urlencode([_FORMAT])}"


def handle_of(source: str) -> Handle | None:
    """Return the handle that a user wrote, None if it is none.

    Parameters
    ----------
    source : str
        A handle of TensorFlow Hub, with its address and a query or without; a handle as kagglehub
        takes it, with a version or without; or the page of a model on Kaggle.

    Raises
    ------
    ArgumentError
        If it is a handle of Kaggle without a version, which is not the published module.

    Examples
    --------
    >>> from pandas_semtype.fakenews.elmo.handles import handle_of
    >>> for name in ("google/elmo/3", "google/elmo/tensorFlow1/elmo",
    ...              "https://tfhub.dev/google/elmo/3?tf-hub-format=compressed"):
    ...     print(handle_of(name).is_published)
    True
    True
    True
    """
    parts = urlsplit(source)
    where = f"{parts.scheme}://{parts.netloc}/".lower()
    if parts.scheme:
        # Hub and kagglehub have no other query that says which module it is.
        if [pair for pair in parse_qsl(parts.query) if pair != _FORMAT]:
            return None
        path = parts.path.strip("/")
        path = path.removeprefix("models/") if where in (KAGGLE, "https://kaggle.com/") else path
        if where not in (HUB, KAGGLE, "https://kaggle.com/"):
            return None
    else:
        path = source.strip("/") if source == source.lstrip("/") else source
    if where in (HUB, ":///") and (found := _ON_HUB.fullmatch(path)):
        return Handle(hub=path)
    if where != HUB and (found := _ON_KAGGLE.fullmatch(path)):
        owner, model, framework, variation, version = found.groups()
        if version is None:
            if (owner, model) != ("google", "elmo"):
                raise ArgumentError.of(
                    "source", source, "a handle of Kaggle with its version, as in .../elmo/3"
                )
            version = PUBLISHED.rpartition("/")[2]
        return Handle(kaggle=(owner, model, framework, variation, version))
    return None


def address_of(url: str) -> str:
    """Return the address at which a server is asked for the archive of a module.

    Parameters
    ----------
    url : str
        As a user wrote it. Servers of modules are asked for the compressed one by a query, which
        is added to those that are there, as tensorflow_hub does.

    Examples
    --------
    >>> from pandas_semtype.fakenews.elmo.handles import address_of
    >>> address_of("https://example.org/m?key=1")
    'https://example.org/m?key=1&tf-hub-format=compressed'
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if _FORMAT in query or parts.path.endswith((".tar.gz", ".tgz")):
        return url
    return urlunsplit(parts._replace(query=urlencode([*query, _FORMAT])))
