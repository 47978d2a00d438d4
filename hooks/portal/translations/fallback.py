"""A page that is missing in a language, shown honestly in the original.

It is made only where `missing_translation: fallback` is set. The interface and the notice are in
the reader's language, the text says that it is Romanian, and it stays out of that language's
search; `theme/` sends canonical to the original and names no alternate in this language.
"""

import posixpath
from collections.abc import Iterable, Iterator
from functools import partial

from portal.languages import DEFAULT
from portal.pages import Page, address
from portal.prose import ProsePage
from portal.rendering import Markdown, encode, environment, tagged
from portal.sections import head


def pages(prose: Iterable[ProsePage], language: str) -> Iterator[Page]:
    """A page in the original for each one that nobody translated into `language`."""
    prose = list(prose)
    written = {page.uri for page in prose if page.language == language}
    for page in prose if language != DEFAULT else ():
        if page.language == DEFAULT and page.uri not in written:
            yield Page(page.uri, partial(_text, page, language), page.path, default=True)


def title(page: ProsePage) -> Markdown:
    """Its title, which says that it is in the language of the original."""
    return tagged(page.title or page.uri, DEFAULT)


def piece(made: str | None, language: str) -> str | None:
    """What a marker stands for, in the reader's language inside a text that is in another."""
    return made and f'<div lang="{encode(language)}" markdown="1">\n\n{made}\n\n</div>'


def _text(page: ProsePage, language: str) -> str:
    template = environment(language).get_template("fallback.md")
    here, there = (address(page.uri, code) for code in (language, DEFAULT))
    body = page.text.split("\n")[len(head(page.text)) + 2 :]
    return template.render(
        title=Markdown(_quoted(title(page))),
        original=Markdown(posixpath.relpath(there or ".", here or ".") + "/"),
        original_language=Markdown(DEFAULT),
        body=Markdown("\n".join(body).strip("\n")),
    )


def _quoted(title: Markdown) -> str:
    """The title for the head of the page, which themes print as it is."""
    return f"'{title.replace(chr(39), chr(39) * 2)}'"
