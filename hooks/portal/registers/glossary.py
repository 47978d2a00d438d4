"""The list of all terms: the piece `<!-- portal: glossary -->`."""

from collections.abc import Iterator

from portal import alphabets, languages
from portal.registers import Registers
from portal.registers.terms import Term
from portal.rendering import Markdown, encode, environment, link, shown, tagged
from portal.strings import strings


def glossary(registers: Registers, language: str) -> Markdown:
    """All terms in the order of the page's language, after their abbreviations."""
    terms = sorted(registers.terms.values(), key=lambda term: _key(term, language))
    short = sorted(
        (term for term in terms if term.abbreviation),
        key=lambda term: alphabets.order(term.abbreviation or "", languages.DEFAULT),
    )
    template = environment(language).get_template("glossary.md")
    return Markdown(
        template.render(
            abbreviations=[link(term.abbreviation or "", f"#{term.id}") for term in short],
            terms=[_entry(term, language) for term in terms],
        )
    )


def _key(term: Term, language: str) -> tuple[object, ...]:
    """A term without a form in the language stands at the end, by its Romanian one."""
    text, really = term.form.in_language(language)
    return really != language, alphabets.order(text, really), term.id


def _entry(term: Term, language: str) -> dict[str, object]:
    form = shown(term.form, language)
    short = f" ({encode(term.abbreviation)})" if term.abbreviation else ""
    return {
        "form": Markdown(f"{form}{short}"),
        "anchor": Markdown(term.id),
        "facts": list(_facts(term, language)),
    }


def _facts(term: Term, language: str) -> Iterator[Markdown]:
    words = strings(language)
    own = getattr(term.form, language)
    if own:
        yield Markdown(
            encode(words.text("glossary.this_form")) + " " + _status(term, language, language)
        )
    else:
        yield Markdown(encode(words.text("glossary.no_form")))
    for code in languages.SITE:
        text = getattr(term.form, code.code)
        if text and code.code != language:
            told = f"{code.endonym}: {text}"
            yield Markdown(f"{tagged(told, code.code)} {_status(term, code.code, language)}")
    if term.english:
        yield tagged(f"English: {term.english}", "en")
    if term.variants:
        told = ", ".join(term.variants)
        said = encode(told) if language == "ro" else tagged(told, "ro")
        yield Markdown(f"{encode(words.text('glossary.variants'))} {said}")
    if term.note:
        yield Markdown(shown(term.note, language))


def _status(term: Term, of: str, language: str) -> Markdown:
    """Where the form in the language `of` was seen, or that it is a working translation."""
    words = strings(language)
    if term.is_working("form", of):
        return Markdown(f'<em class="working-form">({encode(words.text("glossary.working"))})</em>')
    seen = getattr(term.seen, of)
    told = [f"[](source:{name})" for name in seen.sources]
    if seen.elsewhere:
        told.append(f"({encode(seen.elsewhere)})")
    return Markdown(" ".join(told))
