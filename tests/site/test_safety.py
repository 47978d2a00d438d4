"""Sensitive pages offer a way out in every language; pages allow only what is theirs."""

import re
import shlex
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from hosting import rules

EXIT = "//a[@data-exit]"


@pytest.fixture(scope="module")
def headers(public):
    """The headers of every answer."""
    return dict(rules((public / "_headers").read_text()))["/*"]


def directives(policy):
    """The parts of a policy by name."""
    parts = (part.split() for part in policy.split(";"))
    return {name: set(values) for name, *values in parts}


def test_rights_and_dangers_offer_a_way_out(everything):
    """Every page of rights, contacts, violence and trafficking has it, beside its original too."""
    asked = (
        "drepturi/",
        "contacte/",
        "despre/siguranta/",
        "proceduri/ajutor-in-familie/",
        "proceduri/identificarea-si-asistenta/",
        "proceduri/mecanismul-national-de-referire/",
        "instruiri/materiale/asistenta-victimelor/",
        "instruiri/materiale/prevenirea-traficului-in-centre/",
        "instruiri/asistenta-victimelor/",
    )
    found = [page for page in everything.values() if page.inside.startswith(asked)]
    found = [page for page in found if not page.all("//meta[@http-equiv='refresh']")]
    found = [page for page in found if not page.address.endswith(".html")]  # files to take along
    assert len(found) > 100
    assert {page.language for page in found} == {"ro", "ru", "uk"}
    assert any(page.address == "uk/drepturi/ajutor/alaturi/" for page in found)
    for page in found:
        assert len(page.all(EXIT)) == 2, page.address


def test_other_pages_have_none(pages):
    """Where every page shouts, none is heard: home pages, figures and rules have no way out."""
    for inside in ("", "cifre/", "acte/", "despre/", "despre/reguli/a01/", "instruiri/date/"):
        for prefix in ("", "ru/", "uk/"):
            assert pages[prefix + inside].all(EXIT) == []


def test_the_same_pages_in_every_language(pages):
    """A page offers the way out in all languages or in none."""
    offering = {language: set() for language in ("ro", "ru", "uk")}
    for page in pages.values():
        if page.all(EXIT):
            offering[page.language].add(page.inside)
    assert offering["ro"] == offering["ru"] == offering["uk"]


def test_the_way_out_is_a_plain_link_to_another_site(pages):
    """It leads, in the language of the page, to another site, which learns nothing."""
    for prefix, host in {"": "ro", "ru/": "ru", "uk/": "uk"}.items():
        for link in pages[f"{prefix}drepturi/ajutor/"].all(EXIT):
            assert urlsplit(link.get("href"))[:2] == ("https", f"{host}.wikipedia.org")
            assert {"noreferrer", "noopener", "nofollow"} <= set(link.get("rel").split())
            assert link.get("referrerpolicy") == "no-referrer"
            assert link.text_content().strip()


def test_the_policy_allows_the_scripts_of_the_theme_and_no_others(everything, headers):
    """Each inline script of each page is allowed by its hash, in the headers and in the page."""
    allowed = directives(headers["Content-Security-Policy"])
    assert allowed["default-src"] == {"'none'"}
    run = set()
    for page in everything.values():
        for script in page.all("//script[not(@src)][not(contains(@type, 'json'))]"):
            digest = b64encode(sha256(script.text.encode()).digest()).decode()
            run.add(f"'sha256-{digest}'")
        (told, *_) = page.all("//meta[@http-equiv='Content-Security-Policy']/@content") or [None]
        if told and "style-src 'sha256-" not in told:  # a file to take along has its own
            expected = {name: what for name, what in allowed.items() if name != "frame-ancestors"}
            assert directives(told)["script-src"] == expected["script-src"]
            assert directives(told).keys() == expected.keys()
    assert allowed["script-src"] == {"'self'", *run}
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_nothing_in_a_page_needs_more_than_the_policy_gives(pages):
    """No inline style and no inline handler on any page; each says that it tells no referrer."""
    for page in pages.values():
        assert page.all("//@style") == [], page.address
        assert page.all("//@*[starts-with(name(), 'on')]") == [], page.address
        assert page.all("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_every_server_is_told_the_same(public, headers):
    """What nginx and Caddy include says the same headers as the file for hosts."""
    nginx = [shlex.split(line) for line in (public / "_headers.nginx").read_text().splitlines()]
    assert {name: value for _, name, value, _ in nginx} == headers
    assert {words[-1] for words in nginx} == {"always;"}
    caddy = [shlex.split(line) for line in (public / "_headers.caddy").read_text().splitlines()]
    assert {words[0]: words[1] for words in caddy[1:-1]} == headers
    assert all(len(line) < 2000 for line in (public / "_headers").read_text().splitlines())


def test_servers_send_the_headers_with_errors_too(root):
    """Both configurations include the headers where errors are answered (tried by hand: 0032)."""
    nginx = (root / "deploy/nginx.conf").read_text()
    assert "include /srv/indrumar/public/_headers.nginx;" in nginx
    # In a `location` it would drop those of the server.
    assert not re.search(r"location [^{]*\{[^}]*add_header", nginx)
    caddy = (root / "deploy/Caddyfile").read_text()
    pages, errors = caddy.split("handle_errors")
    for part in (pages, errors):
        assert "import /srv/indrumar/public/_headers.caddy" in part


def test_there_is_no_contact_nobody_gave(public):
    """Without a security contact there is no security.txt."""
    assert not (public / ".well-known").exists()
