"""A way out, a policy and a contact, each from what was set."""

from datetime import date

import pytest

from portal import settings, site
from portal.safety import contact, exits, policy, servers
from portal.settings import Settings


def security_txt(**chosen):
    """The fields of the file, or None."""
    made = list(contact.assets(Settings(**chosen), date(2026, 11, 22)))
    if not made:
        return None
    (asset,) = made
    assert asset.uri == ".well-known/security.txt"
    return dict(line.split(": ", 1) for line in asset.write().decode().splitlines())


def test_whom_to_tell_of_a_hole():
    """The file of RFC 9116 names the contact, expires within a year, and says where it stands."""
    told = security_txt(security="securitate@exemplu.test", site_address="https://exemplu.test/a/")
    assert told["Contact"] == "mailto:securitate@exemplu.test"
    assert told["Canonical"] == "https://exemplu.test/a/.well-known/security.txt"
    expires = date.fromisoformat(told["Expires"].removesuffix("T00:00:00Z"))
    assert date(2027, 10, 1) < expires < date(2027, 11, 22)


def test_a_page_may_be_the_contact():
    """An address of the web stands as it is; without an address of the site nothing is claimed."""
    told = security_txt(security="https://exemplu.test/gauri")
    assert told["Contact"] == "https://exemplu.test/gauri"
    assert "Canonical" not in told
    assert security_txt() is None


def test_settings_of_safety_are_read(project):
    """A contact may be written as a link; a language without a way out has the usual one."""
    (project / "mkdocs.yml").write_text(
        "extra:\n  portal:\n    security: mailto:securitate@exemplu.test\n"
        "    exit:\n      uk: https://exemplu.test/pogoda\n"
    )
    chosen, problems = settings.read(project)
    assert problems == []
    assert chosen.security == "securitate@exemplu.test"
    assert exits.to(chosen, "uk") == "https://exemplu.test/pogoda"
    assert exits.to(chosen, "ro") == "https://ro.wikipedia.org/"


@pytest.mark.parametrize("way", ["http://exemplu.test/", "javascript:alert(1)", "//exemplu.test"])
def test_a_way_out_is_a_secure_address(project, way):
    """What is no https address is an error and is not used."""
    (project / "mkdocs.yml").write_text(f'extra:\n  portal:\n    exit:\n      ro: "{way}"\n')
    chosen, problems = settings.read(project)
    assert [problem.code for problem in problems] == ["S05"]
    assert exits.to(chosen, "ro") == "https://ro.wikipedia.org/"


def test_pages_made_from_a_sensitive_one_are_sensitive(project):
    """The page beside its original and the training that uses it inherit the mark."""
    for language in ("ro", "ru", "uk"):
        page = project / f"docs/{language}/material.md"
        page.write_text("---\ntitle: Sintetic\nsensitive: true\n---\n# Sintetic\n\nText.\n")
    training = project / "trainings/exemplu/training.yml"
    training.write_text(training.read_text() + "materials: [material.md]\n")
    read = site.read(project)
    assert read.sensitive == {"material.md", "material/alaturi.md", "instruiri/exemplu.md"}
    made = {page.uri: page.write() for page in read.pages("uk")}
    for uri in ("material/alaturi.md", "instruiri/exemplu.md"):
        assert made[uri].startswith("---\nsensitive: true\n")
    assert "sensitive" not in made["instruiri/date.md"]


def test_only_scripts_that_run_are_allowed():
    """Data and scripts with an address need no hash; of styles each has its own."""
    page = (
        '<script src="a.js"></script><script type="application/json">{}</script>'
        '<script data-base="..">run()</script><style>p { color: red }</style>'
    )
    assert policy.scripts(page) == {policy.hashed("run()")}
    assert policy.styles(page) == {policy.hashed("p { color: red }")}


def test_the_hash_is_that_of_the_standard():
    """The example of the specification (CSP Level 3, 7.1)."""
    assert policy.hashed("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


def test_headers_fit_a_host():
    """Cloudflare Pages refuses lines of more than 2,000 characters; twenty hashes still fit."""
    hashes = [policy.hashed(str(number)) for number in range(20)]
    told = servers.files(policy.headers(hashes[:10], hashes[10:]))["_headers"]
    assert max(map(len, told.splitlines())) < 2000
