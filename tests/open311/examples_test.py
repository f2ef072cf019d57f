# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of docs/open311.md against a real server: each line that begins with "$ curl", and then the lines
below it must be in its output, with $ID and $TOKEN being those of the report that an earlier example made."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def examples(text):
    """(command, [what its output has])"""
    command, wanted = None, []
    for line in text.splitlines():
        if line.startswith("    $ "):
            command, wanted = line[6:], []
        elif line.startswith("    ") and command:
            wanted.append(line[4:])
        elif command:
            yield command, wanted
            command = None
    if command:
        yield command, wanted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--city", required=True)
    parser.add_argument("--source", required=True)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.bin) / "sandtabled")
    source = pathlib.Path(arguments.source)
    with tempfile.TemporaryDirectory(prefix="sandtable-open311-") as folder:
        made = subprocess.run([program, "--data", folder, "--make-api-key", "wechat:wechat:"],
                              capture_output=True, text=True, check=True)
        server = subprocess.Popen(
            [program, "--data", folder, "--city", arguments.city, "--catalogue", str(source / "data" / "catalogue"),
             "--port", "0", "--http-port", "0", "--http-port-file", f"{folder}/http-port",
             "--bootstrap-users", f"{folder}/credentials.json", "--quiet"],
            stdout=subprocess.PIPE, text=True)
        try:
            if not server.stdout.readline().startswith("listening"):
                sys.exit("the server did not start")
            port = pathlib.Path(folder, "http-port").read_text().strip()
            run = 0
            environment = dict(os.environ, BASE=f"http://127.0.0.1:{port}/open311/v2", KEY=made.stdout.strip())
            for command, wanted in examples((source / "docs" / "open311.md").read_text()):
                done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True,
                                      timeout=30, check=True)
                if '"token":"' in done.stdout and "TOKEN" not in environment:
                    entry = json.loads(done.stdout)[0]
                    environment.update(TOKEN=entry["token"], ID=entry["service_request_id"])
                for text in wanted:
                    text = text.replace("$ID", environment.get("ID", "$ID"))
                    if text not in done.stdout:
                        sys.exit(f"{command}\nhas no\n{text}\nin\n{done.stdout}")
                run += 1
            print(f"{run} examples")
            if run < 8:
                sys.exit("the document has lost examples")
        finally:
            server.terminate()
            if server.wait(30) != 0:
                sys.exit("the server ended badly")


main()
