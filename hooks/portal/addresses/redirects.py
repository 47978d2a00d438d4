"""The small pages that stand where a page was: they work on any host, without a server's help."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.addresses.published import Published, outside
from portal.languages import CODES
from portal.pages import Asset
from portal.registers.redirects import Redirect
from portal.rendering import Markdown, encode, environment
from portal.settings import Settings


@dataclass(frozen=True)
class Redirects:
    """The redirects by the address they stand at; `built` are the addresses of the site."""

    redirects: Mapping[str, Redirect]
    published: Published
    built: frozenset[str]

    def target(self, redirect: Redirect) -> str | None:
        """Where it leads in the end, over other redirects; None where it runs in a circle."""
        to, seen = redirect.to, {redirect.from_}
        while (page := to.partition("#")[0]) in self.redirects:
            if page in seen:
                return None
            seen.add(page)
            to = self.redirects[page].to
        return to

    def languages(self, redirect: Redirect) -> Iterator[str]:
        """The languages the address existed in; all where nobody recorded it."""
        known = [code for code in CODES if outside(redirect.from_, code) in self.published]
        return iter(known or CODES)

    def leads(self, redirect: Redirect, language: str) -> bool:
        """Whether a page stands at its end in `language`."""
        target = self.target(redirect)
        return target is not None and outside(target, language) in self.built

    def pages(self, language: str, settings: Settings) -> Iterable[Asset]:
        """The pages of a language that send readers on."""
        for redirect in self.redirects.values():
            if language in self.languages(redirect) and self.leads(redirect, language):
                yield self._page(redirect, language, settings)

    def _page(self, redirect: Redirect, language: str, settings: Settings) -> Asset:
        target = self.target(redirect) or ""
        there, here = outside(target, language), outside(redirect.from_, language)
        section = f"#{target.partition('#')[2]}" if "#" in target else ""
        way = f"{posixpath.relpath(there, here)}/{section}"
        whole = settings.web_address(there[1:]) if settings.site_address else way
        template = environment(language).get_template("redirect.html")

        def write() -> bytes:
            values = {"way": Markdown(encode(way)), "whole": Markdown(encode(whole))}
            return template.render(values).encode()

        return Asset(f"{redirect.from_}index.html", write)
