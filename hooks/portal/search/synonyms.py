"""Words that mean the same: terms of law with their abbreviations, and everyday words."""

from portal.registers import Registers
from portal.registers.terms import Term


#   among "ro": "Inspectoratul General pentru Migrație, IGM"
def groups(registers: Registers, language: str) -> list[str]:
    """The groups of a language, each as its words with `, ` between them."""
    named = [_names(term, language) for term in registers.terms.values()]
    everyday = [group.words(language) for group in registers.synonyms.values()]
    return [", ".join(dict.fromkeys(group)) for group in (*named, *everyday) if len(group) > 1]


def _names(term: Term, language: str) -> list[str]:
    """The form of a language, and the abbreviation, which is the same in all."""
    form = getattr(term.form, language, None)
    variants = term.variants if language == "ro" else []
    return [name for name in (form, term.abbreviation, *variants) if name and ", " not in name]
