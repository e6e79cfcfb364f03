"""Make the relative links of README.md absolute, for the page of the package index.

``python .ci/absolute_links.py https://forge.example/owner/name v0.2.0`` changes README.md of this
checkout in place, right before the release is built. Pictures are linked raw.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
LINK = re.compile(r"(!?)(\[[^\]]*\]\()(?![a-z]+:|#)([^)\s]+)(\))")


def absolute(text: str, repository: str, tag: str) -> str:
    """Return a text of Markdown whose links name the files of one tag."""

    def link(found: re.Match[str]) -> str:
        kind = "raw" if found[1] else "blob"
        return f"{found[1]}{found[2]}{repository.rstrip('/')}/{kind}/{tag}/{found[3]}{found[4]}"

    return LINK.sub(link, text)


def main(repository: str, tag: str) -> None:
    """Rewrite the file."""
    README.write_text(absolute(README.read_text(encoding="utf-8"), repository, tag), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
