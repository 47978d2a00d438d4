"""What the site was told about itself: `extra.portal` in `mkdocs.yml`, and where it stands.

Nothing is invented: a setting that is not set is None, and what needs it is left out.

Problems reported: S01 a value that is not one of the choices, S03 a setting nobody
knows, S04 no address for readers who find a mistake, and those of `yamls.py`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from portal import yamls
from portal.problems import Problem
from portal.suggestions import nearest
from portal.texts import taken

FILE = "mkdocs.yml"

CHOICES = {
    "missing_translation": ("error", "fallback"),
    "logs": ("public", "private"),
    "facts_confirmed_within_days": ("180", "30", "60", "90", "365"),
}
"""The settings under `extra.portal`, each with its choices; the first is the default."""

FEEDBACK = "feedback"
"""The one setting that is no choice: where readers tell of a mistake."""

_E_MAIL = re.compile(r"[^\s@:/?&]+@[^\s@:/?&]+\.[^\s@:/?&]+")


def is_e_mail(value: str) -> bool:
    """Whether a letter can be sent there."""
    return bool(_E_MAIL.fullmatch(value))


def is_address(value: str) -> bool:
    """Whether readers can be led there: an e-mail address or a page."""
    return is_e_mail(value) or bool(re.fullmatch(r"https://[^\s\"<>]+", value))


@dataclass(frozen=True)
class Settings:
    """Settings in our terms, whatever engine they came from."""

    site_address: str | None = None
    name: str | None = None
    owner: str | None = None
    repository: str | None = None
    edit_path: str = "edit/main/docs/"
    missing_translation: str = "error"
    logs: str = "public"
    facts_confirmed_within_days: str = "180"
    feedback: str | None = None

    def web_address(self, path: str) -> str:
        """Where `path` of the site stands on the web; the path itself where nobody said."""
        return urljoin(self.site_address.rstrip("/") + "/", path) if self.site_address else path

    def edit_address(self, path: str) -> str | None:
        """Where the file at `path` of the project can be corrected in a browser."""
        if not self.repository or (path.startswith("trainings/") and self.logs == "private"):
            return None
        return urljoin(self.repository.rstrip("/") + "/", f"{self.edit_path}../{path}")

    def with_choices(self, chosen: Mapping[str, object]) -> "Settings":
        """With the values of `extra.portal`, as far as they are among the choices."""
        fit = {k: str(chosen[k]) for k in CHOICES if str(chosen.get(k)) in CHOICES[k]}
        address = str(chosen.get(FEEDBACK) or "")
        return replace(self, **fit, feedback=address if is_address(address) else self.feedback)


def read(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings of the project in `root`, read without the engine."""
    path = root / FILE
    if not path.exists():
        return Settings(), []
    content, problems = taken(path, FILE, yamls.MOST_BYTES)
    if problems:
        return Settings(), problems
    node, problems = yamls.parse(content, FILE, lenient=True)
    if not isinstance(node, yamls.Mapping):
        return Settings(), problems
    settings = Settings(
        site_address=_text(node, "site_url"),
        name=_text(node, "site_name"),
        owner=_text(node, "site_author"),
        repository=_text(node, "repo_url"),
        edit_path=_text(node, "edit_uri") or Settings.edit_path,
    )
    extra = node.get("extra")
    portal = extra.get("portal") if isinstance(extra, yamls.Mapping) else None
    if not isinstance(portal, yamls.Mapping):
        return settings, problems
    chosen = {key: yamls.plain(portal.get(key)) for key in (*CHOICES, FEEDBACK)}
    return settings.with_choices(chosen), [*problems, *_wrong_choices(portal)]


def _wrong_choices(portal: yamls.Mapping) -> list[Problem]:
    wrong = []
    known = (*CHOICES, FEEDBACK)
    for key in portal.entries.keys() - set(known):
        mark = yamls.key_mark(portal, (key,))
        about: dict[str, str | int] = {"key": key, "nearest": nearest(key, known)}
        wrong.append(Problem(FILE, mark.line, mark.column, "S03", about))
    for key, choices in CHOICES.items():
        value = portal.get(key)
        if value is not None and yamls.plain(value) not in choices:
            about = {"key": key, "value": str(yamls.plain(value))}
            about["choices"] = ", ".join(choices)
            wrong.append(Problem(FILE, value.mark.line, value.mark.column, "S01", about))
    address = portal.get(FEEDBACK)
    told = str(yamls.plain(address) or "") if address is not None else ""
    if address is not None and told and not is_address(told):
        about = {"key": FEEDBACK, "value": told}
        wrong.append(Problem(FILE, address.mark.line, address.mark.column, "S04", about))
    return wrong


def _text(node: yamls.Mapping, key: str) -> str | None:
    """A setting as text; `!ENV [NAME, default]` is what the environment says, as in MkDocs."""
    value = node.get(key)
    if isinstance(value, yamls.Sequence):
        *names, default = [item.text for item in yamls.scalars(value)] or [""]
        return next((os.environ[name] for name in names if os.environ.get(name)), default) or None
    return value.text or None if isinstance(value, yamls.Scalar) else None
