# SPDX-License-Identifier: GPL-3.0-or-later
"""summary.json of ./run --headless: what was measured, and what of it should not be."""

PICTURES = ("console", "district", "drag-to-worker", "drag-to-unit", "new-report")


# What a dispatcher must have done at least once, when there was time for it.
MUST = {"reports": "new report", "reports_on_map": "new report with a click on the map",
        "relocated": "case given a place",
        "drag_to_worker": "drag of a card onto a worker", "drag_from_pin": "drag of a pin onto a worker",
        "drag_to_candidate": "drag onto a candidate", "drag_to_unit": "drag onto a unit", "undone": "undo",
        "drag_cancelled": "drag cancelled with Escape", "keys": "step by key", "chosen": "choice with Shift+A"}
TIME_FOR_ALL_S = 60


def broken_rules(city, own, problems):
    """A generated city keeps every rule; of somebody's own city it is only noted which are broken."""
    broken = [f"the city breaks its rule {rule['rule']} {rule['count']} times, e.g. {rule['examples'][0]}"
              for rule in city.get("broken", [])]
    if own:
        return broken
    problems += broken
    return []


def summarize(city, audit, sim, console, dispatcher, problems, seconds):
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
    # In a short run it depends on who is quicker, as in life, what else succeeds.
    must = MUST if seconds >= TIME_FOR_ALL_S else ("reports",)
    for act in must:
        if dispatcher is not None and not dispatcher.done[act]:
            problems.append(f"the dispatcher did not manage one {MUST[act]}")
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
        "dispatcher": dispatcher.done | {"missed_because": dispatcher.missed} if dispatcher else {},
        "problems": list(problems),
    }
