# SPDX-License-Identifier: GPL-3.0-or-later
"""A console on a screen of its own, from its first frame to its end."""
import subprocess

from described import Described
from screen import Hands, Screen
from workbench import Workbench


class Session:
    """with Session(command, folder, texts) as session: …  The folder takes describe.json and figures.json."""

    def __init__(self, command, folder, texts=(), patience=1):
        self._command = list(map(str, command))
        self._texts = texts
        self._patience = patience
        self._describe = folder / "describe.json"
        self.figures = folder / "figures.json"
        self.status = None  # of the console, once it has ended

    def __enter__(self):
        self.screen = Screen()
        try:
            self.screen.give_keys("".join(self._texts))
            self._console = subprocess.Popen(
                self._command + ["--describe", str(self._describe), "--figures", str(self.figures),
                                 "--window", "1920x1080"], env=self.screen.environment)
        except BaseException:
            self.screen.close()
            raise
        self.described = Described(self._describe, self._console, self._patience)
        self.hands = Hands(self.screen)
        self.workbench = Workbench(self.hands, self.described)
        return self

    def ready(self):
        """Waits until the whole city is on the screen, the link is live and place names are known."""
        self.described.until(lambda d: d["city_ready"] and d["advisor_ready"] and d["first_frame_ms"] > 0 and
                             d["link"]["live"], "the city on the screen", 60)
        self.hands.focus(self._console.pid)

    def stop(self):
        """Ends the console; its exit status, None when it had to be killed."""
        if self._console.poll() is None:
            self._console.terminate()
        try:
            self.status = self._console.wait(20)
        except subprocess.TimeoutExpired:
            self._console.kill()
            self._console.wait()
        return self.status

    def __exit__(self, *_):
        self.stop()
        self.screen.close()
