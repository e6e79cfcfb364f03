"""Opening hours are two times, or several, and no time of day."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.validators import validators

HOURS = {
    "plain": [f"{h}:00-{h + 8}:00" for h in range(6, 14)],
    "halves": [f"{h:02d}:{m}-{h + 4:02d}:{m}" for h in range(1, 9) for m in ("00", "30")],
    "nights": [f"{h}:00-0{m}:00" for h in range(17, 24) for m in range(1, 6)],
    "slots": [f"{h:02d}:00 - {h + 1:02d}:00" for h in range(6, 23)],
    "words": ["9:00 to 17:00", "8:30 to 16:30", "10:00 to 18:00", "7:00 to 15:00"],
    "am and pm": ["9:00 AM - 5:00 PM", "8:30 AM - 4:30 PM", "10:00 AM - 6:00 PM"],
    "short": ["9am-5pm", "10am-6pm", "8am - 4pm", "7am–3pm", "11am to 7pm"],
    "breaks": ["08:00–12:00, 13:00–17:00", "09:00–12:00, 14:00–18:00", "07:30–11:30, 12:30–16:30"],
    "weekdays": ["Mon-Fri 9am-5pm", "Mon-Sat 10am-6pm", "Mon-Fri 8am-4pm", "Daily 9am-9pm"],
}
TIMES = {
    "plain": [f"{h}:{m:02d}" for h in range(24) for m in (0, 17)],
    "zones": [f"{h:02d}:15 EST" for h in range(24)],
    "offsets": [f"{h:02d}:15:00-05:00" for h in range(24)],
    "am and pm": [
        f"{h}:{m} {half}" for h in range(1, 12) for m in (15, 40) for half in ("am", "pm")
    ],
}


@pytest.mark.parametrize("kind", HOURS)
@pytest.mark.parametrize("name", ["x", "opening_hours", "time"])
def test_hours_are_no_time(kind, name):
    frame = pd.DataFrame({name: HOURS[kind] * 4})
    assert not set(pandas_semtype.infer(frame).types) & {"time", "datetime"}
    assert not validators()["time"](HOURS[kind]).any()


@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("name", ["x", "time"])
def test_times_are(kind, name):
    assert pandas_semtype.infer(pd.DataFrame({name: TIMES[kind]})).types[name] == "time"
    assert validators()["time"](TIMES[kind]).all()
