"""Clean a messy table from end to end: infer, look, cast, look again, write.

Run it with ``python examples/clean_table.py``; ``--out FILE`` writes the clean table as Parquet
or CSV. The rows are made up.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import StringIO

import pandas as pd

import pandas_semtype  # noqa: F401 - importing it registers df.semtype

MESSY = """\
order;ordered on;delivered;paid;zip;gift;weight;mail
A-1001;31.12.2023;02.01.2024 14:05;1.234,50 €;01067;ja;12,5 kg;ann@example.org
A-1002;1.2.2024;04.02.2024 09:30;17,00 €;04109;nein;3 kg;bob@example.org
A-1003;15.8.2024;-;n/a;10115;nein;800 g;
A-1004;3.3.2024;05.03.2024 17:45;-3,25 €;20095;ja;4,75 kg;eve@example.org
A-1005;24.12.2024;28.12.2024 11:00;250,00 €;01067;nein;1 kg;dan@example.org
A-1006;7.5.2024;08.05.2024 08:15;99,90 €;80331;ja;2,5 kg;kim@example.org
A-1007;9.9.2024;11.09.2024 12:00;8,00 €;50667;nein;0,4 kg;joe@example.org
A-1008;30.6.2024;01.07.2024 16:20;1.050,00 €;04109;nein;9 kg;ann@example.org
A-1009;12.10.2024;14.10.2024 10:10;45,60 €;10115;ja;6 kg;lea@example.org
A-1011;17.4.2024;19.04.2024 13:35;72,00 €;01067;nein;0,8 kg;sue@example.org
A-1012;5.11.2024;07.11.2024 15:55;5,49 €;04109;ja;250 g;max@example.org
A-1010;29.2.2024;lost;12,99 €;20095;nein;1,2 kg;tom@example.org
"""


def clean(table: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a messy table as values, and the cells that did not parse.

    Parameters
    ----------
    table : str
        A CSV with semicolons.

    Returns
    -------
    values, odd : DataFrame
        The table; column, position and content of each odd cell.
    """
    # As text: read_csv would turn 01067 into 1067, and guess at the rest.
    raw = pd.read_csv(StringIO(table), sep=";", dtype=str, keep_default_na=False)
    result = raw.semtype.infer()
    sys.stdout.write(f"{result}\n\n")
    values, report = raw.semtype.cast(result=result)
    sys.stdout.write(f"{report}\n\n")
    return values, report.unparsed_cells(raw)


def main(arguments: Sequence[str] | None = None) -> int:
    """Clean the table, print what was done, and write it if wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", help="file to write: .parquet or .csv")
    options = parser.parse_args(arguments)
    values, odd = clean(MESSY)
    paid = values.groupby("zip")["paid"].sum()
    sys.stdout.write(f"{odd.to_string(index=False)}\n\nPaid, by ZIP code:\n{paid.to_string()}\n")
    if options.out:
        if options.out.endswith(".parquet"):
            values.to_parquet(options.out)
        else:
            values.to_csv(options.out, index=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
