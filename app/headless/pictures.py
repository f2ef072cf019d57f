# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the screen, each once."""


class Pictures:
    def __init__(self, session, folder):
        self._session = session
        self._folder = folder

    def missing(self, name):
        return not (self._folder / f"{name}.png").exists()

    def take(self, name):
        if self.missing(name):
            self._session.screen.picture(self._folder / f"{name}.png")

    def settle(self, name):
        """Once the last key or click is on the screen."""
        if self.missing(name):
            self._session.described.shown()
            self.take(name)
