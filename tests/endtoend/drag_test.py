# SPDX-License-Identifier: GPL-3.0-or-later
"""A case is dragged onto a grid worker on the map with real mouse events; the server's log says what happened.

A server, a console, no simulator and no stand-in: whatever is in the log, this dispatcher did."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

parser = argparse.ArgumentParser()
for name in ("bin", "city", "source"):
    parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
OPTIONS, REST = parser.parse_known_args()
sys.path.insert(0, str(OPTIONS.source / "app/headless"))

from described import Watched  # noqa: E402
from session import Session  # noqa: E402
from workbench import COLLECTION  # noqa: E402

UNDONE = "通济桥牌坊附近绿化水管漏水"
CANCELLED = "祖庙广场路灯不亮"
# A machine that builds beside the test is slow, not wrong.
PATIENCE = 6


class Server:
    """sandtabled on a free port with a log of its own."""

    def __init__(self, folder):
        self.log = folder / "log"
        self.credentials = folder / "credentials.json"
        port_file = folder / "port"
        self._process = subprocess.Popen(
            [OPTIONS.bin / "sandtabled", "--data", self.log, "--city", OPTIONS.city, "--catalogue",
             OPTIONS.source / "data/catalogue", "--port", "0", "--port-file", port_file, "--bootstrap-users",
             self.credentials, "--start", "2026-11-23T09:00", "--quiet"], stdout=subprocess.DEVNULL)
        self._watched = Watched(self._process, "sandtabled", PATIENCE)
        self._watched.until(port_file.exists, "its port")
        self.address = f"127.0.0.1:{port_file.read_text().strip()}"

    def stop(self):
        self._process.terminate()
        try:
            return self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def events(self):
        """Every event of the log, once the server has stopped."""
        file = self.log / "events.jsonl"
        subprocess.run([OPTIONS.bin / "sandtabled", "--data", self.log, "--verify", "--events", file], check=True,
                       stdout=subprocess.DEVNULL)
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


class DragOntoWorker(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        server = Server(pathlib.Path(folder.name))
        try:
            cls.work_as_dispatcher(server, pathlib.Path(folder.name))
        finally:
            cls.server_status = server.stop()
        cls.events = server.events()

    @classmethod
    def work_as_dispatcher(cls, server, folder):
        command = [OPTIONS.bin / "sandtable", "--server", server.address, "--credentials", server.credentials,
                   "--user", "dispatcher", "--city", OPTIONS.city, "--catalogue", OPTIONS.source / "data/catalogue",
                   "--language", "zh_CN"]
        with Session(command, folder, (UNDONE, CANCELLED), patience=PATIENCE) as session:
            try:
                session.ready()
                bench = session.workbench
                cls.undone_proposal = bench.report(UNDONE)
                cls.undone_case = cls.open_new_case(bench)
                bench.look_at(cls.undone_case)
                cls.worker = bench.drag(bench.card(cls.undone_case), bench.workers(cls.undone_case), "a worker")
                bench.undo()
                cls.cancelled_proposal = bench.report(CANCELLED)
                cls.cancelled_case = cls.open_new_case(bench, cls.undone_case)
                bench.look_at(cls.cancelled_case)
                bench.drag(bench.card(cls.cancelled_case), bench.workers(cls.cancelled_case), "a worker", cancel=True)
            except BaseException:
                session.screen.picture(OPTIONS.city.with_name("failure.png"))
                print(f"the screen as it was: {OPTIONS.city.with_name('failure.png')}", file=sys.stderr)
                raise
        cls.console_status = session.status

    @staticmethod
    def open_new_case(bench, other=0):
        return bench.open_card(lambda c: c["stage"] == COLLECTION and c["case_id"] != other, "the new card")

    def of_case(self, case_id):
        """(what happened, by whom, its fields) of one case, in order. uint64 is a string in protobuf's JSON."""
        fixed = {"seq", "time_us", "actor", "case_id", "command_id", "area"}
        return [(kind, event["actor"], body) for event in self.events if int(event.get("case_id", 0)) == case_id
                for kind, body in event.items() if kind not in fixed]

    def test_both_programs_end_well(self):
        self.assertEqual((self.server_status, self.console_status), (0, 0))

    def test_text_arrives_whole_and_is_placed_at_the_landmark_it_names(self):
        kind, actor, body = self.of_case(self.undone_case)[0]
        self.assertEqual((kind, actor, body["text"]), ("report_received", "dispatcher", UNDONE))
        self.assertIn("通济桥", body["proposal"]["place"])
        self.assertEqual(body["proposal"]["place"], self.undone_proposal["place"])

    def test_drop_assigns_just_that_case_to_just_that_worker(self):
        assigned = [(int(event["case_id"]), event["verifier_assigned"]["worker_code"], event["actor"])
                    for event in self.events if "verifier_assigned" in event]
        self.assertEqual(assigned, [(self.undone_case, self.worker, "dispatcher")])

    def test_undo_withdraws_that_assignment_and_erases_nothing(self):
        history = self.of_case(self.undone_case)
        self.assertEqual([(kind, actor) for kind, actor, _ in history],
                         [("report_received", "dispatcher"), ("verifier_assigned", "dispatcher"),
                          ("assignment_withdrawn", "dispatcher")])
        self.assertEqual(history[-1][2]["worker_code"], self.worker)

    def test_cancelled_drag_leaves_no_event(self):
        self.assertEqual([kind for kind, _, _ in self.of_case(self.cancelled_case)], ["report_received"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *REST])
