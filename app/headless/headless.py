# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of ./run --headless after the server and the simulator are up: console, scripted dispatcher, summary."""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

from dispatcher import REPORTS, Dispatcher
from pictures import Pictures
from session import Session
from summary import PICTURES, broken_rules, summarize


def stop(process_id, seconds=20):
    """Asks a child of the shell that started us to end; False when it does not, or had ended before."""
    try:
        os.kill(process_id, signal.SIGTERM)
    except ProcessLookupError:
        return False
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            # It is over when it no longer runs, reaped by that shell or not.
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


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("seconds", "sim-pid", "server-pid"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("out", "work", "bin", "city", "log"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--language", choices=REPORTS, required=True)
    parser.add_argument("--own-city", action="store_true", help="not a generated one: it may break rules")
    parser.add_argument("console", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    options.console = [word for word in options.console if word != "--"]
    return options


def work(options, problems):
    """Console and dispatcher for the given seconds, then the end of all programs; the dispatcher, if it began."""
    dispatcher = None
    try:
        with Session(options.console, options.work, REPORTS[options.language]) as session:
            try:
                session.ready()
                dispatcher = Dispatcher(session, Pictures(session, options.out), options.language)
                dispatcher.work(options.seconds)
                dispatcher.district()
            finally:
                # The simulator first: what it still has under way shall be answered and seen by the console.
                if not stop(options.sim_pid):
                    problems.append("sandtable-sim ended early or did not stop")
                if session.stop() != 0:
                    problems.append(f"sandtable ended with {session.status}")
    except (RuntimeError, TimeoutError, subprocess.CalledProcessError) as error:
        problems.append(f"dispatcher: {error}")
    finally:
        if not stop(options.server_pid):
            problems.append("sandtabled ended early or did not stop")
    return dispatcher


def main():
    options = arguments()
    problems = []
    for old in PICTURES:
        (options.out / f"{old}.png").unlink(missing_ok=True)
    # Ended from outside: the programs are still ended in order.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    dispatcher = work(options, problems)

    def printed(name, *arguments, good=(0,)):
        target = options.work / f"{name}.json"
        run = subprocess.run([options.bin / arguments[0], *map(str, arguments[1:]), "--json", target],
                             stdout=subprocess.DEVNULL)
        if run.returncode not in good:
            problems.append(f"{' '.join(map(str, arguments[:2]))} ended with {run.returncode}")
        return load(target, name, problems)

    problems += [f"no picture {name}.png" for name in PICTURES if not (options.out / f"{name}.png").exists()]
    city = printed("city", "sandtable-city", "inspect", options.city, good=(0, 3))
    notes = broken_rules(city, options.own_city, problems)
    summary = summarize(city,
                        printed("audit", "sandtabled", "--verify", "--data", options.log),
                        load(options.work / "sim.json", "simulator's summary", problems),
                        load(options.work / "figures.json", "console's figures", problems), dispatcher, problems,
                        options.seconds)
    summary["notes"] = notes
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    (options.out / "summary.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    for note in notes:
        print(f"NOTE: {note}", file=sys.stderr)
    for problem in problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
