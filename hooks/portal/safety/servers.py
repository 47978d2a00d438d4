"""The headers in the words of each server: files of the site that hosts and `deploy/` read.

`_headers` is read by Netlify, Cloudflare Pages and others; `_headers.nginx` and `_headers.caddy`
are included by the configurations in `deploy/`. Nothing in them is secret.
"""

from collections.abc import Mapping

LASTING = "public, max-age=31536000, immutable"
"""How long a file may be kept whose name changes with its content."""

A_WEEK = "public, max-age=604800"

KEPT = {"css": LASTING, "img": LASTING, "js": LASTING, "javascripts": A_WEEK}
"""The folders below `assets/`; not every name among the theme's scripts changes."""


def files(headers: Mapping[str, str]) -> dict[str, str]:
    """The text of each file by its name."""
    return {
        "_headers": _for_hosts(headers),
        "_headers.nginx": _for_nginx(headers),
        "_headers.caddy": _for_caddy(headers),
    }


def _for_hosts(headers: Mapping[str, str]) -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for folder, kept in KEPT.items():
        lines += [f"/assets/{folder}/*", f"  Cache-Control: {kept}"]
    return "".join(f"{line}\n" for line in lines)


def _for_nginx(headers: Mapping[str, str]) -> str:
    """`always`: error pages too."""
    lines = (f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return "".join(lines)


def _for_caddy(headers: Mapping[str, str]) -> str:
    lines = (f'\t{name} "{value}"\n' for name, value in headers.items())
    return "".join(["header {\n", *lines, "}\n"])
