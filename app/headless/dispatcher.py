"""The scripted dispatcher: works through the queue as a person would, with drags, clicks and keys."""
import time

from screen import middle

COLLECTION, FILING, DISPATCH, HANDLING, FEEDBACK, INSPECTION = range(1, 7)
REPORT = "同济路通济桥牌坊附近绿化水管漏水"


class Dispatcher:
    def __init__(self, hands, described, pictures):
        self._hands = hands
        self._described = described
        self._pictures = pictures
        self.done = {"drag_to_worker": 0, "drag_to_candidate": 0, "drag_to_unit": 0, "drag_cancelled": 0, "keys": 0,
                     "reports": 0, "missed": 0}

    def work(self, until):
        """Until the given time.monotonic()."""
        turns = [self.drag_card_to_worker, self.next_step_by_key, self.drag_card_to_candidate, self.next_step_by_key,
                 self.new_report, self.drag_card_to_unit, self.next_step_by_key, self.cancelled_drag]
        turn = 0
        while time.monotonic() < until:
            try:
                turns[turn % len(turns)]()
            except TimeoutError:
                # Somebody or the stand-in was quicker, as in life; what was not possible is counted.
                self.done["missed"] += 1
                self._hands.key("Escape")
            turn += 1

    def _select(self, wanted, what):
        """Clicks a card for which wanted(card) holds and waits until the panel shows it."""
        seen = self._described.until(lambda d: any(wanted(c) and c["whole"] for c in d["cards"]), what, 4)
        card = next(c for c in seen["cards"] if wanted(c) and c["whole"])
        self._hands.click(middle(card["rect"]))
        self._described.until(lambda d: d["selected"]["case_id"] == card["case_id"], "the case panel", 4)
        return card["case_id"]

    def _card(self, description, case_id):
        return next((c for c in description["cards"] if c["case_id"] == case_id), None)

    def _drag(self, case_id, find_target, what, picture=None, cancel=False):
        seen = self._described.until(lambda d: self._card(d, case_id) and find_target(d), what, 4)
        start, end = middle(self._card(seen, case_id)["rect"]), find_target(seen)
        self._hands.grab(start)
        self._hands.drag_to(start, end)
        try:
            self._described.until(lambda d: d["drag"]["active"] and d["drag"]["valid"], "a valid target", 3)
            if picture:
                self._pictures.take(picture)
        except TimeoutError:
            cancel = True
            raise
        finally:
            if cancel:
                self._hands.key("Escape")
            self._hands.drop()
        if not cancel:
            self._described.until(lambda d: not d["drag"]["active"] and d["counts"]["pending"] == 0, "the answer", 5)

    def drag_card_to_worker(self):
        case_id = self._select(lambda c: c["stage"] == COLLECTION and c["needs_me"], "a case to verify")
        self._hands.key("space")

        def nearest(d):
            workers = [w for w in d["workers"] if w["valid"] and w["for_case"] == case_id]
            areas = [a["rect"] for a in d["areas"] if a["name"] == "map"]
            if areas:
                x, y, w, h = areas[0]
                inside = [k for k in workers if x + 60 < k["at"][0] < x + w - 60 and y + 60 < k["at"][1] < y + h - 60]
                workers = sorted(inside, key=lambda k: (k["at"][0] - x - w / 2) ** 2 + (k["at"][1] - y - h / 2) ** 2)
            return tuple(workers[0]["at"]) if workers else None

        self._drag(case_id, nearest, "a worker on the map", "drag-to-worker")
        self.done["drag_to_worker"] += 1

    def drag_card_to_candidate(self):
        case_id = self._select(lambda c: c["stage"] in (COLLECTION, FEEDBACK) and c["needs_me"], "a case for a worker")
        self._drag(case_id, lambda d: next((middle(r["rect"]) for r in d["candidates"]
                                            if r["valid"] and r["for_case"] == case_id), None), "a candidate")
        self.done["drag_to_candidate"] += 1

    def drag_card_to_unit(self):
        case_id = self._select(lambda c: c["stage"] in (FILING, DISPATCH) and c["needs_me"], "a case for a unit")
        self._drag(case_id, lambda d: next((middle(r["rect"]) for r in d["units"]
                                            if r["valid"] and r["for_case"] == case_id), None), "a unit", "drag-to-unit")
        self.done["drag_to_unit"] += 1

    def cancelled_drag(self):
        case_id = self._select(lambda c: c["stage"] == COLLECTION and c["needs_me"], "a case to verify")
        self._drag(case_id, lambda d: next((middle(r["rect"]) for r in d["candidates"]
                                            if r["valid"] and r["for_case"] == case_id), None), "a candidate", cancel=True)
        self._described.until(lambda d: not d["drag"]["active"], "the end of the drag", 3)
        self.done["drag_cancelled"] += 1

    def next_step_by_key(self):
        keys = {COLLECTION: "a", FILING: "v", DISPATCH: "d", FEEDBACK: "a", INSPECTION: "v"}
        case_id = self._select(lambda c: c["needs_me"] and c["stage"] in keys, "a case that needs me")
        stage = self._described.now()["selected"]["stage"]
        if stage in keys:
            self._hands.key(keys[stage])
            self._described.until(lambda d: d["counts"]["pending"] == 0, "the answer", 5)
            self.done["keys"] += 1

    def new_report(self):
        before = self._described.now()["counts"]["reported"]
        self._hands.key("F2")
        self._described.until(lambda d: any(f["name"] == "report" for f in d["fields"]), "the report field", 3)
        self._hands.type(REPORT)
        self._pictures.settle("new-report")
        self._hands.key("Return")
        self._described.until(lambda d: d["counts"]["reported"] > before and d["counts"]["pending"] == 0, "the new case", 5)
        self.done["reports"] += 1
