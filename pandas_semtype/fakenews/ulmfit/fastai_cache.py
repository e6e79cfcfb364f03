"""Archives of language models that fastai has downloaded already."""

from __future__ import annotations

import configparser
import os
from pathlib import Path

__all__ = ["archives_of"]


def archives_of(file: str) -> list[Path]:
    """Return where fastai keeps an archive, if there is such a file.

    Parameters
    ----------
    file : str
        Name of the archive. Its folder is ``archive`` in ``FASTAI_HOME``, by default ``~/.fastai``,
        or what ``config.ini`` there says.
    """
    home = Path(os.environ.get("FASTAI_HOME") or Path("~", ".fastai")).expanduser()
    folder = "archive"
    config = configparser.ConfigParser(interpolation=None)
    try:
        config.read(home / "config.ini", encoding="utf-8")
        folder = config.defaults().get("archive", folder)
    except (configparser.Error, OSError, UnicodeDecodeError):
        pass  # whose file it is will hear of it from fastai
    place = home / folder / file
    return [place] if place.is_file() else []
