"""What a link shows before it is opened: words and a picture, and nothing of a sensitive page."""

import re
from hashlib import sha256
from io import BytesIO

import pytest
from conftest import ADDRESS
from PIL import Image, ImageFont

from portal.pages import address
from portal.previews import cards, told
from portal.settings import Settings
from portal.strings import strings

NAME = "Îndrumar"

LETTERS = "ĂÂÎȘȚăâîșț АБВГҐДЕЄЖЗИІЇЙЪЫЬЭЮЯёґєії «»„”’–—№0123456789"


def _told(page, name):
    return page.all(f"//meta[@property='og:{name}']/@content")


def _sensitive(project):
    """The addresses of typed pages whose head says that they are sensitive."""
    for language in ("ro", "ru", "uk"):
        folder = project / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            if re.search(r"^sensitive: true$", path.read_text().split("\n---")[0], re.M):
                yield address(path.relative_to(folder).as_posix(), language)


def test_every_page_has_a_preview(pages, public):
    """Title, sentence, language, its own address, and a picture that is there and large enough."""
    locales = {"ro": "ro_RO", "ru": "ru_RU", "uk": "uk_UA"}
    for page in pages.values():
        assert all(_told(page, name)[0].strip() for name in ("title", "description"))
        assert _told(page, "locale") == [locales[page.language]]
        assert _told(page, "url") == page.all("//link[@rel='canonical']/@href")
        (image,) = _told(page, "image")
        assert image.startswith(ADDRESS)
        prefix = "" if page.language == "ro" else f"{page.language}/"
        assert image.startswith(f"{ADDRESS}{prefix}imagini/")
        with Image.open(public / image.removeprefix(ADDRESS)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_a_sensitive_page_tells_nothing_of_its_topic(project, everything):
    """The name of the site, one sentence for all of them, a picture without a topic."""
    found = list(_sensitive(project))
    assert len(found) >= 48
    made = [a for a in everything if a.endswith(("foaie/", "alaturi/")) and "drepturi/" in a]
    assert len(made) >= 45 + 30
    for one in [*found, *made]:
        page = everything[one]
        assert (one, _told(page, "title")) == (one, [NAME])
        assert _told(page, "description") == [strings(page.language).text("preview.about")]
        assert _told(page, "image")[0].endswith("/imagini/site.png")


def test_other_pages_tell_what_they_are_about(pages):
    """The title and the description of the page, and the picture of its section."""
    page = pages["uk/acte/"]
    assert _told(page, "title") == [page.text("//h1").rstrip("¶")]
    assert _told(page, "description") == page.all("//meta[@name='description']/@content")
    assert _told(page, "image") == [f"{ADDRESS}uk/imagini/acts.png"]


def test_without_an_address_nothing_is_claimed():
    """A site that does not know where it stands has no previews and no pictures."""
    nowhere = Settings(name=NAME)
    assert list(told.assets(nowhere, "ro")) == []
    assert told.of(nowhere, "ro", "acte/index.md", "Acte", "Toate actele.") is None


def test_the_same_words_give_the_same_picture(public):
    """The published picture is what the words of its section give."""
    title = strings("ru").text("nav.procedures")
    cards.drawn.cache_clear()
    assert (public / "ru/imagini/procedures.png").read_bytes() == cards.drawn(NAME, title)
    assert len(cards.drawn(NAME, title)) < 20_000


def test_a_long_name_stays_on_the_card():
    """Words that do not fit are set smaller, and in lines: nothing touches the edges."""
    long = "Îndreptar pentru specialiștii serviciilor sociale și pentru oamenii din Ucraina"
    picture = Image.open(BytesIO(cards.drawn(long, ""))).convert("L")
    letters = picture.crop((0, 0, 1200, 600)).point(lambda shade: 255 * (shade > 90))
    left, top, right, bottom = letters.getbbox()
    assert left >= 60
    assert right <= 1140
    assert top >= 40
    assert bottom <= 590


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_letters_are_ours_and_whole(root, weight):
    """The fonts are those their note names, and have every letter of the three languages."""
    folder = root / "hooks/portal/previews/fonts"
    file = folder / f"NotoSans-{weight}.ttf"
    checksum = sha256(file.read_bytes()).hexdigest()
    assert f"{checksum}  {file.name}" in (folder / "README.md").read_text()
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text().upper()
    font = ImageFont.truetype(str(file), 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\N{SNOWMAN}"))
    assert [
        letter for letter in "".join(LETTERS.split()) if bytes(font.getmask(letter)) == missing
    ] == []
