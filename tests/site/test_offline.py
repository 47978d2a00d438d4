"""What can be saved: every file true to its hash, and nothing dangerous that was not asked for."""

import json
from hashlib import sha256

import pytest

from portal.languages import CODES


@pytest.fixture(scope="module", params=CODES)
def manifest(request, public):
    """The manifest of a language."""
    return json.loads((public / f"offline/{request.param}.json").read_bytes())


def _file(public, place):
    return public / (f"{place}index.html" if place.endswith("/") or not place else place)


def test_every_file_is_what_the_manifest_says(manifest, public):
    """Sizes and SHA-256 are those of the published files; nothing is listed that is not there."""
    for place, (size, digest) in manifest["files"].items():
        content = _file(public, place).read_bytes()
        assert (size, digest) == (len(content), sha256(content).hexdigest()), place
    listed = {*manifest["always"], *(p for places in manifest["choices"].values() for p in places)}
    assert listed == manifest["files"].keys()


def test_a_copy_holds_all_its_pages_need(manifest, everything):
    """Every style, script and picture of a saved page is saved with it."""
    for name, places in manifest["choices"].items():
        saved = {*manifest["always"], *places}
        for place in saved & everything.keys():
            page = everything[place]
            for link in page.all("//link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
                assert link.lstrip("./") in saved, (name, place)


def test_pages_that_endanger_are_only_in_choices_that_say_so(manifest, everything):
    """A page with a quick way out is in no default and in no choice without the warning."""
    sensitive = {a for a, page in everything.items() if page.all("//aside[@class='exit']")}
    assert len(sensitive) > 60
    assert not sensitive & set(manifest["always"])
    for name, places in manifest["choices"].items():
        pages = set(places) & everything.keys()
        assert pages, name
        assert pages <= sensitive if name.endswith("-sensitive") else not pages & sensitive, name


def test_a_manifest_speaks_of_one_language(manifest, everything):
    """No page of another language is saved, nor pages that repeat others."""
    pages = {*manifest["files"]} & everything.keys()
    assert {everything[place].language for place in pages} == {manifest["language"]}
    assert not [place for place in pages if place.endswith(("/alaturi/", "/foaie/"))]


def test_every_section_of_the_form_exists(manifest, everything):
    """Each choice of the manifest has its box on the page where one saves."""
    page = everything[manifest["page"]]
    assert set(manifest["choices"]) <= set(page.all("//input[@name='section']/@value"))


def test_the_worker_stands_at_the_root(public, everything):
    """It answers for the whole site, and no page asks for it by itself."""
    assert (public / "sw.js").is_file()
    for page in everything.values():
        assert not [src for src in page.all("//script/@src") if src.endswith("sw.js")]
