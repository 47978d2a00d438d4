"""While somebody writes, what changes on disk shows in the browser by itself."""

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import environment

CHANGES = {
    "docs": (
        "docs/ro/despre/index.md",
        "\nPropoziție de probă.\n",
        "despre/",
        "Propoziție de probă",
    ),
    "trainings": (
        "trainings/comunicare-incluziva/2025.yml",
        "note:\n  ro: Notă de probă.\n",
        "instruiri/comunicare-incluziva/",
        "Notă de probă",
    ),
    "registers": (
        "registers/contacts.yml",
        "- id: proba\n  order: 99\n  name:\n    ro: Linie de probă\n  purpose:\n    ro: probă\n"
        "  numbers:\n    - number: '112'\n  sources:\n    - id: igm-tp-en\n",
        "contacte/",
        "Linie de probă",
    ),
}


def _free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _wait_for(address, text, seconds=90):
    """The page once it holds `text`."""
    until = time.monotonic() + seconds
    page = ""
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            page = urllib.request.urlopen(address, timeout=5).read().decode()
            if text in page:
                return page
        time.sleep(0.3)
    raise AssertionError(f"{text!r} did not show at {address}")


@contextlib.contextmanager
def _serving(folder, *command):
    """The address of a server that runs `command`, stopped at the end."""
    port = _free_port()
    told = (folder / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", *(part.format(port=port) for part in command)],
        cwd=folder,
        env=environment(SITE_URL=""),
        stdout=told,
        stderr=told,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        told.close()


@pytest.mark.parametrize(
    "command",
    [
        ("portal", "serve", "--address", "127.0.0.1:{port}"),
        ("mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"),
    ],
    ids=["portal", "mkdocs"],
)
def test_a_change_shows(project, tmp_path, command):
    """A page, a log and a register are saved one after the other, and each change shows."""
    folder = tmp_path / "project"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("releases", "public"))
    with _serving(folder, *command) as address:
        first = _wait_for(address, "Îndrumar")
        assert "livereload" in first
        for path, text, page, shown in CHANGES.values():
            with (folder / path).open("a", encoding="utf-8") as file:
                file.write(text)
            _wait_for(address + page, shown)


def test_a_mistake_does_not_stop_the_server(project, tmp_path):
    """A broken log is reported without a traceback; once corrected, the page shows again."""
    folder = tmp_path / "project"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("releases", "public"))
    log = folder / "trainings/comunicare-incluziva/2025.yml"
    good = log.read_text(encoding="utf-8")
    with _serving(folder, "portal", "--lang", "ro", "serve", "--address", "127.0.0.1:{port}") as at:
        _wait_for(at, "Îndrumar")
        log.write_text(good.replace("held", "hled"), encoding="utf-8")
        until = time.monotonic() + 60
        while "L06" not in (folder / "serve.log").read_text(encoding="utf-8"):
            assert time.monotonic() < until
            time.sleep(0.3)
        log.write_text(good + "note:\n  ro: Notă de probă.\n", encoding="utf-8")
        _wait_for(at + "instruiri/comunicare-incluziva/", "Notă de probă")
    assert "Traceback" not in (folder / "serve.log").read_text(encoding="utf-8")
