# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen without a display: Xvfb, real mouse and key events through xdotool, and pictures of it."""
import os
import shutil
import subprocess

# What of cmake/packages.txt this file starts.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "xmodmap": "x11-xserver-utils", "import": "imagemagick"}


class Screen:
    """Xvfb on a free display number, 1920×1080 unless told otherwise."""

    def __init__(self, width=1920, height=1080):
        missing = [f"{name} (package {package})" for name, package in PROGRAMS.items() if not shutil.which(name)]
        if missing:
            raise RuntimeError(f"missing: {', '.join(missing)}; cmake/packages.sh installs what is needed")
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
        wanted = [f"U{ord(c):04X}" for c in sorted({c for c in text if ord(c) > 126})]
        # Two characters a key: without and with Shift.
        pairs = [" ".join(wanted[i:i + 2]) for i in range(0, len(wanted), 2)]
        if len(pairs) > len(spare):
            raise RuntimeError(f"{len(wanted)} characters for {len(spare)} spare keys")
        lines = [f"keycode {key} = {pair}" for key, pair in zip(spare, pairs)]
        subprocess.run(["xmodmap", "-"], env=self.environment, input="\n".join(lines) + "\n", text=True, check=True)

    def close(self):
        self._server.terminate()
        self._server.wait()

    def picture(self, file):
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=True)

    def tool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, stdout=subprocess.DEVNULL)


class Hands:
    """Mouse and keyboard, as the X server delivers them. Positions are pixels of the screen."""

    def __init__(self, screen):
        self._screen = screen
        self._at = (0, 0)

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
        self._at = at

    def click(self, at):
        self.move(at)
        self._screen.tool("click", 1)

    def wheel(self, notches):
        """Towards the user (out) when positive."""
        self._screen.tool("click", "--repeat", abs(notches), "--delay", "30", 5 if notches > 0 else 4)

    def grab(self, at):
        self.move(at)
        self._screen.tool("mousedown", 1)

    def carry(self, to, steps=8):
        """Moves as a hand does, so that the drag threshold and every hover on the way happen."""
        x, y = self._at
        for i in range(1, steps + 1):
            self.move((round(x + (to[0] - x) * i / steps), round(y + (to[1] - y) * i / steps)))

    def drop(self):
        self._screen.tool("mouseup", 1)
