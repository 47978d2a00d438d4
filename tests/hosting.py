"""A host for static sites: it sends the headers that `_headers` asks for, error pages included."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path


def rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The pattern of an address and its headers, as Netlify and Cloudflare Pages read the file."""
    pattern, headers = "", {}
    for line in [*text.splitlines(), ""]:
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            headers[name] = value
            continue
        if pattern:
            yield pattern, headers
        pattern, headers = line, {}


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""

    def end_headers(self) -> None:
        asked = Path(self.directory) / "_headers"
        for pattern, headers in rules(asked.read_text()) if asked.exists() else ():
            if fnmatchcase(self.path.partition("?")[0], pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None) -> None:
        """The site's own page for what it does not have."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page.read_bytes())


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that went on to another page is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the site in `folder` is served."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
