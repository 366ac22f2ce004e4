"""Pictures of a running service for docs/: the asset graph, a materialization's metadata, schedules, one of them with
its next tick, and what is broken now, as Chromium shows them.

    make dev &
    python -m tests.survival.pictures http://127.0.0.1:3000 --to docs/ui

Chromium is driven over its DevTools protocol, so that a picture is taken when the page shows what it should, on a slow
machine too.
"""

from __future__ import annotations

import argparse
import base64
import json
import shutil
import subprocess
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE = 240.0
"""Seconds until a page that does not show what it should counts as broken."""

PAGES = {
    "asset-graph": ("/asset-groups", "intermediate", 1500, 700),
    "release": ("/assets/release", "facts by indicator", 1500, 1300),
    "broken-now": ("/assets/broken_now", "likely cause", 1500, 1000),
    "schedules": ("/automation", "crawl_nhandan", 1200, 1000),
    "next-tick": ("/locations/pipelines.definitions/schedules/crawl_nhandan", "Next tick", 1200, 600),
}
"""Each picture's page, words that it must show, and its size in pixels."""


class Browser:
    """One page of a Chromium without a window."""

    def __init__(self, profile: Path) -> None:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        if program is None:
            raise SystemExit("pictures: there is no chromium on the PATH")
        self._process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--remote-debugging-port=0", f"--user-data-dir={profile}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        said = profile / "DevToolsActivePort"
        give_up = time.monotonic() + PATIENCE
        while not said.exists() and time.monotonic() < give_up:
            time.sleep(0.2)
        port = said.read_text().splitlines()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=60) as answer:
            page = next(one for one in json.load(answer) if one["type"] == "page")
        self._stack = ExitStack()
        self._socket: ClientConnection = self._stack.enter_context(
            connect(page["webSocketDebuggerUrl"], max_size=None, open_timeout=60)
        )
        self._number = 0

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command's result; what the browser tells meanwhile is passed over."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv(timeout=PATIENCE))
            if said.get("id") == self._number:
                return dict(said["result"])

    def picture(self, url: str, words: str, width: int, height: int) -> bytes:
        """A page as PNG, when it shows these words."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=url)
        shown = f"document.body !== null && document.body.innerText.includes({json.dumps(words)})"
        give_up = time.monotonic() + PATIENCE
        while not self.ask("Runtime.evaluate", expression=shown)["result"].get("value"):
            if time.monotonic() > give_up:
                print(f"{url} does not show {words!r}: the picture shows what there is")
                break
            time.sleep(1)
        time.sleep(10)  # what comes after the words: layout of the graph, latest events
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def close(self) -> None:
        """Ends it."""
        self._stack.close()
        self._process.terminate()
        self._process.wait()


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("service", help="address of the web UI")
    parser.add_argument("--to", type=Path, default=Path("docs/ui"))
    parser.add_argument("only", nargs="*", help=f"of {', '.join(PAGES)}")
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(Path(profile))
        try:
            for name in chosen.only or PAGES:
                path, words, width, height = PAGES[name]
                (chosen.to / f"{name}.png").write_bytes(browser.picture(chosen.service + path, words, width, height))
        finally:
            browser.close()


if __name__ == "__main__":
    main()
