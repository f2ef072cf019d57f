# SPDX-License-Identifier: GPL-3.0-or-later
"""What the console says is on the screen (sandtable --describe, docs/describe.md), and waiting for it."""
import json
import pathlib
import time


class Watched:
    """Waits for what a process does, and never for a dead one. Patience multiplies every time limit."""

    def __init__(self, process, name, patience=1):
        self._process = process
        self._name = name
        self._patience = patience

    def until(self, look, what, seconds=10):
        """The first true value of look(); TimeoutError naming `what` when there is none in time."""
        end = time.monotonic() + seconds * self._patience
        while True:
            if self._process.poll() is not None:
                raise RuntimeError(f"{self._name} ended ({self._process.returncode}) while waiting for {what}")
            seen = look()
            if seen:
                return seen
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds * self._patience} s for {what}")
            # The console renews its description every 200 ms; looking much more often finds nothing new.
            time.sleep(0.05)


class Described(Watched):
    """The description of one console."""

    def __init__(self, file, console, patience=1):
        super().__init__(console, "the console", patience)
        self._file = pathlib.Path(file)

    def now(self):
        try:
            return json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def until(self, condition, what, seconds=10):
        """The first description for which condition(description) holds."""
        def look():
            description = self.now()
            return description if description and condition(description) else None
        return super().until(look, what, seconds)

    def until_still(self, find, what, seconds=5):
        """The first description in which find(description) gives the same answer, not None, as in the one before."""
        last = (None, None)

        def still(description):
            nonlocal last
            turn, found = description["turn"], find(description)
            same = found is not None and turn != last[0] and found == last[1]
            if turn != last[0]:
                last = (turn, found)
            return same
        return self.until(still, what, seconds)

    def shown(self):
        """Two turns on: what the console knows now is on the screen then, for it draws between two turns."""
        turn = self.now().get("turn", 0)
        self.until(lambda d: d["turn"] >= turn + 2, "the next pictures", 10)


def middle(rect):
    return rect[0] + rect[2] // 2, rect[1] + rect[3] // 2
