"""What readers take along, reckoned without a browser and without an engine."""

from datetime import date

import pytest
import yaml

from portal import qr
from portal.components.links import typed
from portal.handouts import fitting, lasting, rendered
from portal.handouts.fitting import Part
from portal.prose import ProsePage
from portal.registers import Registers
from portal.registers.facts import Fact

TODAY = date(2026, 11, 21)


def fact(name, **more):
    written = {
        "id": name,
        "type": "count",
        "value": "5",
        "sources": [{"id": "x"}],
        **more,
    }
    return Fact.model_validate(written, context=None)


def page(text):
    return ProsePage("ro", "drepturi/proba.md", "docs/ro/drepturi/proba.md", text)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], date(2027, 5, 20)),
        ([{"valid": {"until": "2027-03-01"}}], date(2027, 3, 1)),
        ([{"valid": {"until": "2029-03-01"}}], date(2027, 5, 20)),
        (
            [{"valid": {"until": "2027-03-01"}}, {"confirmed": {"on": "2026-07-01", "how": "x"}}],
            date(2026, 12, 28),
        ),
        ([{"confirmed": {"on": "2020-07-01", "how": "x"}}], TODAY),
    ],
)
def test_a_copy_is_trusted_until_something_of_it_may_end(facts, expected):
    """The earliest end of a fact, of a confirmation, or of the 180 days after it was made."""
    known = {f"f{n}": fact(f"f{n}", **more) for n, more in enumerate(facts)}
    text = " ".join(f"[](fact:{name})" for name in known)
    assert lasting.check_by(page(text), Registers(facts=known), TODAY, 180) == expected


def test_what_is_told_as_history_ends_nothing():
    """A value that a page gives as past does not make the copy end."""
    known = {"f": fact("f", valid={"until": "2026-12-01"})}
    told = page("[](fact:f){ .history }")
    assert lasting.check_by(told, Registers(facts=known), TODAY, 180) == date(2027, 5, 20)


def test_the_extensions_are_those_of_the_site(repository):
    """A file renders Markdown with what `mkdocs.yml` names, in its order."""
    text = (repository / "mkdocs.yml").read_text()
    written = text.partition("markdown_extensions:")[2].partition("\n\n")[0]
    named = [
        name if isinstance(name, str) else next(iter(name)) for name in yaml.safe_load(written)
    ]
    assert list(rendered.EXTENSIONS) == named


def test_links_that_lead_nowhere_are_text():
    """What cannot be followed from a phone's memory is no link; a telephone is."""
    text = "# A\n\n[B](b.md) [C](tel:112) [D](#pagina)"
    made = rendered.html(text, lambda href: None if href.endswith(".md") else href)
    assert "<span>B</span>" in made
    assert '<a href="tel:112">C</a>' in made
    assert '<a href="#pagina">D</a>' in made


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://www.anofm.md/", "anofm.md"),
        ("http://a.test/b/?c=1#d", "a.test/b/?c=1#d"),
        ("tel:112", ""),
        ("mailto:a@b.test", ""),
        ("../acte/index.md", ""),
    ],
)
def test_an_address_as_people_type_it(href, expected):
    """Without the scheme, `www` and the last slash; only addresses on the web."""
    assert typed(href) == expected


def test_what_fits_is_set_large_and_whole():
    """Little text is set in the largest letters, and nothing of it is left out."""
    parts = [Part("Unu", "Text scurt.", 0), Part("Doi", "Alt text.", 12)]
    assert fitting.fitted(parts, "ro") == (11, parts)


def test_what_does_not_fit_goes_by_its_rank():
    """The part of the last rank gives way first; the others keep their order on the page."""
    long = "\n\n".join(["Un alineat de o lungime obișnuită, cum sunt multe pe pagini."] * 14)
    parts = [Part("A", long, 5), Part("B", long, 0), Part("C", "Scurt.", 1)]
    size, taken = fitting.fitted(parts, "ro")
    assert [part.heading for part in taken] == ["B", "C"]
    assert size in fitting.SIZES


def test_what_must_be_told_makes_letters_smaller_first():
    """Before anything that must be told is left out, the letters become smaller."""
    must = "\n\n".join(
        ["Un alineat care trebuie spus, pe un rând și încă puțin din altul, aici."] * 24
    )
    size, taken = fitting.fitted([Part("A", must, 0)], "ro")
    assert (size, len(taken)) == (9, 1)


def test_a_code_is_black_on_white_without_a_style():
    """The policy of the site allows no style on an element, and a dark theme inverts nothing."""
    drawn = qr.drawn("https://indrumar.example/uk/", "x")
    assert "style" not in drawn
    assert "#000" in drawn
    assert "#fff" in drawn
