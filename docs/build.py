"""Build the site with Sphinx, warnings as errors, and check every link without a network.

``python docs/build.py`` writes ``docs/_build/html``; open ``index.html`` there. It needs the
dependency group ``docs`` (``pip install --group docs``). Links to other hosts are not followed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

DOCS = Path(__file__).resolve().parent
OUT = DOCS / "_build" / "html"


class Page(HTMLParser):
    """Collect the links of a page and what they may lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.without_text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that are links or anchors, and pictures that nobody can hear."""
        values = dict(attrs)
        self.anchors.update(filter(None, (values.get("id"), values.get("name"))))
        self.links.extend(filter(None, (values.get("href"), values.get("src"))))
        if tag == "img" and not values.get("alt"):
            self.without_text.append(values.get("src") or "?")


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the links and pictures of the built pages."""
    files = (file for file in sorted(folder.rglob("*.html")) if "_static" not in file.parts)
    pages = {file: Page(file.read_text(encoding="utf-8")) for file in files}
    for file, page in pages.items():
        name = file.relative_to(folder).as_posix()
        for source in page.without_text:
            yield f"{name}: the picture {source} has no text"
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.exists():
                yield f"{name}: {link} leads nowhere"
            elif (
                parts.fragment
                and target in pages
                and unquote(parts.fragment) not in pages[target].anchors
            ):
                yield f"{name}: there is no anchor {link}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write")
    parser.add_argument("--keep", action="store_true", help="build only what has changed")
    options = parser.parse_args(arguments)
    if not options.keep:
        shutil.rmtree(options.out, ignore_errors=True)
        shutil.rmtree(DOCS / "api" / "generated", ignore_errors=True)
    line = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-c", DOCS]
    if subprocess.run([*line, DOCS.parent, options.out], check=False).returncode:
        return 1
    found = list(faults(options.out.resolve()))
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    pages = sum(1 for _ in options.out.rglob("*.html"))
    sys.stdout.write(f"{pages} pages in {options.out}, {len(found)} faults in links and pictures\n")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
