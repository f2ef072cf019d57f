"""A screen without a display: Xvfb, real mouse and key events through xdotool, and pictures of it."""
import json
import os
import pathlib
import subprocess
import time


class Screen:
    """Xvfb on a free display number, 1920×1080 unless told otherwise."""

    def __init__(self, width=1920, height=1080):
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            # Without -noreset the server forgets its keyboard when the last client of a moment leaves.
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
             "-noreset"],
            pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = dict(os.environ, DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        self.environment.setdefault("LC_ALL", "C.UTF-8")

    def give_keys(self, text):
        """Puts the characters of a text that no key has on spare keys. xdotool would do it one character at a time,
        which a busy program sees too late; all at once, before the program starts, is safe."""
        listing = subprocess.run(["xmodmap", "-pke"], env=self.environment, capture_output=True, text=True, check=True)
        spare = [line.split()[1] for line in listing.stdout.splitlines() if not line.split("=", 1)[1].strip()]
        wanted = sorted({c for c in text if ord(c) > 126})
        if len(wanted) > len(spare):
            raise RuntimeError(f"{len(wanted)} characters for {len(spare)} spare keys")
        lines = [f"keycode {key} = U{ord(c):04X}" for key, c in zip(spare, wanted)]
        subprocess.run(["xmodmap", "-"], env=self.environment, input="\n".join(lines) + "\n", text=True, check=True)

    def close(self):
        self._server.terminate()
        self._server.wait()

    def picture(self, file):
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=True)

    def tool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, stdout=subprocess.DEVNULL)


class Hands:
    """Mouse and keyboard, as the X server delivers them."""

    def __init__(self, screen):
        self._screen = screen

    def focus(self, pid):
        """Without a window manager nobody gives the first window the keyboard."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True, text=True,
                               env=self._screen.environment).stdout.split()
        if not found:
            raise RuntimeError("the console has no window on the screen")
        self._screen.tool("windowfocus", found[-1])

    def key(self, *names):
        self._screen.tool("key", *names)

    def type(self, text):
        self._screen.tool("type", "--delay", "20", text)

    def move(self, at):
        self._screen.tool("mousemove", *at)

    def click(self, at):
        self._screen.tool("mousemove", *at, "click", 1)

    def grab(self, at):
        self._screen.tool("mousemove", *at, "mousedown", 1)

    def drag_to(self, start, end, steps=8):
        """Moves as a hand does, so that the drag threshold and every hover on the way happen."""
        for i in range(1, steps + 1):
            self._screen.tool("mousemove", round(start[0] + (end[0] - start[0]) * i / steps),
                              round(start[1] + (end[1] - start[1]) * i / steps))

    def drop(self):
        self._screen.tool("mouseup", 1)


class Described:
    """What the console says is on the screen (sandtable --describe, docs/describe.md)."""

    def __init__(self, file, console):
        self._file = pathlib.Path(file)
        self._console = console

    def now(self):
        try:
            return json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def until(self, condition, what, seconds=10):
        """The first description for which condition(description) holds."""
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


def middle(rect):
    return rect[0] + rect[2] // 2, rect[1] + rect[3] // 2
