"""The virtual environment, its pinned packages and the browser of the tests.

Runs before anything is installed: standard library only, and written so that an
old Python still reads it and can say which one is needed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = Path(os.environ.get("ZYRA_VENV", str(ROOT / ".venv"))).absolute()
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """Something this machine lacks; the text names the line to type."""


def demand_python():
    """Go on under a Python that is new enough, or raise Missing."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        path = shutil.which(name)
        if path:
            os.execv(path, [path, *sys.argv])
    raise Missing(
        "This Python is {}.{}; the portal needs 3.11 or newer. On Debian 12 or Ubuntu 24.04:\n"
        "    sudo apt install python3 python3-venv".format(*sys.version_info[:2])
    )


def demand_venv():
    """Raise Missing where Debian's python3 comes without its venv part."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise Missing(
            "This Python cannot make virtual environments (ensurepip is missing). Type:\n"
            "    sudo apt install python3-venv"
        ) from None


def fingerprint(paths, *words):
    """Return a digest of the names and contents of `paths` and of `words`."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Packages:
    """The pinned packages of one or two requirement files, and whether they are installed."""

    def __init__(self, *names):
        self.files = [ROOT / name for name in names]
        self.stamp = VENV / ("packages-" + "-".join(path.stem for path in self.files))
        self.wanted = fingerprint(self.files, sys.version.split()[0])

    def are_installed(self):
        return PYTHON.exists() and self.stamp.exists() and self.stamp.read_text() == self.wanted

    def command(self):
        listed = [word for path in self.files for word in ("-r", str(path))]
        return [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *listed]

    def keep(self):
        self.stamp.write_text(self.wanted)


def make_venv_command():
    return [sys.executable, "-m", "venv", str(VENV)]


def is_own_venv():
    """Say whether the environment is there and made by this very Python version."""
    version = "python{}.{}".format(*sys.version_info[:2])
    return PYTHON.exists() and (VENV / "lib" / version / "site-packages" / "pip").is_dir()


def find_browser():
    """Return the path of a Chromium, or None. CHROMIUM names one outright."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def demand_browser():
    """Find a Chromium, install it where we are root on Debian, or raise Missing."""
    if find_browser():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=True, env=quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
            check=True,
            env=quiet,
        )
    if not find_browser():
        raise Missing(
            "The browser tests need Chromium. Type:\n"
            "    sudo apt install chromium\n"
            "or name one: CHROMIUM=/path/to/chromium make test"
        )


def prepare(packages):
    """Make the environment and install `packages`, unless both are as they should be."""
    demand_venv()
    if not is_own_venv():
        print("Making the virtual environment …", flush=True)
        subprocess.run([*make_venv_command(), "--clear"], check=True)
    if not packages.are_installed():
        print("Installing the pinned packages …", flush=True)
        subprocess.run([*packages.command(), "-q"], check=True)
        packages.keep()


def main():
    parser = argparse.ArgumentParser(description="Prepare what tests and checks need.")
    parser.add_argument("--browser", action="store_true", help="and a Chromium")
    wanted = parser.parse_args()
    demand_python()
    prepare(Packages("requirements.txt", "requirements-dev.txt"))
    if wanted.browser:
        demand_browser()


if __name__ == "__main__":
    try:
        main()
    except Missing as missing:
        sys.exit(str(missing))
    except subprocess.CalledProcessError as failed:
        sys.exit("Did not work: {}".format(" ".join(map(str, failed.cmd))))
