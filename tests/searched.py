"""What the search of a published site knows, read back from its indexes."""

import json
from pathlib import Path


def index(public: Path, language: str) -> dict:
    """The index of a language as it is sent."""
    return json.loads((public / f"search/{language}/index.json").read_bytes())


def texts(public: Path, language: str) -> dict[str, list[str]]:
    """All that is searched of each page, by its address inside the language: names, then texts."""
    told = index(public, language)
    pieces = [public / f"search/{language}/{number}.json" for number in range(len(told["pieces"]))]
    shown = [page for piece in pieces for page in json.loads(piece.read_bytes())["pages"]]
    return {
        address: [title, *(heading for _, heading in parts), *text]
        for (address, title, _, parts, *_), text in zip(told["pages"], shown, strict=True)
    }


def everything(public: Path) -> str:
    """All texts of all languages in one."""
    return "\n".join(
        text
        for language in ("ro", "ru", "uk")
        for page in texts(public, language).values()
        for text in page
    )
