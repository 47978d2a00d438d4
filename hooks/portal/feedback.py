"""Where readers tell of a mistake: an e-mail address or a page, as `extra.portal.feedback` says."""

from urllib.parse import quote

from portal.settings import Settings, is_e_mail
from portal.strings import strings


#   to(…, "uk/drepturi/", "uk")  ->  "mailto:a@b.test?subject=…%2Fuk%2Fdrepturi%2F"
def to(chosen: Settings, page: str, language: str) -> str | None:
    """The link for the page at the address `page`; None where nobody said where to.

    A letter names the page by its address, which is neutral by design, never by its title: it
    stays in the reader's outbox. A form of somebody else's is told nothing.
    """
    if not chosen.feedback:
        return None
    if not is_e_mail(chosen.feedback):
        return chosen.feedback
    subject = strings(language).text("site.mistake_subject", page=f"/{page}")
    return f"mailto:{chosen.feedback}?subject={quote(subject, safe='')}"
