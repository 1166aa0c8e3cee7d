"""Python sees the time so many seconds off; put this folder on PYTHONPATH."""

import os
from datetime import datetime, timedelta, timezone

import freezegun

_off = timedelta(seconds=int(os.environ["WRONG_CLOCK"]))
# Threads, too, which it leaves out by itself.
freezegun.configure(default_ignore_list=[])
freezegun.freeze_time(datetime.now(timezone.utc) + _off, tick=True).start()
