# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does at the workbench: opens a card, follows it on the map, drags it, reports, undoes."""
from described import middle

COLLECTION, FILING, DISPATCH, HANDLING, FEEDBACK, INSPECTION = range(1, 7)
CHANNEL_CONSOLE = 7


class Missed(Exception):
    """What was wanted could not be done; says why."""


class Workbench:
    def __init__(self, hands, described):
        self._hands = hands
        self._described = described

    def open_card(self, wanted, what, seconds=4):
        """Opens a card in sight that wanted(card) accepts, one's own report before others, then the newest; gives its
        case."""
        seen = self._described.until(lambda d: d["cards"], "a card", seconds)
        # A hand that moves in the list holds its rows still: only then is what was read still there to be clicked.
        x, y = middle(seen["cards"][0]["rect"])
        self._hands.move((x - 8, y))
        self._hands.move((x, y))
        self._described.until(lambda d: d["counts"]["held"], "the list to hold still", 3)
        turn = self._described.now()["turn"]

        def choice(d):
            return [c for c in d["cards"] if c["whole"] and wanted(c)] if d["turn"] > turn else []
        try:
            seen = self._described.until(choice, what, 0.6)
        except TimeoutError:
            self._hands.key("n")
            # The cards that have come in slide to their places first.
            seen = self._described.until_still(lambda d: choice(d) or None, what, seconds)
        # Whose card has moved meanwhile looks again, once.
        for _ in range(2):
            card = max(choice(seen), key=lambda c: (c["channel"] == CHANNEL_CONSOLE, c["stage_since_s"]))
            self._hands.click(middle(card["rect"]))
            try:
                self._described.until(lambda d: d["selected"]["case_id"] == card["case_id"], "the case panel", 2)
                return card["case_id"]
            except TimeoutError:
                seen = self._described.until_still(lambda d: choice(d) or None, what, seconds)
        raise Missed("the card that was clicked did not open")

    def follow(self):
        """Lets the map show the open case from near by, and waits until it does."""
        if not self._described.now()["camera"]["following"]:
            self._hands.key("space")
        return self._described.until(lambda d: d["camera"]["at_case"] and not d["camera"]["flying"] and
                                     d["camera"]["following"], "the map at the case", 5)

    def look_at(self, case_id):
        """Follows the case and, where nobody walks so near, looks from further away."""
        seen = self.follow()
        find = self.workers(case_id)
        if find(seen):
            return
        self._hands.key("space")
        for _ in range(5):
            self.zoom_out(3)
            self._described.shown()
            if find(self._described.now()):
                return

    def zoom_out(self, notches):
        """With the wheel, around the middle of the map."""
        seen = self._described.until(lambda d: not d["camera"]["following"], "the map to stand", 3)
        before = seen["camera"]["distance_m"]
        x, y, w, h = self._map(seen)
        self._hands.move((x + w // 2, y + h // 2))
        self._hands.wheel(notches)
        self._described.until(lambda d: not d["camera"]["flying"] and d["camera"]["distance_m"] > before,
                              "a wider view", 3)

    def card(self, case_id):
        seen = self._described.until(lambda d: self._card(d, case_id), "the card of the case", 3)
        return middle(self._card(seen, case_id)["rect"])

    def pin(self, case_id):
        seen = self._described.until(lambda d: self._pin(d, case_id), "the pin of the case", 3)
        return tuple(self._pin(seen, case_id)["at"])

    def drag(self, start, find, what, at_target=None, cancel=False):
        """Drags from start to the first of find(description), a list of (code, point), that lights up. Gives the
        target's code once the console has its answer, or has seen the drag cancelled."""
        self._hands.grab(start)
        try:
            self._hands.carry((start[0] + 40, start[1] + 12), steps=4)
            self._described.until(lambda d: d["drag"]["active"], "the drag to begin", 3)
            target = self._over_valid_target(find, what)
            if at_target:
                at_target()
            if cancel:
                self._hands.key("Escape")
                self._described.until(lambda d: not d["drag"]["active"], "the end of the drag", 3)
        except TimeoutError as why:
            d = self._described.now()
            self._hands.key("Escape")
            kinds = ("workers", "candidates", "units")
            offered = find(d | {kind: [r | {"valid": True} for r in d[kind]] for kind in kinds})
            raise TimeoutError(f"{why}, {len(offered)} of them in sight") from why
        finally:
            self._hands.drop()
        seen = self._described.until(lambda d: not d["drag"]["active"] and d["counts"]["pending"] == 0, "the answer", 5)
        if not cancel and target not in (seen["selected"]["worker"], seen["selected"]["unit"]):
            seen = self._described.until(lambda d: d["turn"] > seen["turn"] + 1, "the next state", 3)
            if target not in (seen["selected"]["worker"], seen["selected"]["unit"]):
                raise Missed(seen["toasts"][-1] if seen["toasts"] else "the drop did nothing")
        return target

    def _over_valid_target(self, find, what):
        tried = set()
        while len(tried) < 4:
            def first(d):
                return next(((code, at) for code, at in find(d) if code not in tried), None)
            code, at = first(self._described.until_still(first, what, 3))
            self._hands.carry(at)
            try:
                lit = self._described.until(lambda d: d["drag"]["active"] and d["drag"]["valid"], what, 1)
                return lit["drag"]["target"]
            except TimeoutError:
                # Something lies over it, as another marker may.
                tried.add(code)
        raise TimeoutError(f"no valid target among {len(tried)}: {what}")

    def report(self, text, at_proposal=None):
        """F2, one line of text, Enter. Where the text names no place, a click on the map says where. Gives what the
        console had proposed, and whether it was `clicked`."""
        before = self._described.now()["counts"]["reported"]
        self._hands.key("F2")
        self._described.until(lambda d: any(f["name"] == "report" for f in d["fields"]), "the report field", 3)
        self._hands.type(text)
        try:
            self._described.until(lambda d: d["report"]["text"] == text, "the text", 5)
        except TimeoutError as error:
            raise RuntimeError(f"typed {text}, the console has {self._described.now()['report']['text']}") from error
        known = self._described.until(lambda d: d["report"]["known"], "the proposal", 10)
        clicked = not known["report"]["grid"]
        if clicked:
            known = self._click_in_city(lambda d: d["report"]["known"] and d["report"]["grid"])
        if at_proposal:
            at_proposal()
        self._hands.key("Return")
        self._described.until(lambda d: d["counts"]["reported"] > before and d["counts"]["pending"] == 0 and
                              not any(f["name"] == "report" for f in d["fields"]), "the new case", 5)
        return known["report"] | {"clicked": clicked}

    def _click_in_city(self, placed):
        """On the map, below the sheet over it, beside a worker, for there the city is; until placed(description)."""
        seen = self._described.until(self._grounds, "somebody on the map", 5)
        for at in self._grounds(seen)[:4]:
            self._hands.click(at)
            try:
                return self._described.until(placed, "the clicked place", 1.5)
            except TimeoutError:
                continue  # a marker lay there, or water
        raise Missed("no click on the map was a place of the city")

    def _grounds(self, d):
        x, y, w, h = self._map(d)
        low = (x + w / 2, y + h * 0.7)
        beside = [(k["at"][0] + 26, k["at"][1] + 10) for k in d["workers"]]
        inside = [at for at in beside if x + 80 < at[0] < x + w - 80 and y + h * 0.5 < at[1] < y + h - 80]
        return sorted(inside, key=lambda at: (at[0] - low[0]) ** 2 + (at[1] - low[1]) ** 2)

    def choose(self, case_id):
        """Shift+A, down to a candidate that could take the case, Enter."""
        def valid(d):
            ours = [r for r in d["candidates"] if r["for_case"] == case_id]
            return [row for row, r in enumerate(ours) if r["valid"]]
        seen = self._described.until(valid, "a candidate", 3)
        rows = valid(seen)
        self._hands.key("shift+a", *["Down"] * rows[min(1, len(rows) - 1)], "Return")
        self._described.until(lambda d: d["counts"]["pending"] == 0 and d["selected"]["worker"], "the chosen worker", 3)

    def relocate(self, case_id):
        """L, and a click on the map."""
        self._hands.key("l")
        self._described.until(lambda d: d["locate"]["active"] and d["locate"]["case_id"] == case_id,
                              "the locate sheet", 3)
        self._click_in_city(lambda d: not d["locate"]["active"])
        seen = self._described.until(lambda d: d["counts"]["pending"] == 0, "the answer", 5)
        if not seen["selected"]["placed"]:
            seen = self._described.until(lambda d: d["turn"] > seen["turn"] + 1, "the next state", 3)
            if not seen["selected"]["placed"]:
                raise Missed(seen["toasts"][-1] if seen["toasts"] else "the click placed nothing")

    def undo(self):
        """Takes the last assignment back; the open case is the one that was assigned."""
        self._hands.key("z")
        self._described.until(lambda d: d["counts"]["pending"] == 0 and not d["selected"]["worker"] and
                              not d["selected"]["unit"], "the undone assignment", 2)

    def workers(self, case_id, margin=60):
        """Targets on the map: valid workers, the proposed ones first, then those nearest to its middle."""
        def find(d):
            x, y, w, h = self._map(d)
            near = {c["code"] for c in d["candidates"] if c["valid"]}
            inside = [k for k in d["workers"] if k["valid"] and k["for_case"] == case_id and
                      x + margin < k["at"][0] < x + w - margin and y + margin < k["at"][1] < y + h - margin]
            inside.sort(key=lambda k: (k["code"] not in near,
                                       (k["at"][0] - x - w / 2) ** 2 + (k["at"][1] - y - h / 2) ** 2))
            return [(k["code"], tuple(k["at"])) for k in inside]
        return find

    def rows(self, kind, case_id):
        """Targets in the case panel: candidates or units."""
        return lambda d: [(r["code"], middle(r["rect"])) for r in d[kind] if r["valid"] and r["for_case"] == case_id]

    def _map(self, d):
        return next(a["rect"] for a in d["areas"] if a["name"] == "map")

    def _card(self, d, case_id):
        return next((c for c in d["cards"] if c["case_id"] == case_id), None)

    def _pin(self, d, case_id):
        return next((p for p in d["pins"] if p["case_id"] == case_id), None)
