"""What browsers are told to refuse, whatever a page may be made to hold.

The policy allows what the site itself serves and nothing else: no other site, no inline script
but those of the theme, no inline style but those of built pages, no form that is sent, no frame.
Only the theme's own scripts are allowed, and never those found in a page of content: text that
slipped through every encoding would otherwise allow itself.

Sources: Content Security Policy Level 3 (W3C), OWASP Secure Headers Project.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.S)
_STYLE = re.compile(r"<style(?P<attributes>[^>]*)>(?P<content>.*?)</style>", re.S)
_NOT_RUN = re.compile(r"\bsrc=|\btype=\"?application/(ld\+)?json\b")
"""Scripts with an address of their own, and data that no browser runs."""

_SAME = "'self'"
_NONE = "'none'"

FIXED = {
    "default-src": (_NONE,),
    "base-uri": (_NONE,),
    "connect-src": (_SAME,),
    "form-action": (_NONE,),
    "img-src": (_SAME, "data:"),
    "manifest-src": (_SAME,),
    "worker-src": (_SAME,),
}
"""What does not depend on the pages. Pictures as `data:` are the icons in the theme's styles."""

NOT_USED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "usb",
    "xr-spatial-tracking",
)
"""What a page could ask the device for; no page of ours does."""

OTHERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_USED),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
}
"""The other headers. The name of another site is not even looked up before a link is followed."""


def scripts(html: str) -> frozenset[str]:
    """The hashes of the inline scripts that a browser would run."""
    return frozenset(
        hashed(found["content"])
        for found in _SCRIPT.finditer(html)
        if not _NOT_RUN.search(found["attributes"])
    )


def styles(html: str) -> frozenset[str]:
    """The hashes of the inline style sheets."""
    return frozenset(hashed(found["content"]) for found in _STYLE.finditer(html))


#   hashed("")  ->  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
def hashed(content: str) -> str:
    """The hash of a script or a style as a policy names it."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def policy(run: Iterable[str], shown: Iterable[str] = (), *, framed: bool = True) -> str:
    """The Content-Security-Policy that allows the scripts `run` and the styles `shown`.

    Without `framed` it says nothing about frames around the page: a `<meta>` may not.
    """
    directives = {
        **FIXED,
        "script-src": (_SAME, *sorted(run)),
        "style-src": (_SAME, *sorted(shown)),
        **({"frame-ancestors": (_NONE,)} if framed else {}),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def headers(run: Iterable[str], shown: Iterable[str]) -> dict[str, str]:
    """Every header of every answer, by name."""
    return {"Content-Security-Policy": policy(run, shown), **OTHERS}
