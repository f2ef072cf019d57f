"""The part of ./run --headless after the server and the simulator are up: console, scripted dispatcher, summary."""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

from dispatcher import REPORT, Dispatcher
from screen import Described, Hands, Screen


class Pictures:
    """Each picture once, the first time it can be taken."""

    def __init__(self, screen, folder):
        self._screen = screen
        self._folder = folder

    def take(self, name, again=False):
        file = self._folder / f"{name}.png"
        if again or not file.exists():
            self._screen.picture(file)

    def settle(self, name):
        """After the console has had two of its reporting periods to show the last key."""
        if not (self._folder / f"{name}.png").exists():
            time.sleep(0.5)
            self.take(name)


def stop(process_id, signal_number=signal.SIGTERM, seconds=20):
    os.kill(process_id, signal_number)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            # A child of the shell that started us: it is over when it no longer runs, reaped or not.
            state = pathlib.Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def load(file, what, problems):
    try:
        return json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problems.append(f"{what}: {error}")
        return {}


def main():
    parser = argparse.ArgumentParser()
    for name in ("seconds", "sim-pid", "server-pid"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("out", "work", "bin", "city", "log"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("console", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = [word for word in options.console if word != "--"]
    problems = []
    for old in options.out.glob("*.png"):
        old.unlink()

    screen = Screen()
    screen.give_keys(REPORT)
    figures = options.work / "figures.json"
    describe = options.work / "describe.json"
    console = subprocess.Popen(command + ["--describe", str(describe), "--figures", str(figures), "--window", "1920x1080"],
                               env=screen.environment)
    dispatcher = None
    try:
        hands, described = Hands(screen), Described(describe, console)
        pictures = Pictures(screen, options.out)
        described.until(lambda d: d.get("city_ready") and d.get("first_frame_ms", 0) > 0 and d["link"]["live"],
                        "the city on the screen", 60)
        hands.focus(console.pid)
        start = time.monotonic()
        dispatcher = Dispatcher(hands, described, pictures)
        dispatcher.work(start + options.seconds)
        hands.key("Escape")
        pictures.take("console", again=True)
        hands.key("1", "Home")
        pictures.settle("district")
    except (RuntimeError, TimeoutError, subprocess.CalledProcessError) as error:
        problems.append(f"dispatcher: {error}")
    finally:
        # The simulator first: what it still has under way shall be answered and seen by the console.
        if not stop(options.sim_pid):
            problems.append("sandtable-sim did not stop")
        console.terminate()
        try:
            if console.wait(20) != 0:
                problems.append(f"sandtable ended with {console.returncode}")
        except subprocess.TimeoutExpired:
            console.kill()
            problems.append("sandtable did not stop")
        screen.close()
        if not stop(options.server_pid):
            problems.append("sandtabled did not stop")

    def printed(name, *arguments, good=(0,)):
        target = options.work / f"{name}.json"
        run = subprocess.run([options.bin / arguments[0], *map(str, arguments[1:]), "--json", target],
                             stdout=subprocess.DEVNULL)
        if run.returncode not in good:
            problems.append(f"{' '.join(map(str, arguments[:2]))} ended with {run.returncode}")
        return load(target, name, problems)

    summary = summarize(printed("city", "sandtable-city", "inspect", options.city, good=(0, 3)),
                        printed("audit", "sandtabled", "--verify", "--data", options.log),
                        load(options.work / "sim.json", "simulator's summary", problems),
                        load(figures, "console's figures", problems), dispatcher, problems)
    (options.out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(summary, ensure_ascii=False, indent=2))
    for problem in problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    return 1 if problems else 0


def summarize(city, audit, sim, console, dispatcher, problems):
    """One file with what was measured; what should not be is added to problems."""
    kinds = ("districts", "streets", "communities", "microgrids", "buildings", "addresses", "components", "cameras",
             "enterprises", "workers")
    # Two witnesses: the log on disk, and the simulator's list of what the server acknowledged to it.
    lost = sim.get("lost", 0) + max(0, sim.get("acknowledged", 0) - audit.get("reported", 0))
    cases = {name: audit.get(name) for name in ("reported", "dispatched", "closed")}
    cases |= {"refused": sim.get("refused"), "lost": lost, "rejected": audit.get("rejected"),
              "passed_stage": audit.get("passed_stage")}
    if lost:
        problems.append(f"{lost} acknowledged cases are lost")
    if not audit.get("chain_ok"):
        problems.append("the log's hash chain is broken")
    if not cases["reported"]:
        problems.append("no case was reported")
    if console.get("graphics_api") != "OpenGL":
        problems.append(f"the console drew with {console.get('graphics_api')}, not OpenGL")
    if dispatcher is None or not (dispatcher.done["drag_to_worker"] + dispatcher.done["drag_to_candidate"]):
        problems.append("no case was dragged onto a worker")
    return {
        "city": {name: city.get("counts", {}).get(name) for name in kinds} | {"broken_rules": city.get("broken_rules")},
        "cases": cases,
        "latency_ms": {
            "report_to_push_p50": sim.get("report_to_push_p50_ms"),
            "report_to_push_p99": sim.get("report_to_push_p99_ms"),
            "drop_to_ack_p50": console.get("drop_to_ack_ms_p50"),
            "drop_to_ack_p99": console.get("drop_to_ack_ms_p99"),
        },
        "console": {name: console.get(name) for name in
                    ("first_frame_ms", "frame_ms_p50", "frame_ms_p99", "gui_data_ms_p99", "rss_mb", "graphics_api")},
        "dispatcher": dispatcher.done if dispatcher else {},
        "problems": list(problems),
    }


if __name__ == "__main__":
    sys.exit(main())
