"""`/.well-known/security.txt`: whom to tell of a hole in the site (RFC 9116).

There is none where `extra.portal.security` is not set.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.languages import CODES
from portal.pages import Asset
from portal.settings import Settings, is_e_mail

FILE = ".well-known/security.txt"

HOLDS = timedelta(days=364)
"""How long the file may be trusted: less than a year, as the RFC recommends."""


def assets(chosen: Settings, today: date) -> Iterator[Asset]:
    """The file, for the default language, which stands at the root of the site."""
    if chosen.security:
        text = "".join(f"{name}: {value}\n" for name, value in _fields(chosen, today))
        yield Asset(FILE, text.encode)


def _fields(chosen: Settings, today: date) -> Iterator[tuple[str, str]]:
    contact = chosen.security or ""
    yield "Contact", f"mailto:{contact}" if is_e_mail(contact) else contact
    yield "Expires", f"{(today + HOLDS).isoformat()}T00:00:00Z"
    yield "Preferred-Languages", ", ".join((*CODES, "en"))
    if chosen.site_address:
        yield "Canonical", chosen.web_address(FILE)
