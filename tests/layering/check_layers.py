# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the include lines of modules/ and app/ against the floors that the modules' CMakeLists.txt declare.

Usage: check_layers.py SOURCE_DIR. Prints one line a breach and exits with 1 if there is any.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
MODULE = re.compile(r"sandtable_module\(\s*(\w+)\s+FLOOR\s+(\d+)([^)]*)\)", re.S)
KEYWORDS = {"USES", "PUBLIC", "PRIVATE", "PCH"}
QT = re.compile(r"^(Q[A-Z]\w*|Qt\w+/.*|q[a-z]+\.h)$")
ASIO = re.compile(r"^boost/(asio|beast)")
# These decide and fold: they open no file and no socket.
PURE = {"cases", "crowd", "themes"}
FILES = {"fstream", "filesystem", "cstdio", "sys/socket.h", "fcntl.h", "sqlite3.h"}


def declared_modules(root):
    """name -> (floor, set of modules it declares in USES)"""
    found = {}
    for path in sorted(root.glob("modules/*/CMakeLists.txt")):
        match = MODULE.search(path.read_text(encoding="utf-8"))
        if not match:
            continue
        uses, current = set(), None
        for word in match.group(3).split():
            if word in KEYWORDS:
                current = word
            elif current == "USES":
                uses.add(word)
        found[match.group(1)] = (int(match.group(2)), uses)
    return found


def breaches(root):
    modules = declared_modules(root)
    graph = {name: set() for name in modules}
    for name, (floor, uses) in modules.items():
        for path in sorted((root / "modules" / name).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            where = path.relative_to(root)
            for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
                own = re.match(r"sandtable/(\w+)/", included)
                if own and own.group(1) != name:
                    other = own.group(1)
                    graph[name].add(other)
                    if other not in modules:
                        yield f"{where}: includes {included} of no known module"
                    elif other not in reachable(modules, name):
                        yield f"{where}: includes {included}, but {name} does not declare {other} in USES"
                    elif other != "base" and modules[other][0] >= floor:
                        yield f"{where}: floor {floor} includes {included} of floor {modules[other][0]}"
                if QT.match(included) and floor < 5:
                    yield f"{where}: a Qt header ({included}) below floor 5"
                if ASIO.match(included) and (floor > 4 or floor < 4):
                    yield f"{where}: Asio ({included}) belongs to floor 4 only"
                if ASIO.match(included) and "include" in path.parts:
                    yield f"{where}: Asio ({included}) in a public header"
                if name in PURE and included in FILES:
                    yield f"{where}: {name} opens no file and no socket, but includes {included}"
    yield from cycles(graph)
    yield from breaches_of_programs(root, modules)


def breaches_of_programs(root, modules):
    """A program wires public headers together; what is inside a module, and Asio, is none of its business."""
    for path in sorted((root / "app").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        where = path.relative_to(root)
        for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
            own = re.match(r"sandtable/(\w+)/", included)
            if own and own.group(1) not in modules:
                yield f"{where}: includes {included} of no known module"
            if ASIO.match(included):
                yield f"{where}: Asio ({included}) belongs to floor 4 only"
            if "modules/" in included or included.startswith("../"):
                yield f"{where}: reaches into a folder that is not its own ({included})"


def reachable(modules, name):
    """Link libraries are public, so what a used module uses may be included too."""
    seen, todo = set(), list(modules[name][1])
    while todo:
        other = todo.pop()
        if other not in seen and other in modules:
            seen.add(other)
            todo.extend(modules[other][1])
    return seen


def cycles(graph):
    state = {}

    def visit(name, path):
        state[name] = "open"
        for other in sorted(graph.get(name, ())):
            if state.get(other) == "open":
                yield "cycle: " + " -> ".join(path[path.index(other):] + [other])
            elif other not in state:
                yield from visit(other, path + [other])
        state[name] = "done"

    for name in sorted(graph):
        if name not in state:
            yield from visit(name, [name])


if __name__ == "__main__":
    source = pathlib.Path(sys.argv[1])
    if len(declared_modules(source)) < 5:
        sys.exit(f"{source}: found fewer than five modules; is this the project's root?")
    found = list(breaches(source))
    print("\n".join(found) if found else "the floors hold")
    sys.exit(1 if found else 0)
