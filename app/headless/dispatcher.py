# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripted dispatcher: works through the queue as a person would, with drags, clicks and keys."""
import collections
import itertools
import time

from workbench import COLLECTION, DISPATCH, FEEDBACK, FILING, INSPECTION, Missed

# By the language of the console. Where a text names no place of the city, the dispatcher clicks on the map.
REPORTS = {
    "zh_CN": ("同济路通济桥牌坊附近绿化水管漏水", "路灯不亮", "祖庙附近路灯不亮", "季华五路井盖破损"),
    "en": ("A water pipe leaks beside the trees, the street is flooded", "Street light is out", "Manhole cover broken"),
}
NAMES_NO_PLACE = {"zh_CN": "路灯不亮", "en": "Street light is out"}
KEYS = {COLLECTION: "a", FILING: "v", DISPATCH: "d", FEEDBACK: "a", INSPECTION: "v"}


class Dispatcher:
    def __init__(self, session, pictures, language):
        self._hands = session.hands
        self._described = session.described
        self._bench = session.workbench
        self._pictures = pictures
        self._reports = itertools.cycle(REPORTS[language])
        self._unplaced = NAMES_NO_PLACE[language]
        # What a dispatcher does, by the name under which it is counted.
        self.acts = {"reports": self.report_and_send, "drag_to_worker": self.drag_card_to_worker,
                     "drag_to_unit": self.drag_card_to_unit, "drag_cancelled": self.cancelled_drag,
                     "drag_to_candidate": self.drag_card_to_candidate, "keys": self.step_by_key,
                     "undone": self.undone_drag, "drag_from_pin": self.report_and_drag_its_pin,
                     "reports_on_map": self.report_on_map, "chosen": self.choose_by_key, "relocated": self.relocate}
        self.tried = collections.Counter()
        self.done = collections.Counter({act: 0 for act in self.acts} | {"missed": 0})
        self.missed = collections.Counter()
        self._opened = (0, 0)  # case and the stage it was in
        # The console opens with the whole district.
        self._home_m = session.described.now()["camera"]["distance_m"]

    def work(self, seconds):
        """For so long, and up to half as long again while there is something that has not been managed once."""
        self._only_mine()
        start = time.monotonic()
        while True:
            spent = time.monotonic() - start
            unmanaged = any(self.done[act] == 0 for act in self.acts)
            if spent > seconds * (1.5 if unmanaged else 1):
                return
            # By half-time the district is busy enough for the picture of the whole console.
            if spent > seconds / 2 and self._pictures.missing("console"):
                self._try(self.overview)
                continue
            act = self.next_act()
            self.tried[act] += 1
            self._try(self.acts[act])

    def next_act(self):
        """What has not been managed yet comes before what has, and what was tried less before the rest."""
        return min(self.acts, key=lambda act: (self.done[act] > 0, self.tried[act]))

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
        selected = seen["selected"]
        went_on = not selected["act"] or selected["stage"] != self._opened[1]
        quicker = selected["case_id"] == self._opened[0] and went_on
        self.done["missed"] += 1
        self.missed[f"{turn}: {'somebody was quicker' if quicker else why}"] += 1
        for field in ("report", "locate", "reason"):
            if any(f["name"] == field for f in seen["fields"]):
                self._hands.key("Escape")

    def _only_mine(self):
        """The queue shows what waits for the dispatcher."""
        seen = self._described.until(lambda d: any(b["name"] == "needs-me" for b in d["buttons"]), "the filter", 5)
        x, y, w, h = next(b["rect"] for b in seen["buttons"] if b["name"] == "needs-me")
        self._hands.click((x + w // 2, y + h // 2))

    def _open(self, *stages):
        case_id = self._bench.open_card(lambda c: c["stage"] in stages and c["needs_me"] and c["placed"],
                                        f"a case in stage {stages}")
        self._opened = (case_id, self._described.now()["selected"]["stage"])
        return case_id

    def _report(self, text):
        """A report comes in by phone; the dispatcher takes it in and opens it."""
        if self._bench.report(text, lambda: self._pictures.settle("new-report"))["clicked"]:
            self.done["reports_on_map"] += 1
        self.done["reports"] += 1
        # An urgent one stands at the top of the queue; of lesser ones, what is in sight comes first.
        case_id = self._open(COLLECTION)
        self._bench.look_at(case_id)
        return case_id

    def report_and_send(self):
        case_id = self._report(next(self._reports))
        self._bench.drag(self._bench.card(case_id), self._bench.workers(case_id), "a worker on the map",
                         lambda: self._pictures.take("drag-to-worker"))
        self.done["drag_to_worker"] += 1

    def drag_card_to_worker(self):
        case_id = self._open(COLLECTION)
        self._bench.look_at(case_id)
        self._bench.drag(self._bench.card(case_id), self._bench.workers(case_id), "a worker on the map")
        self.done["drag_to_worker"] += 1

    def report_on_map(self):
        """The words name no place: a click on the map says where."""
        self._report(self._unplaced)

    def report_and_drag_its_pin(self):
        case_id = self._report(next(self._reports))
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

    def choose_by_key(self):
        """Not the proposed worker but another one, without the mouse."""
        case_id = self._open(COLLECTION, FEEDBACK)
        self._bench.choose(case_id)
        self.done["chosen"] += 1

    def relocate(self):
        """A case that nobody could place gets its place; without such a one, one is moved."""
        try:
            case_id = self._bench.open_card(lambda c: c["needs_me"] and not c["placed"], "a case without a place", 1)
        except TimeoutError:
            case_id = self._open(COLLECTION)
        self._bench.relocate(case_id)
        self.done["relocated"] += 1

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
