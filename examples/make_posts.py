"""Make `posts.csv`: invented posts of three sources, half of them fake.

Nothing in it is about anybody. Half of the fake posts have words that fake posts of every source
have; the others have words of their own source, so that what is learned from one source carries
over in part. One label in twelve is wrong, as it happens where people label.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

PLACES = ["harbour", "library", "town hall", "ferry", "market", "museum", "station", "theatre"]
OFFICES = ["council", "mayor", "school office", "harbour board", "court", "fire brigade"]
WHEN = ["on Monday", "on Friday", "last night", "this week", "before the summer", "in May"]
PLAIN = ["will soon reopen", "paid to repair", "had workers paint", "sent an engineer to"]
PLAIN += ["met neighbours of", "asked for bids for", "insured", "published a plan of"]
EVERYWHERE = ["secretly sold", "hid the truth about", "faked the repair of"]
OWN = {
    "paper": ["was bribed to close", "lost every key of"],
    "radio": ["will ban music at", "poisoned the air of"],
    "blog": ["runs on orders from", "was replaced by robots at"],
}
END = ["{n} people came", "it cost {n} crowns", "{n} letters were written", "work took {n} days"]
ROWS = 240


def rows(seed: int = 0) -> list[tuple[str, str, str]]:
    """Return text, label and source of every post."""
    rng = random.Random(seed)
    made = []
    for i in range(ROWS):
        source, fake = list(OWN)[i % 3], rng.random() < 0.5
        verbs = (EVERYWHERE if rng.random() < 0.5 else OWN[source]) if fake else PLAIN
        parts = [
            f"the {rng.choice(OFFICES)} {rng.choice(verbs)} the {rng.choice(PLACES)}",
            rng.choice(WHEN),
            rng.choice(END).format(n=rng.randint(3, 900)),
        ]
        rng.shuffle(parts)
        text = ", ".join(parts)
        made.append(
            (
                text[0].upper() + text[1:] + ".",
                "fake" if fake != (rng.random() < 1 / 12) else "real",
                source,
            )
        )
    return made


def main() -> int:
    """Write the file beside this script."""
    target = Path(__file__).with_name("posts.csv")
    with target.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, lineterminator="\n").writerows([("text", "label", "source"), *rows()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
