"""The container file without a container: its steps in an empty folder, for machines that can build no image.

    python -m tests.survival.image --python python3.12

Every instruction of deploy/Containerfile is read and done: what is copied (without what .dockerignore names), what is
run, with which environment, as which user (only root can change that; else it is said). The base image is a fresh
virtual environment of the Python that is given, the image's absolute paths lie in the folder. At the end the
entry point makes a release of the sample and the web UI answers, with nothing of this checkout in reach.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.settings import PROJECT

USER = 10001
PORT = 3999


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Name and words of each instruction, lines that go on joined."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, words = line.partition(" ")
            yield name, words.strip()


def copy(what: str, to: Path) -> None:
    """Files of the checkout that git knows, without what .dockerignore leaves out."""
    known = subprocess.run(["git", "ls-files", what], cwd=PROJECT, check=True, capture_output=True, text=True)
    left_out = (PROJECT / ".dockerignore").read_text().split()
    for name in known.stdout.splitlines():
        if any(fnmatch.fnmatch(name, f"{pattern}*") for pattern in left_out):
            continue
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / name, to / name)


class Image:
    """The folder that stands for the image's root, and what instructions have set so far."""

    def __init__(self, root: Path, python: str) -> None:
        self.root, self.work, self.as_user = root, root, False
        subprocess.run([python, "-m", "venv", str(root / "venv")], check=True)
        self.environment = {"PATH": f"{root}/venv/bin:/usr/bin:/bin", "HOME": f"{root}/opt/vndx"}
        self.entry = self.command = ""

    def inside(self, words: str) -> str:
        """The image's own paths, in the folder; its user by number."""
        return re.sub(r"(?<=[ =])(/opt/vndx|/data)", rf"{self.root}\1", f" {words}").strip()

    def do(self, name: str, words: str) -> None:
        """One instruction."""
        print(f"{name} {words}"[:110], flush=True)
        if name == "ENV":
            self.environment |= dict(one.split("=", 1) for one in shlex.split(self.inside(words)))
        elif name == "WORKDIR":
            self.work = Path(self.inside(words))
            self.work.mkdir(parents=True, exist_ok=True)
        elif name == "COPY":
            what = next(word for word in words.split() if not word.startswith("--"))
            copy(what, self.work)
            if "--chown=vndx:vndx" in words and not os.geteuid():
                self.run(f"chown -R {USER}:{USER} {self.work}")
        elif name == "RUN":
            by_number = words.replace("vndx:vndx", f"{USER}:{USER}").replace("-o vndx -g vndx", f"-o {USER} -g {USER}")
            for step in self.inside(by_number).split("&&"):
                if step.split()[0] == "useradd" or (os.geteuid() and step.split()[0] in ("chown", "install")):
                    print(f"    NOT DONE: {step.strip()}")
                else:
                    self.run(step)
        elif name == "USER":
            self.as_user = not os.geteuid()
            if not self.as_user:
                print("    NOT DONE: only root can become another user")
            elif self.start("python", "-c", "").wait():
                self.as_user = False
                print("    NOT DONE: the interpreter lies where another user may not go")
        elif name in ("ENTRYPOINT", "CMD"):
            assert words.startswith('["'), f"{name} must be a list"
        elif name not in ("FROM", "VOLUME"):
            raise SystemExit(f"{name}: what is that?")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A command as the image starts it."""
        become = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if self.as_user else []
        return subprocess.Popen([*become, *arguments], cwd=self.work, env=self.environment, start_new_session=True)

    def run(self, step: str) -> None:
        """A step that must succeed."""
        if self.start("sh", "-c", step).wait():
            raise SystemExit(f"failed: {step}")


def answers(web: subprocess.Popen[bytes]) -> bool:
    """Whether the web UI gives its page within two minutes."""
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up and web.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/server_info", timeout=5) as page:
                return bool(page.status == 200)
        except OSError:
            time.sleep(1)
    return False


def main() -> None:
    """Does all of it; exits 1 where a step fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="vndx-image-") as folder:
        Path(folder).chmod(0o755)
        image = Image(Path(folder), chosen.python)
        (Path(folder) / "data").mkdir()
        for name, words in instructions((PROJECT / "deploy" / "Containerfile").read_text()):
            image.do(name, words)
        image.run("vndx --version && vndx run sample/sample.warc.gz > /dev/null && vndx status")
        web = image.start("vndx", "web", "--port", str(PORT))
        try:
            if not answers(web):
                raise SystemExit("the web UI does not answer")
            print("the web UI answers")
        finally:
            os.killpg(web.pid, 15)
            web.wait()


if __name__ == "__main__":
    main()
