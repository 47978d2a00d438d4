"""Parts of frames rendered once for many pages: each page gets what it would have got alone."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from mkdocs.utils import get_relative_url, templates

from engine.compiled import Compiled
from engine.fragments import Fragments

LINKS = "{% for to in targets %}<a href='{{ to | url }}'>{% endfor %}"
ITEM = "<b>{% include 'links.html' %}{{ to.at | url }}</b>"
TEMPLATES = {
    "links.html": LINKS,
    "included.html": "{% include 'links.html' %}",
    "shared.html": "{{ shared('links.html') }}",
    "looped.html": f"{{% for to in items %}}{ITEM}{{% endfor %}}",
    "each.html": f"{{% macro item(to) %}}{ITEM}{{% endmacro %}}{{{{ each(item, items) }}}}",
    "within.html": "{% macro links(to) %}{{ shared('links.html') }}{% endmacro %}"
    "{{ each(links, items) }}",
    "unfolded.html": "{% for to in items %}{% include 'links.html' %}{% endfor %}",
}
SAME = {"shared": "included", "each": "looped", "within": "unfolded"}

FOLDERS = st.lists(st.sampled_from(["uk", "a", "b", "a.b"]), max_size=4)
PAGES = FOLDERS.map(lambda parts: "".join(f"{part}/" for part in parts))
TARGETS = PAGES | st.sampled_from(
    [".", "./", "assets/a.css", "uk/a.html", "https://a.test/uk/", "#a"]
)


class Target:
    """What a menu shows: an object that is the same on every page."""

    def __init__(self, at):
        self.at = at


def _environment():
    return Environment(loader=DictLoader(TEMPLATES))  # noqa: S701 - as MkDocs makes it


def _framed(env, template, url, **values):
    page = SimpleNamespace(url=url)
    base = get_relative_url(".", url)
    return env.get_template(template).render(page=page, base_url=base, **values)


@given(st.lists(PAGES, min_size=1, max_size=12), st.lists(TARGETS, max_size=4))
def test_a_shared_part_is_what_the_page_would_have_got_alone(pages, targets):
    """Whatever the order of the pages and wherever the part leads, every address is right."""
    plain, sharing = _environment(), _environment()
    plain.filters["url"] = templates.url_filter
    Fragments(sharing)
    items = [Target(target) for target in targets]
    for url in pages:
        values = {"targets": targets, "items": items}
        for one, other in SAME.items():
            got = _framed(sharing, f"{one}.html", url, **values)
            assert got == _framed(plain, f"{other}.html", url, **values)


def test_an_error_page_gets_parts_of_its_own():
    """It has no address: where it is shown, only the way from the root of the site is right."""
    env = _environment()
    Fragments(env)
    shown = env.get_template("shared.html").render(page=None, base_url="/site/", targets=["uk/"])
    assert shown == "<a href='/site/uk/'>"


def test_a_template_that_changed_is_compiled_again():
    """While somebody writes, a process sees several texts under one name."""
    compiled = Compiled()
    shown = []
    for text in ("one", "one", "two"):
        env = Environment(loader=DictLoader({"a.html": text}), bytecode_cache=compiled)  # noqa: S701
        shown.append(env.get_template("a.html").render())
    assert shown == ["one", "one", "two"]
