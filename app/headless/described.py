"""What the console says is on the screen (sandtable --describe, docs/describe.md), and waiting for it."""
import json
import pathlib
import time


class Described:
    """Reads the description of one console; its process is watched, so that nobody waits for a dead one."""

    def __init__(self, file, console):
        self._file = pathlib.Path(file)
        self._console = console

    def now(self):
        try:
            return json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def until(self, condition, what, seconds=10):
        """The first description for which condition(description) holds; TimeoutError naming `what` when there is none."""
        end = time.monotonic() + seconds
        while True:
            if self._console.poll() is not None:
                raise RuntimeError(f"the console ended ({self._console.returncode}) while waiting for {what}")
            description = self.now()
            if description and condition(description):
                return description
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s for {what}")
            # The console renews the file at most every 200 ms; looking more often finds nothing new.
            time.sleep(0.05)

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
