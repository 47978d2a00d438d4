"""Addresses that would be lost, and redirects that lead nowhere.

Problems reported: R01 a published page neither built nor redirected, R02 a redirect to no page,
R03 redirects in a circle, R04 a redirect from a page that exists, R07 a published file that is
not built any more.
"""

from collections.abc import Iterator

from portal.addresses.published import FILE, inside, outside
from portal.addresses.redirects import Redirects
from portal.languages import CODES
from portal.problems import Problem
from portal.records import Record
from portal.registers import Registers
from portal.registers.redirects import Redirect
from portal.suggestions import nearest


def check(registers: Registers, redirects: Redirects) -> Iterator[Problem]:
    """All that is wrong with addresses."""
    yield from _lost(redirects)
    for record in registers.written.get("redirects", {}).values():
        yield from _of_redirect(record, redirects)


def _lost(redirects: Redirects) -> Iterator[Problem]:
    for address, line in redirects.published.items():
        language, page = inside(address)
        if address in redirects.built or page in redirects.redirects:
            continue
        if not address.endswith("/"):
            yield Problem(FILE, line, 1, "R07", {"address": address})
            continue
        about: dict[str, str | int] = {"address": address, "page": page}
        about["nearest"] = nearest(page, _pages(redirects, language))
        yield Problem(FILE, line, 1, "R01", about)


def _of_redirect(record: Record[Redirect], redirects: Redirects) -> Iterator[Problem]:
    redirect = record.value
    if any(outside(redirect.from_, code) in redirects.built for code in CODES):
        yield record.problem("R04", "from", address=redirect.from_)
    elif redirects.target(redirect) is None:
        yield record.problem("R03", "to", address=redirect.from_)
    else:
        for language in redirects.languages(redirect):
            if not redirects.leads(redirect, language):
                close = nearest(redirect.to, _pages(redirects, language))
                yield record.problem("R02", "to", address=redirect.to, nearest=close)
                return


def _pages(redirects: Redirects, language: str) -> list[str]:
    """The pages that are built in a language, as redirects say them."""
    told = (inside(address) for address in redirects.built if address.endswith("/"))
    return [page for code, page in told if code == language]
