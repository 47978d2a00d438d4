"""A server that can cut its answers short, damage them, hold other files, or be gone."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Unreliable:
    """Serves `folder` below `base`.

    `instead` holds other bytes for some paths (`uk/contacte/index.html`), `cuts` says how many
    files still break off in the middle, once each, `asked` every path that was asked for.
    """

    def __init__(self, folder: Path, base: str = "/") -> None:
        self.base = base
        self.instead: dict[str, bytes] = {}
        self.cuts = 0
        self.cut: set[str] = set()
        self.asked: list[str] = []
        handler = functools.partial(_Handler, self, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.handle_error = lambda *_: None
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}{base}"

    def go(self) -> None:
        """From now on nobody answers."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Unreliable, *arguments, **named) -> None:
        self.site = site
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if not path.startswith(self.site.base):
            return self.send_error(404)
        inside = path.removeprefix(self.site.base)
        name = f"{inside}index.html" if not inside or inside.endswith("/") else inside
        self.site.asked.append(name)
        file = Path(self.directory, name)
        if name not in self.site.instead and not file.is_file():
            return self.send_error(404)
        return self._answer(name, self.site.instead.get(name) or file.read_bytes())

    def _answer(self, name: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        is_saved = "no-cache" in self.headers.values()
        is_cut = name in self.site.cut or len(self.site.cut) >= self.site.cuts
        if is_saved and len(body) > 5_000 and not is_cut:
            self.site.cut.add(name)
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""
