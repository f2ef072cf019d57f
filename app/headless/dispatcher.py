# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripted dispatcher: works through the queue as a person would, with drags, clicks and keys."""
import collections
import itertools
import time

from workbench import COLLECTION, DISPATCH, FEEDBACK, FILING, INSPECTION, Missed

# By the language of the console. Where a text names no place of the city, the dispatcher clicks on the map.
REPORTS = {
    "zh_CN": ("同济路通济桥牌坊附近绿化水管漏水", "祖庙附近路灯不亮", "季华五路井盖破损"),
    "en": ("A water pipe leaks beside the trees, the street is flooded", "Street light is out", "Manhole cover broken"),
}
KEYS = {COLLECTION: "a", FILING: "v", DISPATCH: "d", FEEDBACK: "a", INSPECTION: "v"}


class Dispatcher:
    def __init__(self, session, pictures, reports):
        self._hands = session.hands
        self._described = session.described
        self._bench = session.workbench
        self._pictures = pictures
        self._reports = itertools.cycle(reports)
        self.done = collections.Counter(drag_to_worker=0, drag_from_pin=0, drag_to_candidate=0, drag_to_unit=0,
                                        drag_cancelled=0, undone=0, keys=0, reports=0, missed=0)
        self.missed = collections.Counter()
        # The console opens with the whole district.
        self._home_m = session.described.now()["camera"]["distance_m"]

    def work(self, until):
        """Until the given time.monotonic()."""
        self._only_mine()
        turns = itertools.cycle((self.report_and_send, self.drag_card_to_worker, self.drag_card_to_unit,
                                 self.cancelled_drag, self.drag_card_to_candidate, self.step_by_key, self.undone_drag,
                                 self.drag_pin_to_worker, self.step_by_key))
        half = time.monotonic() + (until - time.monotonic()) / 2
        while time.monotonic() < until:
            # By half-time the district is busy enough for the picture of the whole console.
            turn = self.overview if time.monotonic() > half and self._pictures.missing("console") else next(turns)
            # Who comes too late tries the same with another case, once.
            if not self._try(turn) and time.monotonic() < until:
                self._try(turn)

    def _try(self, turn):
        try:
            turn()
            return True
        except (Missed, TimeoutError) as why:
            self._miss(turn.__name__, why)
            return False

    def _miss(self, turn, why):
        """Somebody or the stand-in may be quicker, as in life; what was not possible is counted with its reason."""
        seen = self._described.now()
        quicker = seen["selected"]["case_id"] != 0 and not seen["selected"]["act"]
        self.done["missed"] += 1
        self.missed[f"{turn}: {'somebody was quicker' if quicker else why}"] += 1
        for field in ("report", "reason"):
            if any(f["name"] == field for f in seen["fields"]):
                self._hands.key("Escape")

    def _only_mine(self):
        """The queue shows what waits for the dispatcher."""
        seen = self._described.until(lambda d: any(b["name"] == "needs-me" for b in d["buttons"]), "the filter", 5)
        x, y, w, h = next(b["rect"] for b in seen["buttons"] if b["name"] == "needs-me")
        self._hands.click((x + w // 2, y + h // 2))

    def _open(self, *stages):
        return self._bench.open_card(lambda c: c["stage"] in stages and c["needs_me"] and c["placed"],
                                     f"a case in stage {stages}")

    def report_and_send(self):
        """A report comes in by phone; the dispatcher takes it in and sends somebody at once."""
        text = next(self._reports)
        self._bench.report(text, lambda: self._pictures.settle("new-report"))
        self.done["reports"] += 1
        # An urgent one stands at the top of the queue; of lesser ones, what is in sight comes first.
        case_id = self._open(COLLECTION)
        self._bench.look_at(case_id)
        self._bench.drag(self._bench.card(case_id), self._bench.workers(case_id), "a worker on the map",
                         lambda: self._pictures.take("drag-to-worker"))
        self.done["drag_to_worker"] += 1

    def drag_card_to_worker(self):
        case_id = self._open(COLLECTION)
        self._bench.look_at(case_id)
        self._bench.drag(self._bench.card(case_id), self._bench.workers(case_id), "a worker on the map")
        self.done["drag_to_worker"] += 1

    def drag_pin_to_worker(self):
        case_id = self._open(COLLECTION)
        self._bench.look_at(case_id)
        self._bench.drag(self._bench.pin(case_id), self._bench.workers(case_id), "a worker on the map")
        self.done["drag_from_pin"] += 1

    def drag_card_to_candidate(self):
        case_id = self._open(COLLECTION, FEEDBACK)
        self._bench.drag(self._bench.card(case_id), self._bench.rows("candidates", case_id), "a candidate")
        self.done["drag_to_candidate"] += 1

    def drag_card_to_unit(self):
        case_id = self._open(FILING, DISPATCH)
        self._bench.drag(self._bench.card(case_id), self._bench.rows("units", case_id), "a unit",
                         lambda: self._pictures.take("drag-to-unit"))
        self.done["drag_to_unit"] += 1

    def undone_drag(self):
        """Dropped on a unit, then taken back before the unit has accepted."""
        case_id = self._open(FILING, DISPATCH)
        self._bench.drag(self._bench.card(case_id), self._bench.rows("units", case_id), "a unit")
        self.done["drag_to_unit"] += 1
        self._bench.undo()
        self.done["undone"] += 1

    def cancelled_drag(self):
        case_id = self._open(COLLECTION)
        self._bench.drag(self._bench.card(case_id), self._bench.rows("candidates", case_id), "a candidate", cancel=True)
        self.done["drag_cancelled"] += 1

    def step_by_key(self):
        self._open(*KEYS)
        before = self._described.now()["selected"]
        if before["stage"] not in KEYS:
            raise Missed("somebody was quicker")
        self._hands.key(KEYS[before["stage"]])
        self._described.until(lambda d: d["counts"]["pending"] == 0 and d["selected"] != before, "the next step", 3)
        self.done["keys"] += 1

    def overview(self):
        """The newest case of her own, a little from above, for the picture."""
        self._bench.open_card(lambda c: c["placed"] and c["stage"] == COLLECTION, "a case to look at")
        self._bench.follow()
        self._hands.key("space")
        self._bench.zoom_out(5)
        self._pictures.settle("console")

    def district(self):
        """The whole district with nothing over it."""
        self._hands.key("Escape")
        self._hands.key("1", "Home")
        self._described.until(lambda d: d["selected"]["case_id"] == 0 and not d["toasts"] and not d["camera"]["flying"]
                              and d["camera"]["distance_m"] >= self._home_m * 0.99, "the whole district", 20)
        self._pictures.settle("district")
